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
  const pairs = edges instanceof Int32Array ? edges : Int32Array.from(edges.flat());
  const exists = (unit: number) => unit >= 0 && unit < unitCount;
  for (let at = 0; at + 1 < pairs.length; at += 2) {
    const [first, second] = [pairs[at], pairs[at + 1]];
    if (!exists(first) || !exists(second))
      throw new RangeError(`edge ${first}-${second} names a unit that does not exist`);
  }
  const all = sortedNeighbours(unitCount, pairs);
  const apart = new Set(
    barriers
      .filter(([a, b]) => exists(a) && exists(b))
      .flatMap(([a, b]) => [a * unitCount + b, b * unitCount + a]),
  );
  const offsets = new Int32Array(unitCount + 1);
  const neighbours = new Int32Array(all.neighbours.length);
  let count = 0;
  for (let unit = 0; unit < unitCount; unit++) {
    let last = unit;
    for (let at = all.offsets[unit]; at < all.offsets[unit + 1]; at++) {
      const next = all.neighbours[at];
      if (next === unit || next === last || apart.has(unit * unitCount + next)) continue;
      neighbours[count++] = next;
      last = next;
    }
    offsets[unit + 1] = count;
  }
  return { offsets, neighbours: neighbours.slice(0, count) };
}

/**
 * Each end of every pair in the other's list, repeats and loops as they come. The pairs are laid out by one end, then gone through
 * in that order: every list then rises by itself (a radix sort of two passes), in time linear in the pairs.
 */
function sortedNeighbours(unitCount: number, pairs: Int32Array): Adjacency {
  const offsets = new Int32Array(unitCount + 1);
  for (let at = 0; at < pairs.length; at++) offsets[pairs[at] + 1]++;
  for (let unit = 0; unit < unitCount; unit++) offsets[unit + 1] += offsets[unit];
  const unsorted = new Int32Array(pairs.length);
  let next = offsets.slice();
  for (let at = 0; at < pairs.length; at++) unsorted[next[pairs[at]]++] = pairs[at ^ 1];
  const neighbours = new Int32Array(pairs.length);
  next = offsets.slice();
  for (let unit = 0; unit < unitCount; unit++)
    for (let at = offsets[unit]; at < offsets[unit + 1]; at++) neighbours[next[unsorted[at]]++] = unit;
  return { offsets, neighbours };
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
