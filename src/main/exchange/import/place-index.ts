import { greatCircle } from '../../engine/geo/distance.ts';
import { createPlaceNames, type PlaceNames } from './place-name.ts';
import { renamedPlaces } from './renamed-places.ts';

export interface PlaceUnit {
  id: number;
  code: string;
  name: string;
  city: string;
  province: string;
  longitude: number;
  latitude: number;
}

export interface PlaceQuery {
  province: string;
  city: string;
  county: string;
  address: string;
}

export interface PlaceMatch {
  unit: PlaceUnit;
  level: 'county' | 'city' | 'province';
  /** By an old or shortened name rather than the unit's own. */
  renamed: boolean;
}

export interface PlaceIndex {
  /** Where the names point to, as finely as they are known; null when none is. */
  find(query: PlaceQuery): PlaceMatch | null;
  /** Units that the county's name may mean: itself and what it was merged from or divided into. Empty when unknown. */
  meant(query: PlaceQuery): readonly PlaceUnit[];
}

interface CountyMatch {
  units: PlaceUnit[];
  renamed: boolean;
}

export function createPlaceIndex(units: readonly PlaceUnit[]): PlaceIndex {
  const names = createPlaceNames();
  const { key: placeKey, stem: placeStem } = names;
  const within = (among: readonly PlaceUnit[], place: Pick<PlaceQuery, 'city' | 'province'>) =>
    unitsWithin(among, place, names);
  const byName = group(units, (unit) => placeKey(unit.name));
  const byStem = group(units, (unit) => placeStem(unit.name));
  const byCity = group(units, (unit) => placeStem(unit.city));
  const byProvince = group(units, (unit) => placeStem(unit.province));
  const cache = new Map<string, CountyMatch | null>();
  const meantCache = new Map<string, PlaceUnit[]>();

  const county = (query: PlaceQuery): CountyMatch | null => {
    if (query.county === '') return null;
    const key = `${query.province}|${query.city}|${query.county}`;
    let match = cache.get(key);
    if (match === undefined) {
      match = findCounty(query);
      cache.set(key, match);
    }
    return match;
  };

  const named = (name: string) => byName.get(placeKey(name)) ?? [];

  function findCounty(query: PlaceQuery): CountyMatch | null {
    const exact = within(named(query.county), query);
    if (exact.length === 1) return { units: exact, renamed: false };
    const partners = within(partnersOf(query, names).flatMap(named), query);
    if (partners.length > 0) return { units: partners, renamed: true };
    const shortened = within(byStem.get(placeStem(query.county)) ?? [], query);
    if (shortened.length === 1) return { units: shortened, renamed: true };
    // Counties have moved between cities: a name that only one unit bears is good enough within its province.
    const anywhere = within(named(query.county), { ...query, city: '' });
    return anywhere.length === 1 ? { units: anywhere, renamed: true } : null;
  }

  function fromAddress(query: PlaceQuery): PlaceUnit | null {
    if (query.address === '') return null;
    const address = placeKey(query.address).replaceAll(' ', '');
    const candidates = within(units, query).filter(
      (unit) => unit.name !== '' && address.includes(placeKey(unit.name)),
    );
    if (candidates.length < 2) return candidates[0] ?? null;
    const inCity = candidates.filter((unit) => unit.city !== '' && address.includes(placeStem(unit.city)));
    return inCity.length === 1 ? (inCity[0] ?? null) : null;
  }

  return {
    find(query) {
      const match = county(query);
      const [unit] = match?.units ?? [];
      if (match && unit) return { unit, level: 'county', renamed: match.renamed };
      const addressed = fromAddress(query);
      if (addressed) return { unit: addressed, level: 'county', renamed: false };
      const inCity =
        query.city === '' ? [] : within(byCity.get(placeStem(query.city)) ?? [], { ...query, city: '' });
      const central = mostCentral(inCity);
      if (central) return { unit: central, level: 'city', renamed: false };
      // In files without cities above them, units may themselves be cities.
      const asUnit = county({ ...query, city: '', county: query.city });
      if (asUnit?.units.length === 1 && asUnit.units[0]) {
        return { unit: asUnit.units[0], level: 'city', renamed: asUnit.renamed };
      }
      const inProvince = query.province === '' ? [] : (byProvince.get(placeStem(query.province)) ?? []);
      const middle = mostCentral(inProvince);
      return middle ? { unit: middle, level: 'province', renamed: false } : null;
    },
    meant(query) {
      const key = `${query.province}|${query.city}|${query.county}`;
      let units = meantCache.get(key);
      if (!units) {
        const match = county(query);
        units = match ? [...match.units, ...within(partnersOf(query, names).flatMap(named), query)] : [];
        meantCache.set(key, units);
      }
      return units;
    },
  };
}

function group(units: readonly PlaceUnit[], keyOf: (unit: PlaceUnit) => string): Map<string, PlaceUnit[]> {
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
function unitsWithin(
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

/** Other names the county goes by, old or new, in either direction. */
function partnersOf({ city, county }: PlaceQuery, { same: samePlace }: PlaceNames): string[] {
  const partners: string[] = [];
  for (const place of renamedPlaces) {
    if (city !== '' && !samePlace(place.city, city)) continue;
    if (place.old.some((name) => samePlace(name, county))) partners.push(...place.new);
    if (place.new.some((name) => samePlace(name, county))) partners.push(...place.old);
  }
  return partners;
}

/** The unit nearest to the middle of all: where something known only by its city is put. */
function mostCentral(units: readonly PlaceUnit[]): PlaceUnit | null {
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
