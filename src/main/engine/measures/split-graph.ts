import type { Adjacency } from '../design/problem.ts';

/** The graph of one territory: members numbered 0..n-1, always connected. */
export interface MemberGraph {
  /** Pairs of members that touch: [a0, b0, a1, b1, …], then the pairs made up to join pieces. */
  readonly edges: Int32Array;
  readonly offsets: Int32Array;
  readonly neighbours: Int32Array;
}

/**
 * Cuts one territory out of the map. Pieces that touch nowhere (islands without link) are joined at their nearest units, so
 * that a split treats them as belonging to the coast beside them.
 * @param members unit indices
 * @param x y position per unit, any plane or degrees: only compared
 */
export function memberGraph(
  adjacency: Adjacency,
  members: Int32Array,
  x: Float64Array,
  y: Float64Array,
): MemberGraph {
  const numberOf = new Map<number, number>();
  members.forEach((unit, member) => {
    numberOf.set(unit, member);
  });
  const edges: number[] = [];
  const groups = new Groups(members.length);
  members.forEach((unit, member) => {
    for (let edge = adjacency.offsets[unit]; edge < adjacency.offsets[unit + 1]; edge++) {
      const other = numberOf.get(adjacency.neighbours[edge]);
      if (other === undefined || other <= member) continue;
      edges.push(member, other);
      groups.join(member, other);
    }
  });
  while (groups.count > 1) {
    const [first, second] = nearestApart(groups, members, x, y);
    edges.push(first, second);
    groups.join(first, second);
  }
  return { edges: Int32Array.from(edges), ...neighbourLists(members.length, edges) };
}

/** The nearest pair between the first member's group and the rest. */
function nearestApart(
  groups: Groups,
  members: Int32Array,
  x: Float64Array,
  y: Float64Array,
): [number, number] {
  const home = groups.find(0);
  let best: [number, number] = [0, 0];
  let least = Number.POSITIVE_INFINITY;
  for (let inside = 0; inside < members.length; inside++) {
    if (groups.find(inside) !== home) continue;
    for (let outside = 0; outside < members.length; outside++) {
      if (groups.find(outside) === home) continue;
      const dx = x[members[inside]] - x[members[outside]];
      const dy = y[members[inside]] - y[members[outside]];
      const distance = dx * dx + dy * dy;
      if (distance < least) {
        least = distance;
        best = [inside, outside];
      }
    }
  }
  return best;
}

function neighbourLists(
  count: number,
  edges: readonly number[],
): { offsets: Int32Array; neighbours: Int32Array } {
  const offsets = new Int32Array(count + 1);
  for (const member of edges) offsets[member + 1]++;
  for (let member = 0; member < count; member++) offsets[member + 1] += offsets[member];
  const next = offsets.slice(0, count);
  const neighbours = new Int32Array(edges.length);
  for (let index = 0; index < edges.length; index += 2) {
    neighbours[next[edges[index]]++] = edges[index + 1];
    neighbours[next[edges[index + 1]]++] = edges[index];
  }
  return { offsets, neighbours };
}

/** Disjoint sets with path halving. */
export class Groups {
  private readonly parent: Int32Array;
  count: number;

  constructor(size: number) {
    this.parent = Int32Array.from({ length: size }, (_, index) => index);
    this.count = size;
  }

  find(member: number): number {
    const parent = this.parent;
    let root = member;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }

  /** False when both were together already. */
  join(first: number, second: number): boolean {
    const a = this.find(first);
    const b = this.find(second);
    if (a === b) return false;
    this.parent[Math.max(a, b)] = Math.min(a, b);
    this.count--;
    return true;
  }
}
