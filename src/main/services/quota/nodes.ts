import { buildTree, type Tree } from '../../engine/quota/tree.ts';
import type { PlanReader } from '../../plan/plan.ts';
import { readTree } from '../tree/read-tree.ts';

export interface NodeInfo {
  /** `all`, `g:<id>`, `t:<id>`. */
  readonly key: string;
  readonly kind: 'all' | 'group' | 'territory';
  readonly id: number | null;
  readonly name: string;
  readonly depth: number;
}

/** The quota tree of a scenario: all, its groups, its territories; each node before those below it. */
export interface NodeTree {
  readonly nodes: readonly NodeInfo[];
  readonly indexOf: ReadonlyMap<string, number>;
  readonly tree: Tree;
  /** Node index per territory, in the order of the alignment. */
  readonly territoryNode: Int32Array;
}

/** @param territories in the order of the alignment */
export function readNodes(
  plan: PlanReader,
  scenarioId: number,
  territories: readonly { id: number; name: string }[],
): NodeTree {
  const { groups, tree, territoryIds, territoryGroup } = readTree(plan, scenarioId);
  const groupOf = new Map(territoryIds.map((id, index) => [id, territoryGroup[index]]));
  const nodes: NodeInfo[] = [];
  const parent: number[] = [];
  const territoryNode = new Int32Array(territories.length);
  const within = Map.groupBy(territories.keys(), (index) => groupOf.get(territories[index].id) ?? -1);
  const below = Map.groupBy(groups.keys(), (index) => tree.parent[index]);
  const add = (info: NodeInfo, above: number) => {
    nodes.push(info);
    parent.push(above);
    return nodes.length - 1;
  };
  const fill = (group: number, above: number, depth: number) => {
    for (const child of below.get(group) ?? []) {
      const { group_id: id, name } = groups[child];
      fill(child, add({ key: `g:${id}`, kind: 'group', id, name, depth }, above), depth + 1);
    }
    for (const index of within.get(group) ?? []) {
      const { id, name } = territories[index];
      territoryNode[index] = add({ key: `t:${id}`, kind: 'territory', id, name, depth }, above);
    }
  };
  fill(-1, add({ key: 'all', kind: 'all', id: null, name: '', depth: 0 }, -1), 1);
  return {
    nodes,
    indexOf: new Map(nodes.map(({ key }, index) => [key, index])),
    tree: buildTree(Int32Array.from(parent)),
    territoryNode,
  };
}

/** Ids of a node key as its rows hold them. */
export function nodeIds(key: string): { territory_id: number | null; group_id: number | null } {
  const id = Number(key.slice(2));
  return {
    territory_id: key.startsWith('t:') ? id : null,
    group_id: key.startsWith('g:') ? id : null,
  };
}
