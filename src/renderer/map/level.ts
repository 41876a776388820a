import { useMemo } from 'react';
import type { TerritoryRow } from '../../shared/contract/scenario.ts';
import type { TerritoryGroup, TerritoryTree } from '../../shared/contract/tree.ts';
import { useTree } from '../app/queries.ts';
import { useMapLevel } from '../app/tree-view.ts';

/** A group as a line of figures; its id is the group's, negative, so that it is no territory's. */
export function groupAsRow(group: TerritoryGroup): TerritoryRow {
  return {
    id: -group.id,
    name: group.name,
    colour: 0,
    repId: group.managerRepId,
    locked: false,
    share: Math.max(group.share, Number.EPSILON),
    sums: group.sums,
    workloadDeviation: group.workloadDeviation,
    potentialDeviation: group.potentialDeviation,
    salesDeviation: group.salesDeviation,
    utilisation: group.utilisation,
    pieces: 1,
    changed: false,
  };
}

/**
 * The group that stands for each territory at a level (0 = the top): its ancestor of that depth, or its own group where the
 * branch ends above. Territories in no group are not in the answer.
 */
export function groupsOfLevel(tree: TerritoryTree, level: number): Map<number, TerritoryGroup> {
  const byId = new Map(tree.groups.map((group) => [group.id, group]));
  const found = new Map<number, TerritoryGroup>();
  for (const group of tree.groups) {
    let at = group;
    while (at.depth > level && at.parentId !== null) at = byId.get(at.parentId) ?? at;
    for (const id of group.territoryIds) found.set(id, at);
  }
  return found;
}

/** The group each territory is drawn as, by territory id; null when the map shows territories themselves. */
export function useLevelGroups(scenarioId: number | null): ReadonlyMap<number, TerritoryGroup> | null {
  const level = useMapLevel();
  const tree = useTree(level === null ? null : scenarioId).data;
  return useMemo(
    () =>
      level === null || tree === undefined || tree.levels === 0
        ? null
        : groupsOfLevel(tree, Math.min(level, tree.levels - 1)),
    [level, tree],
  );
}
