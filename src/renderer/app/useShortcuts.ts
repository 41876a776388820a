import { useEffect } from 'react';
import type { PlanState } from '../../shared/contract/plan.ts';
import { redo, undo } from './commands.ts';
import { mapHandle } from './map-handle.ts';
import { openPlan, saveCopy } from './plan-files.ts';
import { keys } from './queries.ts';
import { queryClient } from './query-client.ts';
import { openSearch } from './search-palette.ts';
import { type AppState, resizeBrush, setApp, useApp } from './store.ts';
import {
  addTerritory,
  assignSelection,
  assignToActive,
  stepTerritory,
  toggleLock,
} from './territory-actions.ts';

type Handler = () => unknown;

const withModifier: Readonly<Record<string, Handler>> = {
  k: openSearch,
  z: undo,
  y: redo,
  i: () => setApp({ importOpen: true }),
  o: openPlan,
  s: () => {
    const plan = queryClient.getQueryData<PlanState | null>(keys.state);
    if (plan) void saveCopy(plan.name);
  },
};

const view = (change: Partial<AppState>) => () => setApp(change);
const onTerritory = (action: (territoryId: number) => unknown) => () => {
  const { territoryId } = useApp.getState();
  if (territoryId !== null && territoryId !== 0) action(territoryId);
};

const plain: Readonly<Record<string, Handler>> = {
  v: view({ tool: 'select' }),
  p: view({ tool: 'paint' }),
  b: view({ tool: 'brush' }),
  e: view({ tool: 'border' }),
  h: view({ tool: 'pan' }),
  ',': () => resizeBrush(false),
  '.': () => resizeBrush(true),
  r: view({ tool: 'rectangle' }),
  l: view({ tool: 'lasso' }),
  a: view({ tool: 'account' }),
  x: view({ tool: 'line' }),
  '[': () => stepTerritory(-1),
  ']': () => stepTerritory(1),
  enter: assignToActive,
  delete: () => assignSelection(null),
  backspace: () => assignSelection(null),
  f2: onTerritory((renaming) => setApp({ renaming, screen: 'map', panelOpen: true })),
  n: addTerritory,
  k: onTerritory(toggleLock),
  '1': view({ scope: 'units' }),
  '2': view({ scope: 'accounts' }),
  '3': view({ scope: 'both' }),
  '4': view({ shading: { kind: 'territory' } }),
  '5': view({ shading: { kind: 'deviation', measure: 'workload' } }),
  '6': view({ shading: { kind: 'deviation', measure: 'potential' } }),
  '7': view({ shading: { kind: 'measure', key: 'sales' } }),
  '0': () => mapHandle()?.fit(),
  f: () => mapHandle()?.fit(),
  '+': () => mapHandle()?.zoom(1),
  '=': () => mapHandle()?.zoom(1),
  '-': () => mapHandle()?.zoom(-1),
};

/** Screens whose keys act on the map and its territories. */
const mapScreens = new Set(['map', 'classes', 'market', 'design']);

/** Switches, choices and sliders keep the focus after a click and take no letters: undo and the rest go on working. */
const fields =
  'input:not([type="radio"], [type="checkbox"], [type="range"]), textarea, select, [contenteditable="true"]';

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(fields) !== null;
}

/** Where letters, Enter and Delete mean something of their own: grids, menus, dialogs; Enter also presses buttons. */
function ownsKeys(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('[role="grid"], [role="treegrid"], [role="menu"], [role="dialog"], [role="listbox"]'))
    return true;
  return key === 'enter' && target.closest('button, a, [role="button"], [role="row"]') !== null;
}

/** Escape backs out one thing at a time: the pending tool, then the selection, then the active territory. */
function backOut(): void {
  const state = useApp.getState();
  if (state.operation !== null) setApp({ operation: null });
  else if (state.suggestedLinks !== null) setApp({ suggestedLinks: null });
  else if (state.selection !== null) setApp({ selection: null });
  else if (state.tool !== 'select') setApp({ tool: 'select' });
  else if (state.territoryId !== null) setApp({ territoryId: null });
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const key = event.key.toLowerCase();
  if (event.metaKey || event.ctrlKey) {
    if (event.altKey || (isTyping(event.target) && key !== 'k')) return;
    const handler = event.shiftKey && key === 'z' ? redo : event.shiftKey ? undefined : withModifier[key];
    if (handler === undefined) return;
    event.preventDefault();
    handler();
    return;
  }
  if (event.altKey || isTyping(event.target)) return;
  if (event.key === '?') setApp({ helpOpen: true });
  else if (ownsKeys(event.target, key) || !mapScreens.has(useApp.getState().screen)) return;
  else if (key === 'escape') backOut();
  else if (plain[key] !== undefined && !event.repeat) {
    event.preventDefault();
    plain[key]();
  }
}

/** Keyboard of the whole frame. Parts that take a key for themselves prevent its default. */
export function useShortcuts(): void {
  useEffect(() => {
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
