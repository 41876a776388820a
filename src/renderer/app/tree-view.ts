import { create } from 'zustand';
import { remember, type Selection, setApp, useApp } from './store.ts';

/** What is dragged, moved or put into a group. */
export interface Things {
  groupIds: number[];
  territoryIds: number[];
}

interface TreeView {
  /** The group whose name is being typed. */
  renaming: number | null;
  /** The group whose territories are selected, while they are. */
  chosen: { groupId: number; selection: Selection } | null;
  dragged: Things | null;
  /** Where a drop would put it: a group's id, 0 = the top, null = nowhere. */
  over: number | null;
}

/** What the tree shows of itself; gone with the window. */
export const useTreeView = create<TreeView>(() => ({
  renaming: null,
  chosen: null,
  dragged: null,
  over: null,
}));
export const setTreeView = useTreeView.setState;

/** Selects a group: its territories, all of them, in map, grid and panel. */
export function chooseGroup(groupId: number, territoryIds: readonly number[]): void {
  const selection: Selection = { kind: 'territory', ids: territoryIds };
  setTreeView({ chosen: { groupId, selection } });
  setApp({ selection, territoryId: null });
}

/** The group that is selected; null as soon as anything else is. */
export function useChosenGroup(): number | null {
  const chosen = useTreeView((state) => state.chosen);
  const selection = useApp((state) => state.selection);
  return chosen !== null && chosen.selection === selection ? chosen.groupId : null;
}

const closedMemory = 'tree.closed';
const levelMemory = 'tree.level';
const nothing: readonly number[] = [];

const readIds = (value: unknown): readonly number[] =>
  Array.isArray(value) ? value.filter((id) => typeof id === 'number') : nothing;

/** Groups that are folded, remembered with the plan's view. */
export function useClosedGroups(): readonly number[] {
  const memory = useApp((state) => state.memory[closedMemory]);
  return memory === undefined ? nothing : readIds(memory);
}

export function setClosed(groupId: number, isClosed: boolean): void {
  const closed = new Set(readIds(useApp.getState().memory[closedMemory]));
  if (isClosed) closed.add(groupId);
  else closed.delete(groupId);
  remember(closedMemory, [...closed]);
}

/** The level the map shows: 0 = the top of the tree; null = territories. */
export function useMapLevel(): number | null {
  return useApp((state) => {
    const level = state.memory[levelMemory];
    return typeof level === 'number' && level >= 0 ? level : null;
  });
}

export function setMapLevel(level: number | null): void {
  remember(levelMemory, level);
}
