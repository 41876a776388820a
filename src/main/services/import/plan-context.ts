import { boundaryPolygons } from '../../engine/geo/boundary.ts';
import { createLocator } from '../../engine/geo/locator.ts';
import type { Geography, ImportContext, KnownAccount } from '../../exchange/import/context.ts';
import { type ChosenPlaces, createPlaceDesk, type PlaceDesk } from '../../exchange/import/place-desk.ts';
import { createPlaceIndex, type PlaceUnit } from '../../exchange/import/place-index.ts';
import type { PlanReader } from '../../plan/plan.ts';
import { readBoundary } from '../boundary.ts';
import { readPostal } from './postal-changes.ts';

/** What the plan knows, as reading a sheet asks it. Built once per revision of the plan. */
export function readImportContext(plan: PlanReader, chosen: ChosenPlaces): ImportContext {
  const byRef = new Map<string, number>();
  const byName = new Map<string, number[]>();
  for (const { id, ref, name } of plan.all('rep')) {
    byRef.set(ref, id);
    byName.set(name, [...(byName.get(name) ?? []), id]);
  }
  const accounts = new Map<string, KnownAccount>();
  const loosely = new Map<string, KnownAccount | null>();
  for (const { id, ref, city, location } of plan.all('account')) {
    const account = { id, city, exact: location === 'exact' };
    accounts.set(ref, account);
    loosely.set(looseRef(ref), loosely.has(looseRef(ref)) ? null : account);
  }
  return {
    geography: readGeography(plan, chosen),
    rep(text) {
      const named = byName.get(text);
      return byRef.get(text) ?? (named?.length === 1 ? named[0] : undefined);
    },
    account: (ref) => accounts.get(ref),
    accountLike: (ref) => accounts.get(ref) ?? loosely.get(looseRef(ref)) ?? undefined,
  };
}

/** The desk alone, for sheets that speak of units and not of points. */
export const createDesk = (units: readonly PlaceUnit[], chosen: ChosenPlaces): PlaceDesk =>
  createPlaceDesk(createPlaceIndex(units), chosen);

/** Null before units were imported. */
export function readGeography(plan: PlanReader, chosen: ChosenPlaces = new Map()): Geography | null {
  const units = plan.all('unit');
  if (units.length === 0) return null;
  const boundary = readBoundary(plan);
  const { ids, set } = boundary ? boundaryPolygons(boundary) : { ids: [], set: null };
  const locator = set ? createLocator(set) : null;
  const idOf = (index: number): number | null => (index < 0 ? null : (ids[index] ?? null));
  const places = createPlaceIndex(units, readPostal(plan));
  return {
    places,
    desk: createPlaceDesk(places, chosen),
    unitById: new Map(units.map((unit) => [unit.id, unit])),
    bounds: locator?.bounds ?? [-180, -90, 180, 90],
    locate: (longitude, latitude) => idOf(locator?.locate(longitude, latitude) ?? -1),
    nearest: (longitude, latitude, metres) => idOf(locator?.nearest(longitude, latitude, metres) ?? -1),
  };
}

/** Excel drops leading zeros from ids that look like numbers, and people mix cases and widths. */
const looseRef = (ref: string): string =>
  ref
    .normalize('NFKC')
    .toUpperCase()
    .replace(/\s+/g, '')
    .replace(/^0+(?=.)/, '');
