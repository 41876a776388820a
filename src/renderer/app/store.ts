import { create } from 'zustand';
import type { Operation } from '../../shared/contract/redraw.ts';
import type { MapShading } from '../../shared/domain/map-picture.ts';

/** What is on screen. `map`, `classes`, `market` and `design` share the workspace and differ in its right-hand panel. */
export const screens = [
  'data',
  'map',
  'classes',
  'market',
  'sizing',
  'design',
  'reps',
  'quota',
  'pay',
  'compare',
  'review',
] as const;
export type Screen = (typeof screens)[number];

/** Screens that show map, grid and a panel of their own beside them. */
const workspaces: ReadonlySet<Screen> = new Set(['map', 'classes', 'market', 'design']);
export const isWorkspace = (screen: Screen): boolean => workspaces.has(screen);

export const selectionKinds = ['unit', 'account', 'territory', 'rep'] as const;
export type SelectionKind = (typeof selectionKinds)[number];

/** One selection for map, grid and panels: things of one kind, by their id in the plan. */
export interface Selection {
  kind: SelectionKind;
  ids: readonly number[];
  /** Accounts caught along with units where the tools take both. */
  accounts?: readonly number[] | undefined;
}

export const tools = [
  'select',
  'pan',
  'paint',
  'brush',
  'border',
  'rectangle',
  'lasso',
  'account',
  'line',
] as const;
export type Tool = (typeof tools)[number];

/** What a drawing tool takes. */
export const scopes = ['units', 'accounts', 'both'] as const;
export type Scope = (typeof scopes)[number];

export type DeviationMeasure = 'workload' | 'potential' | 'sales';

/** How units are coloured. */
export type Shading = MapShading;

export const layerNames = [
  'accounts',
  'homes',
  'competitors',
  'territoryLabels',
  'unitLabels',
  'provinces',
  'graticule',
  'moved',
  'links',
] as const;
export type LayerName = (typeof layerNames)[number];
export type Layers = Readonly<Record<LayerName, boolean>>;

export const gridTabs = ['territories', 'units', 'accounts', 'reps'] as const;
export type GridTab = (typeof gridTabs)[number];

/** A long job as the status bar shows it. `text` is already in the user's language. */
export interface Job {
  id: string;
  text: string;
  fraction: number | null;
  secondsLeft: number | null;
  /** The folder it needs, whose drive does not answer. */
  silent?: string | undefined;
  cancel?: (() => void) | undefined;
}

export const fileConflicts = ['PLAN_MOVED', 'PLAN_REPLACED', 'PLAN_CHANGED'] as const;
export type FileConflict = (typeof fileConflicts)[number];

export interface PanelSizes {
  /** Percent of the workspace, as react-resizable-panels speaks. */
  [panelId: string]: number;
}

export interface MapCamera {
  longitude: number;
  latitude: number;
  zoom: number;
}

export interface AppState {
  screen: Screen;
  scenarioId: number | null;
  /** The territory that assignments go to; 0 = the unassigned bucket; null = none chosen. */
  territoryId: number | null;
  selection: Selection | null;
  tool: Tool;
  scope: Scope;
  shading: Shading;
  layers: Layers;
  legendOpen: boolean;
  gridTab: GridTab;
  gridOpen: boolean;
  panelOpen: boolean;
  panelSizes: Readonly<Record<string, PanelSizes>>;
  camera: MapCamera | null;
  /** Screens' own memory by name, saved with the plan's view; small and JSON-safe. */
  memory: Readonly<Record<string, unknown>>;
  /** Where the pointer is on the map, degrees WGS84. */
  pointer: { longitude: number; latitude: number } | null;
  jobs: readonly Job[];
  /** An edit is on its way to the plan's file (writing.ts). */
  isWriting: boolean;
  /** Best-so-far of a running design: territory number (1-based, 0 = none) per unit, drawn instead of the alignment. */
  designPreview: readonly number[] | null;
  /** A set operation shown on the map and not yet stored. */
  operation: Operation | null;
  /** Radius of the brush, pixels. */
  brushSize: number;
  /** Bumped to make the map fly to the selection. */
  zoomRequest: number;
  /** The territory whose name is being typed. */
  renaming: number | null;
  importOpen: boolean;
  historyOpen: boolean;
  helpOpen: boolean;
  mergeOpen: boolean;
  rebaseOpen: boolean;
  /** Why the plan's file takes no more edits, until the person has decided how to go on. */
  conflict: FileConflict | null;
  /** The same from when it was noticed until it is resolved, also while the question is put off. */
  unresolved: FileConflict | null;
  /** Pairs suggested as links, drawn dashed until accepted or dismissed. */
  suggestedLinks: readonly { a: number; b: number; metres: number }[] | null;
}

export const defaultLayers: Layers = {
  accounts: true,
  homes: true,
  competitors: false,
  territoryLabels: true,
  unitLabels: true,
  provinces: true,
  graticule: true,
  moved: true,
  links: true,
};

export const initialState: AppState = {
  screen: 'map',
  scenarioId: null,
  territoryId: null,
  selection: null,
  tool: 'select',
  scope: 'units',
  shading: { kind: 'territory' },
  layers: defaultLayers,
  legendOpen: true,
  gridTab: 'territories',
  gridOpen: true,
  panelOpen: true,
  panelSizes: {},
  camera: null,
  memory: {},
  pointer: null,
  jobs: [],
  isWriting: false,
  designPreview: null,
  operation: null,
  brushSize: 24,
  zoomRequest: 0,
  renaming: null,
  importOpen: false,
  historyOpen: false,
  helpOpen: false,
  mergeOpen: false,
  rebaseOpen: false,
  conflict: null,
  unresolved: null,
  suggestedLinks: null,
};

/** View state only: nothing here is data of the plan. Read with selectors: `useApp((s) => s.screen)`. */
export const useApp = create<AppState>(() => initialState);

export const setApp = useApp.setState;

/** Selects; `add` keeps what is selected of the same kind and toggles the ids given (Shift-click). */
export function select(kind: SelectionKind, ids: readonly number[], add = false): void {
  const now = useApp.getState().selection;
  if (!add || now?.kind !== kind) {
    setApp({ selection: ids.length > 0 ? { kind, ids } : null });
    return;
  }
  const next = new Set(now.ids);
  for (const id of ids) if (!next.delete(id)) next.add(id);
  setApp({ selection: next.size > 0 ? { kind, ids: [...next] } : null });
}

/** What a rectangle or lasso caught: units, accounts, or units with accounts. */
export function selectArea(
  { unitIds, accountIds }: { unitIds: readonly number[]; accountIds: readonly number[] },
  add: boolean,
): void {
  if (unitIds.length === 0) {
    select('account', accountIds, add);
    return;
  }
  const now = useApp.getState().selection;
  const kept = add && now?.kind === 'unit' ? (now.accounts ?? []) : [];
  select('unit', unitIds, add);
  const accounts = [...new Set([...kept, ...accountIds])];
  if (accounts.length > 0)
    setApp(({ selection }) => ({ selection: selection && { ...selection, accounts } }));
}

/** The units and accounts of a selection; null when it is of something that is not given away. */
export function movable(selection: Selection | null): { unitIds: number[]; accountIds: number[] } | null {
  if (selection?.kind === 'unit')
    return { unitIds: [...selection.ids], accountIds: [...(selection.accounts ?? [])] };
  return selection?.kind === 'account' ? { unitIds: [], accountIds: [...selection.ids] } : null;
}

export function clearSelection(): void {
  setApp({ selection: null });
}

/** Selects and asks the map to fly there. */
export function reveal(kind: SelectionKind, ids: readonly number[]): void {
  setApp((state) => ({
    selection: { kind, ids },
    zoomRequest: state.zoomRequest + 1,
    screen: isWorkspace(state.screen) ? state.screen : 'map',
    ...(kind === 'territory' && ids[0] !== undefined ? { territoryId: ids[0] } : {}),
  }));
}

export function setLayer(name: LayerName, shown: boolean): void {
  setApp((state) => ({ layers: { ...state.layers, [name]: shown } }));
}

/** Adds or updates a job in the status bar. */
export function setJob(job: Job): void {
  setApp((state) => ({
    jobs: state.jobs.some((other) => other.id === job.id)
      ? state.jobs.map((other) => (other.id === job.id ? job : other))
      : [...state.jobs, job],
  }));
}

export function endJob(id: string): void {
  setApp((state) => ({ jobs: state.jobs.filter((job) => job.id !== id) }));
}

/** Radii the brush may have, pixels. */
export const brushSizes = { least: 6, most: 120 } as const;

/** Makes the brush larger or smaller by a quarter. */
export function resizeBrush(larger: boolean): void {
  const { least, most } = brushSizes;
  setApp(({ brushSize }) => ({
    brushSize: Math.round(Math.min(most, Math.max(least, larger ? brushSize * 1.25 : brushSize / 1.25))),
  }));
}

/** A screen's own memory, kept with the plan's view: give it a default of the same shape. */
export function remember(name: string, value: unknown): void {
  setApp((state) => ({ memory: { ...state.memory, [name]: value } }));
}
