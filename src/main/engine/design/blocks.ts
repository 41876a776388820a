import type { Metric } from './metric.ts';
import type { Place } from './problem.ts';

/** Units cut into small compact blocks, so that far ones can be skipped as a whole. */
export interface Blocks {
  readonly count: number;
  /** Units block by block: `units[offsets[b] .. offsets[b+1])`. */
  readonly offsets: Int32Array;
  readonly units: Int32Array;
  /** A middle unit of each block, and the farthest any of its units lies from it, km. */
  readonly middle: Int32Array;
  readonly radius: Float64Array;
}

/** Recursive halving at the median of the longer side (a k-d tree's leaves) down to `leaf` units. */
export function cutBlocks(place: Place, metric: Metric, leaf: number): Blocks {
  const order = Int32Array.from(place.x.keys());
  const ends: number[] = [];
  halve(order, 0, order.length, place, leaf, ends);
  const offsets = Int32Array.from([0, ...ends]);
  const middle = new Int32Array(ends.length);
  const radius = new Float64Array(ends.length);
  for (let block = 0; block < ends.length; block++) {
    const members = order.subarray(offsets[block], offsets[block + 1]);
    let least = Number.POSITIVE_INFINITY;
    for (const candidate of members) {
      const farthest = members.reduce((most, unit) => Math.max(most, metric.between(unit, candidate)), 0);
      if (farthest < least) {
        least = farthest;
        middle[block] = candidate;
      }
    }
    radius[block] = least;
  }
  return { count: ends.length, offsets, units: order, middle, radius };
}

function halve(
  order: Int32Array,
  from: number,
  to: number,
  place: Place,
  leaf: number,
  ends: number[],
): void {
  if (to - from <= leaf) {
    ends.push(to);
    return;
  }
  const part = order.subarray(from, to);
  const axis = spread(part, place.x) > spread(part, place.y) ? place.x : place.y;
  part.sort((a, b) => axis[a] - axis[b]);
  const half = from + ((to - from) >> 1);
  halve(order, from, half, place, leaf, ends);
  halve(order, half, to, place, leaf, ends);
}

function spread(units: Int32Array, axis: Float64Array): number {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const unit of units) {
    low = Math.min(low, axis[unit]);
    high = Math.max(high, axis[unit]);
  }
  return high - low;
}
