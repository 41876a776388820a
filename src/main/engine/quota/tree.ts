/** A tree of any depth as arrays: node i hangs under `parent[i]`; exactly one node, the root, has −1. */
export interface Tree {
  readonly parent: Int32Array;
  readonly root: number;
  /** Every node, parents before their children; siblings in index order. */
  readonly order: Int32Array;
  /** Children of node i are `children[start[i] .. start[i + 1]]`, in index order. */
  readonly start: Int32Array;
  readonly children: Int32Array;
}

/**
 * Makes a tree out of each node's parent.
 * @param parent index of the node above, −1 for the root
 * @throws RangeError when there is not exactly one root, a parent is unknown, or nodes form a circle
 */
export function buildTree(parent: Int32Array): Tree {
  const count = parent.length;
  const start = new Int32Array(count + 1);
  let root = -1;
  for (let node = 0; node < count; node++) {
    const above = parent[node];
    if (above === -1) {
      if (root >= 0) throw new RangeError(`nodes ${root} and ${node} both are roots`);
      root = node;
    } else if (above < 0 || above >= count) throw new RangeError(`node ${node} hangs under ${above}`);
    else start[above + 1]++;
  }
  if (root < 0) throw new RangeError('a tree needs a root');
  for (let node = 0; node < count; node++) start[node + 1] += start[node];
  const fill = start.slice(0, count);
  const children = new Int32Array(count - 1);
  for (let node = 0; node < count; node++) if (parent[node] >= 0) children[fill[parent[node]]++] = node;
  const order = new Int32Array(count);
  let reached = 0;
  order[reached++] = root;
  for (let at = 0; at < reached; at++) {
    const node = order[at];
    for (let child = start[node]; child < start[node + 1]; child++) order[reached++] = children[child];
  }
  if (reached < count) throw new RangeError('nodes form a circle');
  return { parent, root, order, start, children };
}

export const isLeaf = (tree: Tree, node: number): boolean => tree.start[node] === tree.start[node + 1];
