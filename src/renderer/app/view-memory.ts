import { z } from 'zod';
import type { PlanState } from '../../shared/contract/plan.ts';
import {
  type AppState,
  defaultLayers,
  gridTabs,
  initialState,
  type Layers,
  layerNames,
  scopes,
  screens,
  selectionKinds,
  setApp,
} from './store.ts';

const sizes = z.record(z.string(), z.number().min(0).max(100));

/** What a plan remembers of its screen. It was written by an earlier version or another program: parsed, never trusted. */
const view = z
  .object({
    screen: z.enum(screens),
    scenarioId: z.number().int().nullable(),
    territoryId: z.number().int().nullable(),
    selection: z
      .object({ kind: z.enum(selectionKinds), ids: z.array(z.number().int()).max(2000) })
      .nullable(),
    scope: z.enum(scopes),
    shading: z.union([
      z.object({ kind: z.literal('territory') }),
      z.object({ kind: z.literal('deviation'), measure: z.enum(['workload', 'potential', 'sales']) }),
      z.object({ kind: z.literal('measure'), key: z.string().max(120) }),
      z.object({ kind: z.literal('market'), of: z.enum(['ladder', 'state']) }),
    ]),
    layers: z.partialRecord(z.enum(layerNames), z.boolean()),
    legendOpen: z.boolean(),
    gridTab: z.enum(gridTabs),
    gridOpen: z.boolean(),
    panelOpen: z.boolean(),
    panelSizes: z.record(z.string(), sizes),
    camera: z
      .object({
        longitude: z.number().min(-180).max(180),
        latitude: z.number().min(-90).max(90),
        zoom: z.number().min(0).max(22),
      })
      .nullable(),
    memory: z.record(z.string(), z.unknown()),
  })
  .partial();

/** Longest text the contract takes. */
const longest = 20_000;

/** The part of the state that outlives the window, as text; a selection too long to keep is left out. */
export function viewText(state: AppState): string {
  const keep = {
    screen: state.screen,
    scenarioId: state.scenarioId,
    territoryId: state.territoryId,
    selection: state.selection,
    scope: state.scope,
    shading: state.shading,
    layers: state.layers,
    legendOpen: state.legendOpen,
    gridTab: state.gridTab,
    gridOpen: state.gridOpen,
    panelOpen: state.panelOpen,
    panelSizes: state.panelSizes,
    camera: state.camera,
    memory: state.memory,
  };
  const text = JSON.stringify(keep);
  if (text.length <= longest) return text;
  const shorter = JSON.stringify({ ...keep, selection: null });
  return shorter.length <= longest ? shorter : JSON.stringify({ ...keep, selection: null, memory: {} });
}

export function parseView(text: string): Partial<AppState> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return {};
  }
  const parsed = view.safeParse(json);
  if (!parsed.success) return {};
  const layers: Layers = { ...defaultLayers, ...parsed.data.layers };
  return Object.fromEntries(
    Object.entries({ ...parsed.data, layers }).filter(([, value]) => value !== undefined),
  );
}

/** The scenario to show when none is remembered: the youngest plan, else the present state. */
export function defaultScenario(plan: PlanState): number | null {
  const drawn = plan.scenarios.filter((scenario) => !scenario.isPresent && scenario.layer === null);
  return (drawn.at(-1) ?? plan.scenarios[0])?.id ?? null;
}

/** The scenario a plan is shown with: the one remembered while there is one of that id. */
export function scenarioToShow(plan: PlanState, remembered = parseView(plan.view)): number | null {
  const known = plan.scenarios.find(({ id }) => id === remembered.scenarioId);
  return known?.id ?? defaultScenario(plan);
}

/** Puts a plan's remembered screen back; what no longer exists falls to its default. */
export function restoreView(plan: PlanState): void {
  const remembered = parseView(plan.view);
  const empty = plan.counts.units === 0 && plan.counts.accounts === 0;
  setApp({
    ...initialState,
    // A small window shows more map with the legend folded.
    legendOpen: window.innerWidth >= 1200,
    ...(empty ? { screen: 'data' } : {}),
    ...remembered,
    scenarioId: scenarioToShow(plan, remembered),
  });
}
