import polylabel from 'polylabel';
import { partArea } from './area.ts';
import { boundsOf, type PolygonSet, pointRange } from './polygon-set.ts';

/**
 * Pole of inaccessibility of a unit's largest part: where a label, or an account known only by the unit's name, goes.
 * Longitudes are shrunk by cos(latitude) first, so that "farthest from the border" is meant in metres. Degrees; null for a
 * unit without points.
 */
export function labelPoint(set: PolygonSet, unit: number): [number, number] | null {
  const part = largestPart(set, unit);
  if (part < 0) return null;
  const { coordinates, rings, parts } = set;
  const [start, end] = pointRange(set, unit);
  if (end - start < 3) return null;
  const shrink = Math.max(0.01, Math.cos((coordinates[2 * start + 1] * Math.PI) / 180));
  const polygon: [number, number][][] = [];
  for (let ring = parts[part]; ring < parts[part + 1]; ring++) {
    const points: [number, number][] = [];
    for (let point = rings[ring]; point < rings[ring + 1]; point++) {
      points.push([coordinates[2 * point] * shrink, coordinates[2 * point + 1]]);
    }
    polygon.push(points);
  }
  const [west, south, east, north] = boundsOf(set, unit);
  const longest = Math.max((east - west) * shrink, north - south);
  // By the area; a spike of next to none would be searched in billions of cells.
  const precision = Math.max(Math.sqrt(Math.max(partArea(set, part), 1)) / 111_000 / 200, longest / 2000);
  const [x, y] = polylabel(polygon, precision);
  return [x / shrink, y];
}

function largestPart(set: PolygonSet, unit: number): number {
  let largest = -1;
  let largestArea = -1;
  for (let part = set.units[unit]; part < set.units[unit + 1]; part++) {
    const area = partArea(set, part);
    if (area > largestArea) {
      largest = part;
      largestArea = area;
    }
  }
  return largest;
}
