import type { Adjacency } from './problem.ts';

/**
 * Compressed neighbour lists from pairs of touching units: symmetric, sorted, without loops or repeats.
 * `barriers` are pairs taken out again.
 */
export function buildAdjacency(
  unitCount: number,
  edges: readonly (readonly [number, number])[] | Int32Array,
  barriers: readonly (readonly [number, number])[],
): Adjacency {
  const lists: Set<number>[] = Array.from({ length: unitCount }, () => new Set<number>());
  const pairCount = edges instanceof Int32Array ? edges.length >> 1 : edges.length;
  for (let pair = 0; pair < pairCount; pair++) {
    const [first, second] =
      edges instanceof Int32Array
        ? [edges[2 * pair], edges[2 * pair + 1]]
        : (edges[pair] as readonly [number, number]);
    if (first === second) continue;
    const from = lists[first];
    const to = lists[second];
    if (!from || !to) throw new RangeError(`edge ${first}-${second} names a unit that does not exist`);
    from.add(second);
    to.add(first);
  }
  for (const [first, second] of barriers) {
    lists[first]?.delete(second);
    lists[second]?.delete(first);
  }
  return compress(lists);
}

/** Sorted neighbour lists laid end to end. */
export function compress(lists: readonly ReadonlySet<number>[]): Adjacency {
  const offsets = new Int32Array(lists.length + 1);
  lists.forEach((list, unit) => {
    offsets[unit + 1] = offsets[unit] + list.size;
  });
  const neighbours = new Int32Array(offsets[lists.length]);
  lists.forEach((list, unit) => {
    neighbours.set(
      [...list].sort((a, b) => a - b),
      offsets[unit],
    );
  });
  return { offsets, neighbours };
}

/** Connected component of each unit (0, 1, … in order of first unit) and how many there are. */
export function components(adjacency: Adjacency): { count: number; of: Int32Array } {
  const { offsets, neighbours } = adjacency;
  const unitCount = offsets.length - 1;
  const of = new Int32Array(unitCount).fill(-1);
  const queue = new Int32Array(unitCount);
  let count = 0;
  for (let start = 0; start < unitCount; start++) {
    if (of[start] >= 0) continue;
    let head = 0;
    let tail = 0;
    queue[tail++] = start;
    of[start] = count;
    while (head < tail) {
      const unit = queue[head++];
      for (let edge = offsets[unit]; edge < offsets[unit + 1]; edge++) {
        const next = neighbours[edge];
        if (of[next] >= 0) continue;
        of[next] = count;
        queue[tail++] = next;
      }
    }
    count++;
  }
  return { count, of };
}
