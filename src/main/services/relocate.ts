import { boundaryPolygons } from '../engine/geo/boundary.ts';
import { createLocator } from '../engine/geo/locator.ts';
import { coastMetres } from '../exchange/import/resolve-point.ts';
import type { PlanWriter } from '../plan/plan.ts';
import { readBoundary } from './boundary.ts';

/** Gives accounts whose coordinates were typed the unit they now lie in, and marks their place as exact. */
export function relocate(write: PlanWriter, accountIds: readonly number[]): void {
  const boundary = readBoundary(write);
  const polygons = boundary ? boundaryPolygons(boundary) : null;
  const locator = polygons ? createLocator(polygons.set) : null;
  for (const id of accountIds) {
    const account = write.get('account', { id });
    if (!account || account.longitude === null || account.latitude === null) continue;
    const { longitude, latitude } = account;
    const inside = locator?.locate(longitude, latitude) ?? -1;
    const unit = inside >= 0 ? inside : (locator?.nearest(longitude, latitude, coastMetres) ?? -1);
    const unitId = polygons && unit >= 0 ? polygons.ids[unit] : null;
    write.put('account', { ...account, unit_id: unitId, location: 'exact' });
  }
}
