import { earthRadius } from './distance.ts';
import type { PolygonSet } from './polygon-set.ts';

const radians = Math.PI / 180;

/**
 * Area of one ring on the sphere, square metres, positive whatever its direction.
 * Chamberlain & Duquette, "Some algorithms for polygons on a sphere" (JPL 07-03), formula 1 summed per edge.
 */
export function ringArea(coordinates: Float64Array, start: number, end: number): number {
  let sum = 0;
  for (let point = start; point < end - 1; point++) {
    const longitude = coordinates[2 * point + 2] - coordinates[2 * point];
    const south = Math.sin(coordinates[2 * point + 1] * radians);
    const north = Math.sin(coordinates[2 * point + 3] * radians);
    sum += longitude * radians * (2 + south + north);
  }
  return Math.abs((sum * earthRadius * earthRadius) / 2);
}

/** Area of a part: its outer ring less its holes, square metres. */
export function partArea(set: PolygonSet, part: number): number {
  const { coordinates, rings, parts } = set;
  let area = 0;
  for (let ring = parts[part]; ring < parts[part + 1]; ring++) {
    const ofRing = ringArea(coordinates, rings[ring], rings[ring + 1]);
    area += ring === parts[part] ? ofRing : -ofRing;
  }
  return Math.max(0, area);
}

/** Area of a unit, square metres. */
export function unitArea(set: PolygonSet, unit: number): number {
  let area = 0;
  for (let part = set.units[unit]; part < set.units[unit + 1]; part++) area += partArea(set, part);
  return area;
}
