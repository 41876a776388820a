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
  return pack({
    ids: Int32Array.from(placed, (index) => accounts[index].id),
    x: Float64Array.from(placed, (index) => worldX(accounts[index].longitude ?? 0)),
    y: Float64Array.from(placed, (index) => worldY(accounts[index].latitude ?? 0)),
    customerClass: Uint8Array.from(placed, (index) => classes[index] - 1),
    approximate: Uint8Array.from(placed, (index) => (accounts[index].location === 'exact' ? 0 : 1)),
    unit: Int32Array.from(placed, (index) => accountUnit[index]),
  });
}
