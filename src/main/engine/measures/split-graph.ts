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
  joinPieces(groups, members, x, y, edges);
  return { edges: Int32Array.from(edges), ...neighbourLists(members.length, edges) };
}

/**
 * Joins the first member's piece with the nearest of the rest, until there is one piece. Of equally near pairs the one of the
 * first inside, then of the first outside. Each member outside remembers who inside is nearest (Prim 1957): a few thousand
 * islands take a blink.
 */
function joinPieces(
  groups: Groups,
  members: Int32Array,
  x: Float64Array,
  y: Float64Array,
  edges: number[],
): void {
  if (groups.count === 1) return;
  const nearest = new Int32Array(members.length).fill(-1);
  const distance = new Float64Array(members.length).fill(Number.POSITIVE_INFINITY);
  let outside = Array.from(members, (_, member) => member);
  while (groups.count > 1) {
    const home = groups.find(0);
    const come = outside.filter((member) => groups.find(member) === home);
    outside = outside.filter((member) => groups.find(member) !== home);
    let best = -1;
    for (const member of outside) {
      for (const inside of come) {
        const dx = x[members[inside]] - x[members[member]];
        const dy = y[members[inside]] - y[members[member]];
        const apart = dx * dx + dy * dy;
        const isNearer = apart < distance[member] || (apart === distance[member] && inside < nearest[member]);
        if (!isNearer) continue;
        distance[member] = apart;
        nearest[member] = inside;
      }
      const isFirst =
        best < 0 ||
        distance[member] < distance[best] ||
        (distance[member] === distance[best] && nearest[member] < nearest[best]);
      if (isFirst) best = member;
    }
    edges.push(nearest[best], best);
    groups.join(nearest[best], best);
  }
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
