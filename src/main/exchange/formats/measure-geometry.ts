import { unitArea } from '../../engine/geo/area.ts';
import { type BoundaryTopology, boundaryPolygons } from '../../engine/geo/boundary.ts';
import { labelPoint } from '../../engine/geo/label-point.ts';
import type { RawGeometry } from './sheet.ts';

/** What every unit needs of its polygon, worked out once in the worker. */
export function measureGeometry(
  boundary: BoundaryTopology,
  rowOf: number[],
  pairs: readonly (readonly [number, number])[],
): RawGeometry {
  const { set } = boundaryPolygons(boundary);
  const count = rowOf.length;
  const longitudes = new Float64Array(count);
  const latitudes = new Float64Array(count);
  const areas = new Float64Array(count);
  for (let unit = 0; unit < count; unit++) {
    const point = labelPoint(set, unit);
    longitudes[unit] = point?.[0] ?? Number.NaN;
    latitudes[unit] = point?.[1] ?? Number.NaN;
    areas[unit] = Math.round(unitArea(set, unit));
  }
  return { boundary, rowOf, longitudes, latitudes, areas, pairs: Int32Array.from(pairs.flat()) };
}
