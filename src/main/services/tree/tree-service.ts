import type { Grouping, TerritoryTree } from '../../../shared/contract/tree.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Plan, PlanReader, PlanWriter } from '../../plan/plan.ts';
import type { TerritoryGroupRecord } from '../../plan/rows.ts';
import { readAssignment, scenarioRecord, territoryRecord } from '../assignment.ts';
import { beforeLeaving } from '../leaving.ts';
import type { Projection } from '../projection.ts';
import { backTo } from '../turns.ts';
import { type GroupWords, makeGroups, type NewGroup } from './grouping.ts';
import { readTree, refuseCircle } from './read-tree.ts';
import { treeView } from './tree-view.ts';

/** What is put somewhere: groups with all below them, and territories. */
export interface TreeThings {
  groupIds: readonly number[];
  territoryIds: readonly number[];
}

const topics = ['tree'] as const;

/** The territory tree of a scenario: 大区 → 片区 → 区域, to any depth. Every change is one undo entry. */
export function createTreeService(plan: () => Plan, projection: Projection, groupWord: GroupWords) {
  const get = (scenarioId: number): TerritoryTree =>
    treeView(readTree(plan(), scenarioId), projection.figures(scenarioId), projection.alignment(scenarioId));

  return {
    get,

    add(
      scenarioId: number,
      name: string,
      parentId: number | null,
      things: TreeThings,
    ): TerritoryTree & { groupId: number } {
      scenarioRecord(plan(), scenarioId);
      if (parentId !== null) groupRecord(plan(), scenarioId, parentId);
      requireFree(plan(), scenarioId, name, parentId, 0);
      const groupId = plan().edit({ key: 'tree.add', params: { name } }, topics, (write) => {
        const added = putGroup(write, scenarioId, name, parentId);
        put(write, scenarioId, things, added);
        return added;
      });
      return { ...get(scenarioId), groupId };
    },

    update(
      scenarioId: number,
      groupId: number,
      patch: { name?: string | undefined; managerRepId?: number | null | undefined },
    ): TerritoryTree {
      const group = groupRecord(plan(), scenarioId, groupId);
      if (patch.name !== undefined) requireFree(plan(), scenarioId, patch.name, group.parent_id, groupId);
      if (patch.managerRepId != null && !plan().get('rep', { id: patch.managerRepId }))
        throw new AppError('NOT_FOUND', { what: 'rep', id: patch.managerRepId });
      const next: TerritoryGroupRecord = {
        ...group,
        name: patch.name ?? group.name,
        manager_rep_id: patch.managerRepId === undefined ? group.manager_rep_id : patch.managerRepId,
      };
      plan().edit({ key: 'tree.update', params: { name: next.name } }, topics, (write) =>
        write.put('territory_group', next),
      );
      return get(scenarioId);
    },

    move(
      scenarioId: number,
      things: TreeThings,
      parentId: number | null,
      beforeId: number | null,
    ): TerritoryTree {
      scenarioRecord(plan(), scenarioId);
      const into = parentId === null ? '' : groupRecord(plan(), scenarioId, parentId).name;
      const names = thingNames(plan(), scenarioId, things);
      plan().edit(
        parentId === null
          ? { key: 'tree.moveTop', params: { count: names.length, first: names[0] ?? '' } }
          : { key: 'tree.move', params: { count: names.length, first: names[0] ?? '', into } },
        topics,
        (write) => put(write, scenarioId, things, parentId, beforeId),
      );
      return get(scenarioId);
    },

    remove(scenarioId: number, groupId: number): TerritoryTree {
      const group = groupRecord(plan(), scenarioId, groupId);
      plan().edit({ key: 'tree.remove', params: { name: group.name } }, topics, (write) =>
        write.remove('territory_group', group),
      );
      return get(scenarioId);
    },

    clear(scenarioId: number): TerritoryTree {
      const { name } = scenarioRecord(plan(), scenarioId);
      plan().edit({ key: 'tree.clear', params: { scenario: name } }, topics, (write) =>
        clearTree(write, scenarioId),
      );
      return get(scenarioId);
    },

    /** Makes groups by place or by balance. @throws AppError as `makeGroups`, PLAN_BUSY when the plan is edited meanwhile */
    async group(scenarioId: number, settings: Grouping): Promise<TerritoryTree> {
      const from = plan();
      const { revision } = from;
      return beforeLeaving(from, async () => {
        const data = projection.dataset(scenarioId);
        const assignment = readAssignment(from, data, scenarioId);
        const groups = await makeGroups(settings, data, assignment, readTree(from, scenarioId), groupWord);
        await backTo(plan, from);
        // Whoever edited meanwhile would find groups of what is no more.
        if (from.revision !== revision) throw new AppError('PLAN_BUSY');
        from.edit({ key: 'tree.group', params: { count: groups.length } }, topics, (write) => {
          if (settings.scope === 'all') clearTree(write, scenarioId);
          for (const group of groups) putNewGroup(write, scenarioId, group, null);
        });
        return get(scenarioId);
      });
    },
  };
}

export function groupRecord(plan: PlanReader, scenarioId: number, groupId: number): TerritoryGroupRecord {
  const record = plan.get('territory_group', { scenario_id: scenarioId, group_id: groupId });
  if (!record) throw new AppError('NOT_FOUND', { what: 'group', id: groupId });
  return record;
}

/** Groups of one parent have different names, so that a path of names says which is meant. */
function requireFree(
  plan: PlanReader,
  scenarioId: number,
  name: string,
  parentId: number | null,
  exceptId: number,
): void {
  const taken = plan
    .where('territory_group', { scenario_id: scenarioId, parent_id: parentId, name })
    .some(({ group_id }) => group_id !== exceptId);
  if (taken) throw new AppError('NAME_TAKEN', { name });
}

/** Ids are never used twice over all scenarios, so that a group is followed from one to the next. */
export function putGroup(
  write: PlanWriter,
  scenarioId: number,
  name: string,
  parentId: number | null,
): number {
  const groupId = write.max('territory_group', 'group_id') + 1;
  const siblings = write.where('territory_group', { scenario_id: scenarioId, parent_id: parentId });
  write.put('territory_group', {
    scenario_id: scenarioId,
    group_id: groupId,
    parent_id: parentId,
    name,
    manager_rep_id: null,
    position: siblings.reduce((most, { position }) => Math.max(most, position + 1), 0),
  });
  return groupId;
}

function putNewGroup(write: PlanWriter, scenarioId: number, group: NewGroup, parentId: number | null): void {
  const groupId = putGroup(write, scenarioId, freeName(write, scenarioId, group.name, parentId), parentId);
  put(write, scenarioId, group, groupId);
  for (const inner of group.groups) putNewGroup(write, scenarioId, inner, groupId);
}

function freeName(write: PlanReader, scenarioId: number, wanted: string, parentId: number | null): string {
  const taken = new Set(
    write.where('territory_group', { scenario_id: scenarioId, parent_id: parentId }).map(({ name }) => name),
  );
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number++) if (!taken.has(`${wanted} ${number}`)) return `${wanted} ${number}`;
}

/** Puts things under a group (null = at the top), groups before `beforeId` or last. Throws TREE_CIRCLE, NAME_TAKEN, NOT_FOUND. */
function put(
  write: PlanWriter,
  scenarioId: number,
  { groupIds, territoryIds }: TreeThings,
  parentId: number | null,
  beforeId: number | null = null,
): void {
  for (const groupId of groupIds) {
    const group = groupRecord(write, scenarioId, groupId);
    refuseCircle(write.where('territory_group', { scenario_id: scenarioId }), groupId, parentId);
    if (group.parent_id !== parentId) requireFree(write, scenarioId, group.name, parentId, groupId);
    write.put('territory_group', { ...group, parent_id: parentId });
  }
  if (groupIds.length > 0) reorder(write, scenarioId, groupIds, parentId, beforeId);
  for (const territoryId of territoryIds) setGroup(write, scenarioId, territoryId, parentId);
}

/** Puts a territory into a group, or at the top of the tree. */
export function setGroup(
  write: PlanWriter,
  scenarioId: number,
  territoryId: number,
  groupId: number | null,
): void {
  territoryRecord(write, scenarioId, territoryId);
  const key = { scenario_id: scenarioId, territory_id: territoryId };
  if (groupId === null) write.remove('territory_parent', key);
  else write.put('territory_parent', { ...key, group_id: groupId });
}

function reorder(
  write: PlanWriter,
  scenarioId: number,
  moved: readonly number[],
  parentId: number | null,
  beforeId: number | null,
): void {
  const siblings = write
    .where('territory_group', { scenario_id: scenarioId, parent_id: parentId })
    .sort((a, b) => a.position - b.position || a.group_id - b.group_id);
  const rest = siblings.filter(({ group_id }) => !moved.includes(group_id));
  const at = rest.findIndex(({ group_id }) => group_id === beforeId);
  const those = moved.map((groupId) => groupRecord(write, scenarioId, groupId));
  rest.splice(at < 0 ? rest.length : at, 0, ...those);
  rest.forEach((group, position) => {
    if (group.position !== position) write.put('territory_group', { ...group, position });
  });
}

function clearTree(write: PlanWriter, scenarioId: number): void {
  write.removeWhere('territory_parent', { scenario_id: scenarioId });
  write.removeWhere('territory_group', { scenario_id: scenarioId });
}

function thingNames(plan: PlanReader, scenarioId: number, { groupIds, territoryIds }: TreeThings): string[] {
  return [
    ...groupIds.map((id) => groupRecord(plan, scenarioId, id).name),
    ...territoryIds.map((id) => territoryRecord(plan, scenarioId, id).name),
  ];
}

export type TreeService = ReturnType<typeof createTreeService>;
