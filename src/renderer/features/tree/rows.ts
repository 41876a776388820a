import type { TerritoryRow } from '../../../shared/contract/scenario.ts';
import type { TerritoryGroup, TerritoryTree } from '../../../shared/contract/tree.ts';
import { groupAsRow } from '../../map/level.ts';

/** A line of the territories table. */
export type TreeLine =
  | { kind: 'group'; group: TerritoryGroup; depth: number; open: boolean }
  | { kind: 'territory'; row: TerritoryRow; depth: number };

type Sort = (rows: readonly TerritoryRow[]) => readonly TerritoryRow[];

/**
 * The tree as lines from top to bottom: each group before what is below it, groups before territories, every family sorted by
 * itself. What is below a closed group is left out.
 */
export function treeLines(
  tree: TerritoryTree,
  territories: readonly TerritoryRow[],
  closed: ReadonlySet<number>,
  sort: Sort,
): TreeLine[] {
  const rows = new Map(territories.map((row) => [row.id, row]));
  const children = Map.groupBy(tree.groups, ({ parentId }) => parentId);
  const lines: TreeLine[] = [];
  const addTerritories = (ids: readonly number[], depth: number) => {
    for (const row of sort(ids.flatMap((id) => rows.get(id) ?? [])))
      lines.push({ kind: 'territory', row, depth });
  };
  const addGroups = (parentId: number | null, depth: number) => {
    const groups = new Map((children.get(parentId) ?? []).map((group) => [-group.id, group]));
    for (const { id } of sort([...groups.values()].map(groupAsRow))) {
      const group = groups.get(id);
      if (group === undefined) continue;
      const open = !closed.has(group.id);
      lines.push({ kind: 'group', group, depth, open });
      if (!open) continue;
      addGroups(group.id, depth + 1);
      addTerritories(group.territoryIds, depth + 1);
    }
  };
  addGroups(null, 0);
  // A territory the tree does not know yet (just added) stands at the top until the tree comes.
  const known = new Set(tree.groups.flatMap(({ territoryIds }) => territoryIds));
  addTerritories(
    territories.flatMap(({ id }) => (known.has(id) ? [] : id)),
    0,
  );
  return lines;
}

/** Ids of the territories at any depth below a group. */
export function territoriesBelow(tree: TerritoryTree, groupId: number): number[] {
  const ids: number[] = [];
  const add = (id: number) => {
    const group = tree.groups.find((one) => one.id === id);
    if (group === undefined) return;
    for (const child of tree.groups) if (child.parentId === id) add(child.id);
    ids.push(...group.territoryIds);
  };
  add(groupId);
  return ids;
}

/** Whether a group is the other one or stands anywhere below it. */
export function isWithin(tree: TerritoryTree, groupId: number | null, otherId: number): boolean {
  for (let at = groupId; at !== null; ) {
    if (at === otherId) return true;
    at = tree.groups.find(({ id }) => id === at)?.parentId ?? null;
  }
  return false;
}
