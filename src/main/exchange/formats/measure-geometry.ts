import { unitArea } from '../../engine/geo/area.ts';
import { type BoundaryTopology, boundaryPolygons } from '../../engine/geo/boundary.ts';
import { labelPoint } from '../../engine/geo/label-point.ts';
import { nearBorderOptions, nearBorders } from '../../engine/geo/near-borders.ts';
import { sliverUnits } from '../../engine/geo/slivers.ts';
import type { RawGeometry, ReadProgress } from './sheet.ts';

/** Label points and areas, then borders that run along each other, take about as long. */
const halves = 2;
const reportEvery = 500;

/** What every unit needs of its polygon, worked out once in the worker. */
export function measureGeometry(
  boundary: BoundaryTopology,
  rowOf: number[],
  pairs: readonly (readonly [number, number])[],
  onProgress: ReadProgress = () => {},
): RawGeometry {
  const { set } = boundaryPolygons(boundary);
  const count = rowOf.length;
  const longitudes = new Float64Array(count);
  const latitudes = new Float64Array(count);
  const areas = new Float64Array(count);
  for (let unit = 0; unit < count; unit++) {
    if (unit % reportEvery === 0) onProgress(unit, halves * count);
    const point = labelPoint(set, unit);
    longitudes[unit] = point?.[0] ?? Number.NaN;
    latitudes[unit] = point?.[1] ?? Number.NaN;
    areas[unit] = Math.round(unitArea(set, unit));
  }
  const options = nearBorderOptions(set);
  const near = nearBorders(set, pairs, options, (unit) => {
    if (unit % reportEvery === 0) onProgress(count + unit, halves * count);
  });
  return {
    boundary,
    rowOf,
    longitudes,
    latitudes,
    areas,
    pairs: Int32Array.from([...pairs, ...near].flat()),
    sharedPairs: pairs.length,
    slivers: sliverUnits(set, options.tolerance / 6),
  };
}
