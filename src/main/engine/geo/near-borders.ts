import Flatbush from 'flatbush';
import { boundsOf, type PolygonSet, pointRange } from './polygon-set.ts';

const metresPerDegree = 111_195;

export interface NearBorderOptions {
  /** Borders this near to each other are one border drawn twice, metres. */
  tolerance: number;
  /** Of the nearer border, at least so much must run along the other, metres: units that meet at a corner only are no neighbours. */
  least: number;
}

/**
 * Pairs (a < b) of units whose borders run along each other without sharing vertices: drawn by different hands, with a hair's
 * gap or overlap, or with vertices only one side has. `known` pairs are left out. Edges are walked in steps of half the
 * tolerance at most and each step's middle is compared with the other unit's edges nearby. `onUnit` is told each unit before it's looked at.
 */
export function nearBorders(
  set: PolygonSet,
  known: Iterable<readonly [number, number]>,
  { tolerance, least }: NearBorderOptions,
  onUnit: (unit: number) => void = () => {},
): [number, number][] {
  const unitCount = set.units.length - 1;
  if (unitCount < 2) return [];
  const paired = new Set<number>();
  for (const [a, b] of known) paired.add(a * unitCount + b).add(b * unitCount + a);
  const reach = tolerance / metresPerDegree;
  const tree = new Flatbush(unitCount);
  const boxes = Array.from({ length: unitCount }, (_, unit) => {
    const [start, end] = pointRange(set, unit);
    const box: Box = start === end ? [1e6, 1e6, 1e6, 1e6] : boundsOf(set, unit);
    tree.add(...box);
    return box;
  });
  tree.finish();
  const pairs: [number, number][] = [];
  for (let a = 0; a < unitCount; a++) {
    onUnit(a);
    const [west, south, east, north] = boxes[a] as Box;
    if (west > 360) continue;
    const shrink = Math.max(0.01, Math.cos((((south + north) / 2) * Math.PI) / 180));
    const wide = reach / shrink;
    for (const b of tree
      .search(west - wide, south - reach, east + wide, north + reach)
      .sort((p, q) => p - q)) {
      if (b <= a || paired.has(a * unitCount + b)) continue;
      const between = overlap(boxes[a] as Box, boxes[b] as Box, wide, reach);
      const length = lengthAlong(set, a, b, between, shrink, tolerance, least);
      if (length >= least) pairs.push([a, b]);
    }
  }
  return pairs;
}

type Box = [west: number, south: number, east: number, north: number];

/** Where both may have border: the boxes' common part, widened. */
const overlap = (a: Box, b: Box, wide: number, high: number): Box => [
  Math.max(a[0], b[0]) - wide,
  Math.max(a[1], b[1]) - high,
  Math.min(a[2], b[2]) + wide,
  Math.min(a[3], b[3]) + high,
];

/** Metres of a's border that lie within the tolerance of b's; stops once it is enough. */
function lengthAlong(
  set: PolygonSet,
  a: number,
  b: number,
  box: Box,
  shrink: number,
  tolerance: number,
  enough: number,
): number {
  const other = edgesWithin(set, b, box);
  if (other.length === 0) return 0;
  const own = edgesWithin(set, a, box);
  const step = Math.max(tolerance / 2, enough / 64);
  let total = 0;
  for (let at = 0; at < own.length; at += 4) {
    const [x1, y1, x2, y2] = [own[at]!, own[at + 1]!, own[at + 2]!, own[at + 3]!];
    const length = Math.hypot((x2 - x1) * shrink, y2 - y1) * metresPerDegree;
    const pieces = Math.min(1000, Math.max(1, Math.ceil(length / step)));
    for (let piece = 0; piece < pieces; piece++) {
      const along = (piece + 0.5) / pieces;
      if (isNear(other, x1 + (x2 - x1) * along, y1 + (y2 - y1) * along, shrink, tolerance))
        total += length / pieces;
      if (total >= enough) return total;
    }
  }
  return total;
}

/** Edges of a unit that touch the box, flat: x1, y1, x2, y2 … */
function edgesWithin(set: PolygonSet, unit: number, [west, south, east, north]: Box): number[] {
  const { coordinates, rings, parts, units } = set;
  const found: number[] = [];
  for (let ring = parts[units[unit]]; ring < parts[units[unit + 1]]; ring++) {
    const end = 2 * (rings[ring + 1] - 1);
    for (let at = 2 * rings[ring]; at < end; at += 2) {
      const x1 = coordinates[at];
      const y1 = coordinates[at + 1];
      const x2 = coordinates[at + 2];
      const y2 = coordinates[at + 3];
      if (Math.max(x1, x2) < west || Math.min(x1, x2) > east) continue;
      if (Math.max(y1, y2) < south || Math.min(y1, y2) > north) continue;
      found.push(x1, y1, x2, y2);
    }
  }
  return found;
}

function isNear(edges: readonly number[], x: number, y: number, shrink: number, tolerance: number): boolean {
  const limit = (tolerance / metresPerDegree) ** 2;
  for (let at = 0; at < edges.length; at += 4) {
    const x1 = (edges[at]! - x) * shrink;
    const y1 = edges[at + 1]! - y;
    const dx = (edges[at + 2]! - x) * shrink - x1;
    const dy = edges[at + 3]! - y - y1;
    const square = dx * dx + dy * dy;
    const along = square === 0 ? 0 : Math.min(1, Math.max(0, -(x1 * dx + y1 * dy) / square));
    if ((x1 + along * dx) ** 2 + (y1 + along * dy) ** 2 <= limit) return true;
  }
  return false;
}

/**
 * Tolerance and least length that suit a map's units: 30 m and 200 m for counties, finer where the units themselves are small
 * (the middle one's box decides), so that blocks across a street stay apart.
 */
export function nearBorderOptions(set: PolygonSet): NearBorderOptions {
  const sizes: number[] = [];
  for (let unit = 0; unit + 1 < set.units.length; unit++) {
    const [west, south, east, north] = boundsOf(set, unit);
    if (east >= west) sizes.push(Math.max((east - west) * Math.cos((south * Math.PI) / 180), north - south));
  }
  sizes.sort((a, b) => a - b);
  const middle = (sizes[Math.floor(sizes.length / 2)] ?? 0) * metresPerDegree;
  const tolerance = Math.min(30, middle / 300);
  return { tolerance, least: tolerance * (200 / 30) };
}
