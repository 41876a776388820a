/** A forest of groups as dense arrays: groups are 0..count-1, leaves (territories) hang below them or stand at the top. */
export interface Tree {
  /** Group above each group, -1 at the top. */
  readonly parent: Int32Array;
  /** Every group after all groups below it: sums flow upward in this order. */
  readonly upward: Int32Array;
  /** Groups above each group; 0 at the top. */
  readonly depth: Int32Array;
}

/**
 * Lays a forest out for rolling up.
 * @param parent group above each group, -1 at the top
 * @returns null when some groups stand above each other in a circle (`findCircle` says which)
 */
export function buildTree(parent: Int32Array): Tree | null {
  const count = parent.length;
  const open = new Int32Array(count);
  for (let group = 0; group < count; group++) if (parent[group] >= 0) open[parent[group]]++;
  const upward = new Int32Array(count);
  let tail = 0;
  for (let group = 0; group < count; group++) if (open[group] === 0) upward[tail++] = group;
  for (let head = 0; head < tail; head++) {
    const above = parent[upward[head]];
    if (above >= 0 && --open[above] === 0) upward[tail++] = above;
  }
  if (tail < count) return null;
  const depth = new Int32Array(count);
  for (let at = count - 1; at >= 0; at--) {
    const group = upward[at];
    depth[group] = parent[group] < 0 ? 0 : depth[parent[group]] + 1;
  }
  return { parent, upward, depth };
}

/** A group of a circle, or -1 when there is none. */
export function findCircle(parent: Int32Array): number {
  for (let group = 0; group < parent.length; group++) {
    let at = parent[group];
    for (let steps = 0; at >= 0 && steps < parent.length; steps++) {
      if (at === group) return group;
      at = parent[at];
    }
  }
  return -1;
}

/**
 * Sums of every group: those of the leaves directly in it and of all groups below. One pass; whole numbers below 2^53 stay exact.
 * @param leafGroup group of each leaf, -1 = at the top
 * @param values per leaf
 */
export function rollUpTree(tree: Tree, leafGroup: Int32Array, values: Float64Array): Float64Array {
  const { parent, upward } = tree;
  const sums = new Float64Array(parent.length);
  for (let leaf = 0; leaf < leafGroup.length; leaf++) {
    if (leafGroup[leaf] >= 0) sums[leafGroup[leaf]] += values[leaf];
  }
  for (let at = 0; at < upward.length; at++) {
    const group = upward[at];
    if (parent[group] >= 0) sums[parent[group]] += sums[group];
  }
  return sums;
}

/**
 * The group that stands for each leaf at a level: its ancestor of that depth, or its deepest one where the branch ends above.
 * @param level 0 = the top
 * @returns group per leaf, -1 for leaves at the top
 */
export function groupsAtLevel(tree: Tree, leafGroup: Int32Array, level: number): Int32Array {
  return leafGroup.map((group) => {
    let at = group;
    while (at >= 0 && tree.depth[at] > level) at = tree.parent[at];
    return at;
  });
}
