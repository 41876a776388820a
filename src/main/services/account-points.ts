import { worldX, worldY } from '../../shared/domain/mercator.ts';
import { pack } from '../../shared/geometry/packed.ts';
import type { Dataset } from './dataset.ts';

/**
 * Where the accounts with a place are, packed for the map: `ids`, `x`, `y` (Mercator world coordinates), `customerClass`
 * (0 = A), `approximate` (1 = placed by a name), `unit` (index in the order of data.units, -1 = none).
 */
export function accountPoints({ accounts, accountUnit, classes }: Dataset): Uint8Array<ArrayBuffer> {
  const placed: number[] = [];
  accounts.forEach(({ longitude, latitude }, index) => {
    if (longitude !== null && latitude !== null) placed.push(index);
  });
  const count = placed.length;
  const points = {
    ids: new Int32Array(count),
    x: new Float64Array(count),
    y: new Float64Array(count),
    customerClass: new Uint8Array(count),
    approximate: new Uint8Array(count),
    unit: new Int32Array(count),
  };
  // One pass: `from` of typed arrays asks an iterator for each of 100,000, several times slower.
  for (let at = 0; at < count; at++) {
    const index = placed[at];
    const { id, longitude, latitude, location } = accounts[index];
    points.ids[at] = id;
    points.x[at] = worldX(longitude ?? 0);
    points.y[at] = worldY(latitude ?? 0);
    points.customerClass[at] = classes[index] - 1;
    points.approximate[at] = location === 'exact' ? 0 : 1;
    points.unit[at] = accountUnit[index];
  }
  return pack(points);
}
