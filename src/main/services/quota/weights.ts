import type { QuotaSettings } from '../../../shared/contract/quota.ts';
import type { Grounds } from '../../engine/quota/methods.ts';
import type { NodeTree } from './nodes.ts';

/** Sums of territories' values at every node. */
export function rollUp({ tree, territoryNode }: NodeTree, values: Float64Array): Float64Array {
  const sums = new Float64Array(tree.parent.length);
  territoryNode.forEach((node, territory) => {
    sums[node] = values[territory];
  });
  for (let at = tree.order.length - 1; at > 0; at--) {
    const node = tree.order[at];
    sums[tree.parent[node]] += sums[node];
  }
  return sums;
}

/** Weights of the method; below a node with a basis of its own, that basis. */
export function weigh(
  nodes: NodeTree,
  { nodeBasis }: QuotaSettings,
  weights: Float64Array,
  grounds: Grounds,
  ramp: Float64Array,
): Float64Array {
  if (!nodeBasis || Object.keys(nodeBasis).length === 0) return weights;
  const { tree } = nodes;
  const ramped = (values: Float64Array) =>
    rollUp(
      nodes,
      values.map((value, territory) => Math.max(0, value) * ramp[nodes.territoryNode[territory]]),
    );
  const choices = {
    history: ramped(grounds.history),
    potential: ramped(grounds.potential),
    workload: ramped(grounds.workload),
    even: ramped(new Float64Array(grounds.history.length).fill(1)),
  };
  const basis: (keyof typeof choices | undefined)[] = [];
  const chosen = weights.slice();
  for (const node of tree.order) {
    const above = tree.parent[node];
    const ofParent = above < 0 ? undefined : basis[above];
    if (ofParent) chosen[node] = choices[ofParent][node];
    basis[node] = nodeBasis[nodes.nodes[node].key] ?? ofParent;
  }
  return chosen;
}
