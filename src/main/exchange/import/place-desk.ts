import type { PlaceLine } from '../../../shared/contract/import.ts';
import type { PlaceIndex, PlaceMatch, PlaceQuery, PlaceUnit } from './place-index.ts';

/** Units chosen by hand for what sheets say: `keyOfPlace` → unit code, '' = none. */
export type ChosenPlaces = ReadonlyMap<string, string>;

/** Where the rows of one sheet find their units, with a line for every saying that was not plain. */
export interface PlaceDesk {
  /** The unit chosen for it by hand, else what the index finds. */
  find(query: PlaceQuery, row: number): PlaceMatch | null;
  /** Units any of which the row's code may mean, when nothing in the row tells which. */
  undecided(query: PlaceQuery): readonly PlaceUnit[];
  /** What the code became, when it is not one of the plan's; the row itself knows where it lies. */
  changed(query: PlaceQuery, row: number): readonly PlaceUnit[];
  /** The unit of a code or of a name it stands for; 'divided' when it stands for several. Null: none of the plan's. */
  byCode(code: string, row: number): UnitOfCode | 'divided' | null;
  /** The plan's unit of this very code. */
  unitOf(code: string): PlaceUnit | undefined;
  /** What nothing was found for first, then the least certain; of equals the one with most rows. */
  report(): PlaceLine[];
}

export interface UnitOfCode {
  unit: PlaceUnit;
  /** It is not the unit's own code. */
  changed: boolean;
}

/** Lines a report holds. */
const mostLines = 1000;
/** Lines that similar units are sought for: comparing with every unit of a large plan takes its time. */
const mostCompared = 300;
const plain = new Set<PlaceMatch['by']>(['code', 'name', 'address']);

/** What rows must share for one choice to hold for all of them. */
export const keyOfPlace = ({ code = '', postal = '', province, city, county }: PlaceQuery): string =>
  [code, province, city, county, ...(code + city + county === '' && postal !== '' ? [postal] : [])].join('|');

/** A row that names a whole city or province and nothing within it: its place is as fine as what was said. */
export function isWholeArea({ key, by }: Pick<PlaceLine, 'key' | 'by'>): boolean {
  const [, , city, county] = key.split('|');
  return county === '' && (by === 'city' || (by === 'province' && city === ''));
}

/** The same as a person reads it. */
export const placeText = ({ code = '', postal = '', province, city, county }: PlaceQuery): string =>
  [code, province, city, county, postal].filter((part) => part !== '').join(' ');

export function createPlaceDesk(places: PlaceIndex, chosen: ChosenPlaces): PlaceDesk {
  const lines = new Map<string, PlaceLine>();
  const queries = new Map<string, PlaceQuery>();

  function note(query: PlaceQuery, row: number, match: PlaceMatch | null): void {
    const key = keyOfPlace(query);
    if (key === '|||') return;
    const unit = match ? shownUnit(match.unit) : null;
    const line = lines.get(key);
    if (line) {
      line.rows++;
      // Rows of one saying that addresses told apart.
      if (line.unit?.code !== unit?.code) line.unit = null;
      return;
    }
    lines.set(key, {
      key,
      said: placeText(query),
      rows: 1,
      firstRow: row,
      by: match?.by ?? null,
      score: match?.score ?? 0,
      unit,
      candidates: [],
    });
    queries.set(key, query);
  }

  /** Others to choose, where the match is not certain. */
  function nearTo({ key, by, score }: PlaceLine): PlaceLine['candidates'] {
    const query = queries.get(key);
    if (!query || (score === 1 && by !== 'codeSplit' && by !== 'chosen')) return [];
    return places.candidates(query).map((one) => ({ ...shownUnit(one.unit), score: one.score }));
  }

  function look(query: PlaceQuery): PlaceMatch | null {
    const choice = chosen.get(keyOfPlace(query));
    if (choice === undefined) return places.find(query);
    const unit = places.unit(choice);
    return unit ? { unit, level: 'county', by: 'chosen', score: 1 } : null;
  }

  return {
    find(query, row) {
      const match = look(query);
      if (!match || !plain.has(match.by)) note(query, row, match);
      return match;
    },
    undecided(query) {
      if (chosen.has(keyOfPlace(query)) || places.find(query)) return [];
      const codes = places.trail(query.code)?.codes ?? [];
      return codes.length > 1 ? codes.flatMap((code) => places.unit(code) ?? []) : [];
    },
    changed(query, row) {
      const trail = places.trail(query.code);
      if (!trail || trail.how === 'same') return [];
      const units = trail.codes.flatMap((code) => places.unit(code) ?? []);
      const [unit] = units;
      if (unit)
        note(query, row, {
          unit,
          level: 'county',
          by: units.length > 1 ? 'codeSplit' : 'codeChanged',
          score: 1,
        });
      return units;
    },
    byCode(code, row) {
      const query = { code, province: '', city: '', county: '', address: '' };
      if (code === '') return null;
      const match = look(query);
      const changed = match !== null && match.by !== 'code';
      if (match && !changed) return { unit: match.unit, changed };
      const several = match === null && (places.trail(code)?.codes.length ?? 0) > 1;
      if (match || several) note(query, row, match);
      return match ? { unit: match.unit, changed } : several ? 'divided' : null;
    },
    unitOf: (code) => places.unit(code),
    report() {
      return [...lines.values()]
        .sort(
          (a, b) => Number(a.unit !== null) - Number(b.unit !== null) || a.score - b.score || b.rows - a.rows,
        )
        .slice(0, mostLines)
        .map((line, at) => ({ ...line, candidates: at < mostCompared ? nearTo(line) : [] }));
    },
  };
}

const shownUnit = ({ code, name, city }: PlaceUnit) => ({ code, name, city });
