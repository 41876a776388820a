import Flatbush from 'flatbush';
import type { Line } from './grid.ts';

/** Nearer than this to a vertex, a line would be bent to it on the grid (half a step aside, corner to corner), steps. */
const reach = 0.75;
const reportEvery = 20_000;

/**
 * Lines that meet others, or themselves, elsewhere than at a vertex of both: they cross, touch, overlap or come so near that they would
 * be one on the grid. 1 by line.
 */
export function meetingLines(
  lines: readonly Line[],
  onProgress: (done: number, total: number) => void = () => {},
): Uint8Array {
  const meets = new Uint8Array(lines.length);
  const count = lines.reduce((sum, { length }) => sum + Math.max(0, length - 1), 0);
  if (count === 0) return meets;
  const ends = new Int32Array(4 * count);
  const lineOf = new Int32Array(count);
  const tree = new Flatbush(count, 16, Int32Array);
  let next = 0;
  lines.forEach((line, index) => {
    for (let at = 1; at < line.length; at++) {
      const [x1, y1] = line[at - 1];
      const [x2, y2] = line[at];
      ends.set([x1, y1, x2, y2], 4 * next);
      lineOf[next++] = index;
      tree.add(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2));
    }
  });
  tree.finish();
  for (let a = 0; a < count; a++) {
    if (a % reportEvery === 0) onProgress(a, count);
    const [x1, y1, x2, y2] = ends.subarray(4 * a, 4 * a + 4);
    tree.search(
      Math.min(x1, x2) - 1,
      Math.min(y1, y2) - 1,
      Math.max(x1, x2) + 1,
      Math.max(y1, y2) + 1,
      (b) => {
        if (b > a && !(meets[lineOf[a]] && meets[lineOf[b]]) && doMeet(ends, a, b))
          meets[lineOf[a]] = meets[lineOf[b]] = 1;
        return false;
      },
    );
  }
  onProgress(count, count);
  return meets;
}

function doMeet(ends: Int32Array, a: number, b: number): boolean {
  const [p, q] = [4 * a, 4 * b];
  let shared = 0;
  for (const from of [p, p + 2])
    for (const to of [q, q + 2]) {
      const isSame = ends[from] === ends[to] && ends[from + 1] === ends[to + 1];
      shared += Number(isSame);
    }
  if (shared > 1) return true;
  if (shared === 0 && doCross(ends, p, q)) return true;
  return isNearEnd(ends, p, q) || isNearEnd(ends, q, p);
}

/** Whether an end of segment q that is no end of p lies by p. */
function isNearEnd(ends: Int32Array, p: number, q: number): boolean {
  const [x1, y1] = [ends[p], ends[p + 1]];
  const [dx, dy] = [ends[p + 2] - x1, ends[p + 3] - y1];
  const square = dx * dx + dy * dy;
  for (const at of [q, q + 2]) {
    const [x, y] = [ends[at] - x1, ends[at + 1] - y1];
    if ((x === 0 && y === 0) || (x === dx && y === dy)) continue;
    const along = square === 0 ? 0 : Math.min(1, Math.max(0, (x * dx + y * dy) / square));
    if ((x - along * dx) ** 2 + (y - along * dy) ** 2 <= reach * reach) return true;
  }
  return false;
}

/** Whether the ends of each lie on different sides of the other. */
function doCross(ends: Int32Array, p: number, q: number): boolean {
  return side(ends, p, q) * side(ends, p, q + 2) < 0 && side(ends, q, p) * side(ends, q, p + 2) < 0;
}

const side = (ends: Int32Array, segment: number, point: number): number =>
  Math.sign(
    (ends[segment + 2] - ends[segment]) * (ends[point + 1] - ends[segment + 1]) -
      (ends[segment + 3] - ends[segment + 1]) * (ends[point] - ends[segment]),
  );
