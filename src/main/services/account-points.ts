import { worldX, worldY } from '../../shared/domain/mercator.ts';
import { pack } from '../../shared/geometry/packed.ts';
import type { Figures } from './dataset.ts';

/**
 * Where the accounts with a place are, packed for the map: `ids`, `x`, `y` (Mercator world coordinates), `customerClass`
 * (0 = A), `approximate` (1 = placed by a name), `unit` (index in the order of data.units, -1 = none).
 */
export function accountPoints({
  accountIds,
  accountPlaces: { longitude, latitude, isExact },
  accountUnit,
  classes,
}: Figures): Uint8Array<ArrayBuffer> {
  const isPlaced = (index: number) => !Number.isNaN(longitude[index]) && !Number.isNaN(latitude[index]);
  let count = 0;
  for (let index = 0; index < accountIds.length; index++) if (isPlaced(index)) count++;
  const points = {
    ids: new Int32Array(count),
    x: new Float64Array(count),
    y: new Float64Array(count),
    customerClass: new Uint8Array(count),
    approximate: new Uint8Array(count),
    unit: new Int32Array(count),
  };
  // One pass: `from` of typed arrays asks an iterator for each of 100,000, several times slower.
  for (let index = 0, at = 0; index < accountIds.length; index++) {
    if (!isPlaced(index)) continue;
    points.ids[at] = accountIds[index];
    points.x[at] = worldX(longitude[index]);
    points.y[at] = worldY(latitude[index]);
    points.customerClass[at] = classes[index] - 1;
    points.approximate[at] = 1 - isExact[index];
    points.unit[at] = accountUnit[index];
    at++;
  }
  return pack(points);
}
