import type { PlaceEvidence } from '../../../shared/domain/place-report.ts';
import { countyCode } from '../places/county-codes.ts';
import { type CodeTrail, followCode } from '../places/follow-code.ts';
import { taken } from '../places/likeness.ts';
import { postalKey, prefectureOfPostal } from '../places/postal-code.ts';
import { createCountyNames } from './county-names.ts';
import { createPlaceNames } from './place-name.ts';
import { group, mostCentral, unitsWithin } from './place-units.ts';

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
  /** GB/T 2260 code of the county, as the sheet has it. */
  code?: string;
  postal?: string;
}

export interface PlaceMatch {
  unit: PlaceUnit;
  level: 'county' | 'city' | 'province';
  by: PlaceEvidence;
  /** 0..1; 1 = certain, 0 = no unit was named. */
  score: number;
}

export interface PlaceCandidate {
  unit: PlaceUnit;
  score: number;
}

export interface PlaceIndex {
  /** Where code, names and address point to, as finely as they are known; null when none is. */
  find(query: PlaceQuery): PlaceMatch | null;
  /** Units that the county's code or name may mean: itself and what it was merged from or divided into. Empty when unknown. */
  meant(query: PlaceQuery): readonly PlaceUnit[];
  /** Units that come near to what was written, best first. */
  candidates(query: PlaceQuery): readonly PlaceCandidate[];
  /** What a code leads to; null for no code, or one that leads nowhere. */
  trail(code: string | undefined): CodeTrail | null;
  unit(code: string): PlaceUnit | undefined;
}

/** A name taken for another must be this much nearer than the next. */
const margin = 0.05;

/** `postal`: the person's own table, postal code → unit id. */
export function createPlaceIndex(
  units: readonly PlaceUnit[],
  postal: ReadonlyMap<string, number> = new Map(),
): PlaceIndex {
  const names = createPlaceNames();
  const { key: placeKey, stem: placeStem } = names;
  const within = (among: readonly PlaceUnit[], place: Pick<PlaceQuery, 'city' | 'province'>) =>
    unitsWithin(among, place, names);
  const counties = createCountyNames(units, names);
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const byCity = group(units, (unit) => placeStem(unit.city));
  const byProvince = group(units, (unit) => placeStem(unit.province));
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const trails = new Map<string, CodeTrail | null>();

  function trail(written: string | undefined): CodeTrail | null {
    if (written === undefined || written === '') return null;
    let found = trails.get(written);
    if (found === undefined) {
      const code = byCode.has(written) ? written : countyCode(written);
      found = code === '' ? null : followCode(code, (one) => byCode.has(one));
      trails.set(written, found);
    }
    return found;
  }

  /** The code's unit, or that of several which name or address tells. */
  function byTrail(query: PlaceQuery): PlaceMatch | null {
    const found = trail(query.code);
    if (!found) return null;
    const among = found.codes.flatMap((code) => byCode.get(code) ?? []);
    const by = found.how === 'same' ? 'code' : 'codeChanged';
    const [unit] = among;
    if (unit && among.length === 1) return { unit, level: 'county', by, score: 1 };
    const named = among.filter((one) => query.county !== '' && names.same(one.name, query.county));
    const [told] = named.length === 1 ? named : inAddress(among, query);
    return told ? { unit: told, level: 'county', by: 'codeSplit', score: 1 } : null;
  }

  /** Those of the units whose names the address says; one at most. */
  function inAddress(among: readonly PlaceUnit[], query: PlaceQuery): PlaceUnit[] {
    if (query.address === '') return [];
    const address = placeKey(query.address).replaceAll(' ', '');
    const said = among.filter((unit) => unit.name !== '' && address.includes(placeKey(unit.name)));
    if (said.length < 2) return said;
    const inCity = said.filter((unit) => unit.city !== '' && address.includes(placeStem(unit.city)));
    return inCity.length === 1 ? inCity : [];
  }

  function byLikeness(query: PlaceQuery): PlaceMatch | null {
    // Without a city or province anything is like something.
    if (query.city === '' && query.province === '') return null;
    const [best, next] = counties.alike(query);
    if (!best || best.score < taken || (next && best.score - next.score < margin)) return null;
    return { unit: best.unit, level: 'county', by: 'alike', score: best.score };
  }

  /** The unit the person's own table gives, else the middle of the prefecture the first digits stand for. */
  function byPostal(query: PlaceQuery, finely: boolean): PlaceMatch | null {
    if (query.postal === undefined || query.postal === '') return null;
    const key = postalKey(query.postal);
    const unit = byId.get(postal.get(key) ?? -1);
    if (finely) return unit ? { unit, level: 'county', by: 'postal', score: 1 } : null;
    const city = query.city === '' ? prefectureOfPostal(key) : '';
    const central = mostCentral(city === '' ? [] : (byCity.get(placeStem(city)) ?? []));
    return central ? { unit: central, level: 'city', by: 'postal', score: 1 } : null;
  }

  function byArea(query: PlaceQuery): PlaceMatch | null {
    const inCity =
      query.city === '' ? [] : within(byCity.get(placeStem(query.city)) ?? [], { ...query, city: '' });
    const central = mostCentral(inCity);
    if (central) return { unit: central, level: 'city', by: 'city', score: 0 };
    // In files without cities above them, units may themselves be cities.
    const asUnit = counties.find({ ...query, city: '', county: query.city });
    if (asUnit?.units.length === 1 && asUnit.units[0])
      return { unit: asUnit.units[0], level: 'city', by: asUnit.renamed ? 'renamed' : 'name', score: 1 };
    const posted = byPostal(query, false);
    if (posted) return posted;
    const inProvince = query.province === '' ? [] : (byProvince.get(placeStem(query.province)) ?? []);
    const middle = mostCentral(inProvince);
    return middle ? { unit: middle, level: 'province', by: 'province', score: 0 } : null;
  }

  return {
    find(query) {
      const coded = byTrail(query);
      if (coded) return coded;
      // A divided county whose part nothing tells: its city is no answer.
      if ((trail(query.code)?.codes.length ?? 0) > 1) return null;
      const match = counties.find(query);
      const [unit] = match?.units ?? [];
      if (match && unit) return { unit, level: 'county', by: match.renamed ? 'renamed' : 'name', score: 1 };
      const [addressed] = inAddress(query.address === '' ? [] : within(units, query), query);
      if (addressed) return { unit: addressed, level: 'county', by: 'address', score: 1 };
      return byPostal(query, true) ?? byLikeness(query) ?? byArea(query);
    },
    meant(query) {
      const coded = trail(query.code)?.codes.flatMap((code) => byCode.get(code) ?? []) ?? [];
      return coded.length > 0 ? [...coded, ...counties.meant(query)] : counties.meant(query);
    },
    candidates(query) {
      const codes = trail(query.code)?.codes ?? [];
      const coded = codes.length > 1 ? codes.flatMap((code) => byCode.get(code) ?? []) : [];
      const of = coded.map((unit) => ({ unit, score: 1 }));
      return [...of, ...counties.alike(query).filter(({ unit }) => !coded.includes(unit))];
    },
    trail,
    unit: (code) => byCode.get(code),
  };
}
