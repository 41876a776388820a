import type L from 'leaflet';
import type { Geometry } from './geometry.ts';
import { latitudeOf, longitudeOf } from './mercator.ts';

type Bounds = [[number, number], [number, number]];

function toBounds(minX: number, minY: number, maxX: number, maxY: number): Bounds {
  return [
    [latitudeOf(maxY), longitudeOf(minX)],
    [latitudeOf(minY), longitudeOf(maxX)],
  ];
}

/** Free border around what is shown, pixels. */
const margin: [number, number] = [28, 28];

export function fitPlan(map: L.Map, geometry: Geometry, animate: boolean): void {
  if (geometry.bounds === null) return;
  map.fitBounds(toBounds(...geometry.bounds), { padding: margin, animate });
}

/** Brings units into view; already visible and large enough they stay where they are. */
export function fitUnits(map: L.Map, geometry: Geometry, units: readonly number[]): void {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const unit of units) {
    if (!geometry.rings.has(unit)) continue;
    minX = Math.min(minX, geometry.boxes[4 * unit] ?? 0);
    minY = Math.min(minY, geometry.boxes[4 * unit + 1] ?? 0);
    maxX = Math.max(maxX, geometry.boxes[4 * unit + 2] ?? 0);
    maxY = Math.max(maxY, geometry.boxes[4 * unit + 3] ?? 0);
  }
  if (minX === Infinity) return;
  map.flyToBounds(toBounds(minX, minY, maxX, maxY), { padding: [70, 70], maxZoom: 10, duration: 0.45 });
}
