import Flatbush from 'flatbush';
import type { Line, Point } from './grid.ts';
import { metresPerStep, widening } from './grid.ts';

/**
 * Lines across narrow places: from each vertex of a border that only one unit has to the nearest place, within `metres`, of such
 * a border of another unit. They cut what gapes into cells that are narrow everywhere, also where it opens to the outside.
 * `owner[i]` is the unit of `lines[i]`.
 */
export function narrowBridges(lines: readonly Line[], owner: readonly number[], metres: number): Line[] {
  const count = lines.reduce((sum, line) => sum + line.length - 1, 0);
  if (count === 0) return [];
  const tree = new Flatbush(count);
  const ends = new Float64Array(4 * count);
  const unit = new Int32Array(count);
  const owners = new Map<string, Set<number>>();
  let at = 0;
  lines.forEach((line, index) => {
    line.forEach(([x, y], position) => {
      const key = `${x},${y}`;
      const known = owners.get(key);
      if (known) known.add(owner[index]);
      else owners.set(key, new Set([owner[index]]));
      if (position === 0) return;
      const [fromX, fromY] = line[position - 1];
      ends.set([fromX, fromY, x, y], 4 * at);
      unit[at++] = owner[index];
      tree.add(Math.min(fromX, x), Math.min(fromY, y), Math.max(fromX, x), Math.max(fromY, y));
    });
  });
  tree.finish();
  const reach = metres / metresPerStep;
  const bridges: Line[] = [];
  for (const [key, own] of owners) {
    const [x = 0, y = 0] = key.split(',').map(Number);
    const wide = widening(y);
    const near = tree.search(x - reach * wide, y - reach, x + reach * wide, y + reach);
    let best: Point | null = null;
    let least = reach * reach;
    for (const edge of near.sort((a, b) => a - b)) {
      if (own.has(unit[edge])) continue;
      const place = nearestOn(ends, edge, x, y, wide);
      const square = ((place[0] - x) / wide) ** 2 + (place[1] - y) ** 2;
      if (square < least) {
        least = square;
        best = place;
      }
    }
    const end: Point | null = best && [Math.round(best[0]), Math.round(best[1])];
    if (end && (end[0] !== x || end[1] !== y)) bridges.push([[x, y], end]);
  }
  return bridges;
}

/** `wide`: steps of longitude that are as long as one of latitude. */
function nearestOn(ends: Float64Array, edge: number, x: number, y: number, wide: number): Point {
  const [x1, y1] = [(ends[4 * edge] - x) / wide, ends[4 * edge + 1] - y];
  const [dx, dy] = [(ends[4 * edge + 2] - x) / wide - x1, ends[4 * edge + 3] - y - y1];
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : Math.min(1, Math.max(0, -(x1 * dx + y1 * dy) / square));
  return [x + (x1 + along * dx) * wide, y + y1 + along * dy];
}
