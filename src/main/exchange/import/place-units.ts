import { greatCircle } from '../../engine/geo/distance.ts';
import type { PlaceQuery, PlaceUnit } from './place-index.ts';
import type { PlaceNames } from './place-name.ts';

/** Units by what `keyOf` answers; '' names nothing. */
export function group(
  units: readonly PlaceUnit[],
  keyOf: (unit: PlaceUnit) => string,
): Map<string, PlaceUnit[]> {
  const groups = new Map<string, PlaceUnit[]>();
  for (const unit of units) {
    const key = keyOf(unit);
    if (key === '') continue;
    const list = groups.get(key);
    if (list) list.push(unit);
    else groups.set(key, [unit]);
  }
  return groups;
}

/** Keeps units of the named city and province; a name that either side leaves out rules nothing out. */
export function unitsWithin(
  units: readonly PlaceUnit[],
  { city, province }: Pick<PlaceQuery, 'city' | 'province'>,
  { same: samePlace }: PlaceNames,
): PlaceUnit[] {
  return units.filter(
    (unit) =>
      (city === '' || unit.city === '' || samePlace(unit.city, city)) &&
      (province === '' || unit.province === '' || samePlace(unit.province, province)),
  );
}

/** The unit nearest to the middle of all: where something known only by its city is put. */
export function mostCentral(units: readonly PlaceUnit[]): PlaceUnit | null {
  let longitude = 0;
  let latitude = 0;
  for (const unit of units) {
    longitude += unit.longitude / units.length;
    latitude += unit.latitude / units.length;
  }
  let best: PlaceUnit | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const unit of units) {
    const distance = greatCircle(longitude, latitude, unit.longitude, unit.latitude);
    if (distance < bestDistance) {
      best = unit;
      bestDistance = distance;
    }
  }
  return best;
}
