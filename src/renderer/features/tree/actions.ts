import type { Grouping, TerritoryTree } from '../../../shared/contract/tree.ts';
import type { Client } from '../../app/client.ts';
import { run } from '../../app/commands.ts';
import { translate } from '../../app/i18n.ts';
import { keys } from '../../app/queries.ts';
import { queryClient } from '../../app/query-client.ts';
import { useApp } from '../../app/store.ts';
import { setTreeView, type Things } from '../../app/tree-view.ts';

export function treeNow(): TerritoryTree | undefined {
  const { scenarioId } = useApp.getState();
  return scenarioId === null ? undefined : queryClient.getQueryData<TerritoryTree>(keys.tree(scenarioId));
}

/** Runs a change of the tree on screen; the answer is the new tree. */
async function change<T extends TerritoryTree>(
  call: (client: Client, scenarioId: number) => Promise<T>,
): Promise<T | undefined> {
  const { scenarioId } = useApp.getState();
  if (scenarioId === null) return undefined;
  const tree = await run((to) => call(to, scenarioId));
  if (tree !== undefined) queryClient.setQueryData<TerritoryTree>(keys.tree(scenarioId), tree);
  return tree;
}

/** 新分组 3, or the next number no group of that parent has. */
function freshName(parentId: number | null): string {
  const taken = new Set(
    treeNow()?.groups.flatMap((group) => (group.parentId === parentId ? group.name : [])),
  );
  for (let number = taken.size + 1; ; number++) {
    const name = translate('tree:newGroupName', { number });
    if (!taken.has(name)) return name;
  }
}

/** Adds a group holding `things` and lets its name be typed. */
export async function addGroup(
  parentId: number | null,
  things: Things = { groupIds: [], territoryIds: [] },
): Promise<void> {
  const tree = await change((to, scenarioId) =>
    to.tree.add({ scenarioId, name: freshName(parentId), parentId, ...things }),
  );
  if (tree !== undefined) setTreeView({ renaming: tree.groupId });
}

export async function updateGroup(
  groupId: number,
  patch: { name?: string; managerRepId?: number | null },
): Promise<boolean> {
  return (await change((to, scenarioId) => to.tree.update({ scenarioId, groupId, ...patch }))) !== undefined;
}

export async function moveThings(
  things: Things,
  parentId: number | null,
  beforeId: number | null = null,
): Promise<void> {
  await change((to, scenarioId) => to.tree.move({ scenarioId, ...things, parentId, beforeId }));
}

export async function ungroup(groupId: number): Promise<void> {
  await change((to, scenarioId) => to.tree.remove({ scenarioId, groupId }));
}

export async function clearTree(): Promise<void> {
  await change((to, scenarioId) => to.tree.clear({ scenarioId }));
}

export async function makeGroups(settings: Grouping): Promise<boolean> {
  return (await change((to, scenarioId) => to.tree.group({ scenarioId, ...settings }))) !== undefined;
}

/** One place up or down among its siblings. */
export async function shiftGroup(groupId: number, by: 1 | -1): Promise<void> {
  const groups = treeNow()?.groups ?? [];
  const parentId = groups.find(({ id }) => id === groupId)?.parentId ?? null;
  const siblings = groups.filter((group) => group.parentId === parentId).map(({ id }) => id);
  const to = siblings.indexOf(groupId) + by;
  if (to < 0 || to >= siblings.length) return;
  const before = by === -1 ? siblings[to] : siblings[to + 1];
  await moveThings({ groupIds: [groupId], territoryIds: [] }, parentId, before ?? null);
}
