import { i32, unpack } from '../../shared/geometry/packed.ts';

/** Reads the pairs `data.neighbours` answers: unit ids, each pair once. Throws a RangeError for other bytes. */
export function readPairs(bytes: Uint8Array): { a: Int32Array; b: Int32Array } {
  const arrays = unpack(bytes);
  return { a: i32(arrays, 'a'), b: i32(arrays, 'b') };
}

/** Arrow keys walk from unit to unit along what touches: the neighbour that lies most in the direction pressed. */
export type Direction = 'left' | 'right' | 'up' | 'down';

const vectors: Record<Direction, readonly [number, number]> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

/** Index of the neighbour to go to, or -1 when nothing lies within 75° of the direction. Coordinates grow right and down. */
export function neighbourTowards(
  from: number,
  neighbours: readonly number[],
  x: Float64Array,
  y: Float64Array,
  direction: Direction,
): number {
  const [vx, vy] = vectors[direction];
  let best = -1;
  let highest = Math.cos((75 * Math.PI) / 180);
  for (const to of neighbours) {
    const dx = (x[to] ?? 0) - (x[from] ?? 0);
    const dy = (y[to] ?? 0) - (y[from] ?? 0);
    const length = Math.hypot(dx, dy);
    const cosine = length === 0 ? -1 : (dx * vx + dy * vy) / length;
    if (cosine > highest) {
      highest = cosine;
      best = to;
    }
  }
  return best;
}
