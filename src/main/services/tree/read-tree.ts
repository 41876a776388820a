import { AppError } from '../../../shared/errors.ts';
import { buildTree, findCircle, type Tree } from '../../engine/measures/tree.ts';
import type { PlanReader } from '../../plan/plan.ts';
import type { TerritoryGroupRecord } from '../../plan/rows.ts';
import { territoriesOf } from '../assignment.ts';

/** The territory tree of a scenario as dense arrays. */
export interface ScenarioTree {
  /** Each group before those below it, siblings in their order: the index used by the rest. */
  readonly groups: readonly TerritoryGroupRecord[];
  readonly groupIndex: ReadonlyMap<number, number>;
  readonly tree: Tree;
  /** In their order on screen, as `Assignment.territories`. */
  readonly territoryIds: readonly number[];
  /** Index of the group each territory is directly in, -1 = at the top; in the order of `territoryIds`. */
  readonly territoryGroup: Int32Array;
}

/** Throws TREE_CIRCLE for a file whose groups stand above each other in a circle. */
export function readTree(plan: PlanReader, scenarioId: number): ScenarioTree {
  const groups = inOrder(plan.where('territory_group', { scenario_id: scenarioId }));
  const groupIndex = new Map(groups.map(({ group_id }, index) => [group_id, index]));
  const tree = buildTree(parentsOf(groups, groupIndex));
  if (!tree) throw new AppError('TREE_CIRCLE', { name: groups[0]?.name ?? '' });
  const groupOf = new Map(
    plan
      .where('territory_parent', { scenario_id: scenarioId })
      .map(({ territory_id, group_id }) => [territory_id, group_id]),
  );
  const territoryIds = territoriesOf(plan, scenarioId).map(({ territory_id }) => territory_id);
  return {
    groups,
    groupIndex,
    tree,
    territoryIds,
    territoryGroup: Int32Array.from(territoryIds, (id) => groupIndex.get(groupOf.get(id) ?? 0) ?? -1),
  };
}

const parentsOf = (groups: readonly TerritoryGroupRecord[], index: ReadonlyMap<number, number>) =>
  Int32Array.from(groups, ({ parent_id }) => (parent_id === null ? -1 : (index.get(parent_id) ?? -1)));

/** Names of the groups above a territory, the top one first. */
export function groupPath({ groups, tree }: ScenarioTree, group: number): string[] {
  const path: string[] = [];
  for (let at = group; at >= 0; at = tree.parent[at]) path.unshift(groups[at].name);
  return path;
}

function inOrder(groups: readonly TerritoryGroupRecord[]): TerritoryGroupRecord[] {
  const known = new Set(groups.map(({ group_id }) => group_id));
  const children = Map.groupBy(
    groups.toSorted((a, b) => a.position - b.position || a.group_id - b.group_id),
    ({ parent_id }) => (parent_id !== null && known.has(parent_id) ? parent_id : null),
  );
  const ordered: TerritoryGroupRecord[] = [];
  const add = (parent: number | null) => {
    for (const group of children.get(parent) ?? []) {
      ordered.push(group);
      add(group.group_id);
    }
  };
  add(null);
  // Groups of a circle are reached from no top; they come along so that the circle is found.
  return ordered.length === groups.length ? ordered : [...groups];
}

/** Throws TREE_CIRCLE naming the group when putting `groupId` under `parentId` would put it below itself. */
export function refuseCircle(
  groups: readonly TerritoryGroupRecord[],
  groupId: number,
  parentId: number | null,
): void {
  const index = new Map(groups.map(({ group_id }, position) => [group_id, position]));
  const parent = parentsOf(groups, index);
  const moved = index.get(groupId) ?? -1;
  parent[moved] = parentId === null ? -1 : (index.get(parentId) ?? -1);
  if (findCircle(parent) < 0) return;
  const into = groups[index.get(parentId ?? 0) ?? -1]?.name ?? '';
  throw new AppError('TREE_CIRCLE', { name: groups[moved]?.name ?? '', into });
}
