import type { ColumnMapping } from '../../../shared/contract/import.ts';
import { type ImportKind, importFields, missingFields } from '../../../shared/domain/import-fields.ts';
import { matchHeading } from './match-heading.ts';
import { monthColumns } from './month-heading.ts';
import { type Heading, parseHeading } from './parse-heading.ts';
import { synonyms } from './synonyms/index.ts';

export interface ColumnGuess {
  mapping: ColumnMapping[];
  /** Sum of match scores (100 = a heading known exactly). */
  score: number;
  /** Required fields no column was found for. */
  missing: string[];
}

interface Candidate {
  column: number;
  field: string;
  score: number;
}

/**
 * Columns to fields by their headings. Each field takes one column (yearly amounts one per year), best match first. In `units`
 * a column of numbers that is no field becomes a measure. `thisYear` dates an amount whose heading names no year, unless
 * `years` says under which its column stands.
 */
export function guessColumns(
  kind: ImportKind,
  headers: readonly string[],
  numeric: readonly boolean[],
  thisYear: number,
  years: readonly (number | null)[] = [],
): ColumnGuess {
  const headings = headers.map(parseHeading);
  const months = kind === 'sales' ? monthColumns(headers, years, thisYear) : [];
  const isWide = months.some((month) => month !== null);
  const candidates = headings
    .flatMap((heading, column) => candidatesOf(kind, heading, column))
    .filter(({ column, field }) => !isWide || (!months[column] && field !== 'month' && field !== 'amount'))
    .sort((a, b) => b.score - a.score || a.column - b.column);
  const mapping = headers.map((_, column): ColumnMapping => {
    const month = months[column];
    return month ? { column, field: 'salesMonth', year: null, month } : { column, field: null, year: null };
  });
  const taken = new Set<string>();
  let score = monthScore * months.filter((month) => month !== null).length;
  for (const candidate of candidates) {
    const slot = mapping[candidate.column];
    if (!slot || slot.field !== null) continue;
    const field = importFields[kind].find(({ key }) => key === candidate.field);
    const { year: said = null, yearsAhead = null } = headings[candidate.column] ?? {};
    const relative = yearsAhead === null ? null : thisYear + yearsAhead;
    const year = field?.perYear ? (said ?? relative ?? years[candidate.column] ?? thisYear) : null;
    const place = `${candidate.field}:${year ?? ''}`;
    if (taken.has(place)) continue;
    taken.add(place);
    slot.field = candidate.field;
    slot.year = year;
    score += candidate.score;
  }
  if (kind === 'units') {
    for (const slot of mapping) {
      const plain = headings[slot.column]?.stem ?? '';
      if (slot.field === null && numeric[slot.column] && !notMeasures.has(plain)) slot.field = 'measure';
    }
  }
  const mapped = new Set(mapping.map(({ field }) => field));
  // A table needs the code; only a boundary file may do without.
  const missing = kind === 'units' && !mapped.has('code') ? ['code'] : missingFields(kind, mapped);
  return { mapping, score, missing };
}

/** A month as a heading is as sure as a word that is known. */
const monthScore = 90;

/** Numbers that boundary files carry about themselves. */
const notMeasures = new Set([
  'id',
  'objectid',
  'fid',
  'gid',
  'ogcfid',
  'childrennum',
  'subfeatureindex',
  'level',
  'shapeleng',
  'shapelength',
  'shapearea',
  'cx',
  'cy',
  'lng',
  'lon',
  'lat',
  'longitude',
  'latitude',
  'x',
  'y',
  'centroidx',
  'centroidy',
]);

function candidatesOf(kind: ImportKind, heading: Heading, column: number): Candidate[] {
  const found: Candidate[] = [];
  for (const [field, words] of Object.entries(synonyms[kind])) {
    const score = matchHeading(kind, field, heading, words);
    // 距离(米): the stem says kilometres as well, and the brackets decide
    if (score > 0) found.push({ column, field: inMetres(field, heading) ? 'metres' : field, score });
  }
  return found;
}

const inMetres = (field: string, { unit }: Heading): boolean =>
  field === 'kilometres' && /^(?:m|米|met(?:er|re)s?)$/.test(unit);
