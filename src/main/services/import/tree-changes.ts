import type { TreeDraft } from '../../exchange/import/tree.ts';
import type { PlanReader, PlanWriter } from '../../plan/plan.ts';
import type { TerritoryGroupRecord } from '../../plan/rows.ts';
import { groupPath, readTree } from '../tree/read-tree.ts';
import { putGroup, setGroup } from '../tree/tree-service.ts';
import type { Changes } from './changes.ts';

/**
 * Differences between a sheet of the territory tree and the tree as it stands. Groups are known by their path of names, and made
 * where they are missing. A path that stops short of where the territory is says nothing about the rest, and moves nothing.
 */
export function treeChanges(plan: PlanReader, scenarioId: number, drafts: readonly TreeDraft[]): Changes {
  const tree = readTree(plan, scenarioId);
  const standing = new Map(tree.territoryIds.map((id, at) => [id, groupPath(tree, tree.territoryGroup[at])]));
  const moves = new Map<number, readonly string[]>();
  for (const { territoryId, path } of drafts) {
    const now = standing.get(territoryId) ?? [];
    const says = path.length === 0 ? now.length > 0 : path.some((name, at) => now[at] !== name);
    if (says) moves.set(territoryId, path);
    else moves.delete(territoryId);
  }
  const known = new Set(tree.groups.map((_, group) => keyOf(groupPath(tree, group))));
  const made = new Set<string>();
  for (const path of moves.values()) {
    path.forEach((_, at) => {
      const key = keyOf(path.slice(0, at + 1));
      if (!known.has(key)) made.add(key);
    });
  }
  return {
    created: made.size,
    updated: moves.size,
    unchanged: Math.max(0, drafts.length - moves.size),
    write(writer) {
      for (const [territoryId, path] of moves)
        setGroup(writer, scenarioId, territoryId, groupAt(writer, scenarioId, path));
    },
  };
}

const keyOf = (path: readonly string[]) => JSON.stringify(path);

/** The group at the end of a path of names, made with all above it where it is missing. */
function groupAt(write: PlanWriter, scenarioId: number, path: readonly string[]): number | null {
  let parentId: number | null = null;
  for (const name of path) {
    const siblings: readonly TerritoryGroupRecord[] = write.where('territory_group', {
      scenario_id: scenarioId,
      parent_id: parentId,
    });
    const found = siblings.find((group) => group.name === name);
    parentId = found?.group_id ?? putGroup(write, scenarioId, name, parentId);
  }
  return parentId;
}
