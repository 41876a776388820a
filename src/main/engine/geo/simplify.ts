import type { BoundaryTopology } from './boundary.ts';

type Arc = BoundaryTopology['arcs'][number];

/**
 * Borders with fewer vertices, for a map seen from afar. Each arc is thinned by itself (Douglas and Peucker 1973) with its ends
 * kept, so that neighbours still share one border and nothing gapes. A closed arc keeps at least a triangle. What is kept
 * stays where it is to the last digit. `tolerance`: how far a border may stray, degrees.
 */
export function simplifyBoundary(boundary: BoundaryTopology, tolerance: number): BoundaryTopology {
  const { transform } = boundary;
  const arcs = boundary.arcs.map((arc) => {
    const kept = thinned(arcPositions(arc, transform), tolerance);
    return transform ? differences(arc, kept) : arc.filter((_, at) => kept[at] === 1);
  });
  return { ...boundary, arcs };
}

/** Vertices of all arcs. */
export const vertexCount = ({ arcs }: BoundaryTopology): number =>
  arcs.reduce((sum, arc) => sum + arc.length, 0);

/** An arc's positions in degrees; a quantised arc holds differences from point to point. */
export function arcPositions(arc: Arc, transform: BoundaryTopology['transform']): [number, number][] {
  if (!transform) return arc.map(([x = 0, y = 0]) => [x, y]);
  const { scale, translate } = transform;
  let x = 0;
  let y = 0;
  return arc.map(([dx = 0, dy = 0]) => {
    x += dx;
    y += dy;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
}

/** The arc without the points that are not kept: what they were from their neighbours goes to the next. */
function differences(arc: Arc, kept: Uint8Array): Arc {
  const thin: Arc = [];
  let x = 0;
  let y = 0;
  arc.forEach(([dx = 0, dy = 0], at) => {
    x += dx;
    y += dy;
    if (kept[at] !== 1) return;
    thin.push([x, y]);
    x = 0;
    y = 0;
  });
  return thin;
}

/** 1 for each point that stays. */
function thinned(points: [number, number][], tolerance: number): Uint8Array {
  const last = points.length - 1;
  const keep = new Uint8Array(points.length);
  if (last < 2) return keep.fill(1);
  keep[0] = keep[last] = 1;
  const stack: [number, number][] = [];
  const [first, end] = [points[0]!, points[last]!];
  if (first[0] === end[0] && first[1] === end[1]) {
    // A ring has no two ends: it is cut at the two points that make the largest triangle with its start.
    const far = farthest(points, 0, last, ([x, y]) => Math.hypot(x - first[0], y - first[1]));
    const wide = farthest(points, 0, last, (point) => distance(point, first, points[far.at]!));
    const [low, high] = far.at < wide.at ? [far.at, wide.at] : [wide.at, far.at];
    keep[low] = keep[high] = 1;
    stack.push([0, low], [low, high], [high, last]);
  } else stack.push([0, last]);
  for (let span = stack.pop(); span; span = stack.pop()) {
    const [from, to] = span;
    if (to - from < 2) continue;
    const found = farthest(points, from, to, (point) => distance(point, points[from]!, points[to]!));
    if (found.distance <= tolerance) continue;
    keep[found.at] = 1;
    stack.push([from, found.at], [found.at, to]);
  }
  return keep;
}

function farthest(
  points: readonly [number, number][],
  from: number,
  to: number,
  measure: (point: [number, number]) => number,
): { at: number; distance: number } {
  let at = from;
  let best = -1;
  for (let index = from + 1; index < to; index++) {
    const found = measure(points[index]!);
    if (found > best) {
      best = found;
      at = index;
    }
  }
  return { at, distance: best };
}

/** From a point to a stretch of line, degrees. */
function distance([x, y]: [number, number], [x1, y1]: [number, number], [x2, y2]: [number, number]): number {
  const dx = x2 - x1;
  const dy = y2 - y1;
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / square));
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
}

/** Coarser levels of borders worth keeping beside the finest: by degrees of stray, each at least a third lighter than the last. */
export function boundaryLevels(boundary: BoundaryTopology): BoundaryTopology[] {
  const levels: BoundaryTopology[] = [];
  let lightest = vertexCount(boundary);
  if (lightest < smallest) return levels;
  for (const tolerance of tolerances) {
    const level = simplifyBoundary(boundary, tolerance);
    const count = vertexCount(level);
    if (count > lightest * (2 / 3)) continue;
    levels.push({ ...level, stray: tolerance });
    lightest = count;
  }
  return levels;
}

/** Maps below this draw quickly as they are. */
const smallest = 20_000;
/** About a pixel of a map of a county, a province, the country (zoom 11, 8, 6). */
const tolerances = [0.0007, 0.005, 0.02] as const;
