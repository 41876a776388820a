import { nameChanges } from '../places/former-names.ts';
import { likeness, offered, soundOf } from '../places/likeness.ts';
import type { PlaceCandidate, PlaceQuery, PlaceUnit } from './place-index.ts';
import type { PlaceNames } from './place-name.ts';
import { group, unitsWithin } from './place-units.ts';

export interface CountyMatch {
  units: PlaceUnit[];
  /** By an old or shortened name rather than the unit's own. */
  renamed: boolean;
}

/** How many that are alike are worth showing. */
const shown = 6;

/** Units by the county's name of today, of old, or shortened. Answers are kept: a sheet repeats few names over and over. */
export function createCountyNames(units: readonly PlaceUnit[], names: PlaceNames) {
  const byName = group(units, (unit) => names.key(unit.name));
  const byStem = group(units, (unit) => names.stem(unit.name));
  const named = (name: string) => byName.get(names.key(name)) ?? [];
  const within = (among: readonly PlaceUnit[], query: PlaceQuery) => unitsWithin(among, query, names);
  const partners = (query: PlaceQuery) => within(partnersOf(query, names).flatMap(named), query);

  /** Units that can be alike at all: they share a letter, or sound the same. Built when first asked. */
  let letters: Map<string, PlaceUnit[]> | null = null;
  let sounds: Map<string, PlaceUnit[]> | null = null;
  const nearBy = (county: string): PlaceUnit[] => {
    const stemOf = (unit: PlaceUnit) => names.stem(unit.name);
    letters ??= groupByEach(units, (unit) => lettersOf(stemOf(unit)));
    sounds ??= group(units, (unit) => soundOf(stemOf(unit)));
    const stem = names.stem(county);
    const found = new Set(sounds.get(soundOf(stem)));
    for (const letter of lettersOf(stem)) for (const unit of letters.get(letter) ?? []) found.add(unit);
    return [...found];
  };

  const find = kept((query): CountyMatch | null => {
    const exact = within(named(query.county), query);
    if (exact.length === 1) return { units: exact, renamed: false };
    const others = partners(query);
    if (others.length > 0) return { units: others, renamed: true };
    const shortened = within(byStem.get(names.stem(query.county)) ?? [], query);
    if (shortened.length === 1) return { units: shortened, renamed: true };
    // Counties have moved between cities: a name that only one unit bears is good enough within its province.
    const anywhere = within(named(query.county), { ...query, city: '' });
    return anywhere.length === 1 ? { units: anywhere, renamed: true } : null;
  });

  return {
    find: (query: PlaceQuery) => (query.county === '' ? null : find(query)),
    /** The match and what it was merged from or divided into. */
    meant: kept((query): readonly PlaceUnit[] => {
      const match = query.county === '' ? null : find(query);
      return match ? [...match.units, ...partners(query)] : [];
    }),
    /** Units whose names come near, best first; of the named city and province where there are such. */
    alike: kept((query): readonly PlaceCandidate[] => {
      if (query.county === '') return [];
      const comparable = nearBy(query.county);
      const near = within(comparable, query);
      return (near.length > 0 ? near : comparable)
        .map((unit) => ({ unit, score: likeness(query.county, unit.name) }))
        .filter(({ score }) => score >= offered)
        .sort((a, b) => b.score - a.score || a.unit.code.localeCompare(b.unit.code))
        .slice(0, shown);
    }),
  };
}

/** Characters that tell Chinese names apart; of Latin names only the first. */
const lettersOf = (stem: string): string[] =>
  /[\u3400-\u9fff]/.test(stem) ? [...new Set(stem.match(/[\u3400-\u9fff]/g))] : [...stem].slice(0, 1);

function groupByEach(
  units: readonly PlaceUnit[],
  keysOf: (unit: PlaceUnit) => readonly string[],
): Map<string, PlaceUnit[]> {
  const groups = new Map<string, PlaceUnit[]>();
  for (const unit of units)
    for (const key of keysOf(unit)) {
      const list = groups.get(key);
      if (list) list.push(unit);
      else groups.set(key, [unit]);
    }
  return groups;
}

function kept<Answer>(answer: (query: PlaceQuery) => Answer): (query: PlaceQuery) => Answer {
  const known = new Map<string, Answer>();
  return (query) => {
    const key = `${query.province}|${query.city}|${query.county}`;
    let found = known.get(key);
    if (found === undefined) {
      found = answer(query);
      known.set(key, found);
    }
    return found;
  };
}

/** Other names the county goes by, old or new, in either direction. */
function partnersOf({ city, county }: PlaceQuery, { same: samePlace }: PlaceNames): string[] {
  const partners = new Set<string>();
  for (const change of nameChanges(county)) {
    if (city !== '' && !change.cities.some((name) => samePlace(name, city))) continue;
    if (samePlace(change.old, county)) partners.add(change.new);
    if (samePlace(change.new, county)) partners.add(change.old);
  }
  return [...partners];
}
