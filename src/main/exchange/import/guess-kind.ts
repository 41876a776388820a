import { type ImportKind, importKinds, treeLevelFields } from '../../../shared/domain/import-fields.ts';
import { isOwnReadingSheet, ownAssignmentSheet } from '../export/own-sheet.ts';
import { type ColumnGuess, guessColumns } from './guess-columns.ts';
import { parseHeading } from './parse-heading.ts';

const sheetNames: Readonly<Record<ImportKind, RegExp>> = {
  units: /区划|单元|units?\b|counties|districts/i,
  accounts: /客户|终端|门店清单|accounts?\b|customers?\b|clients?\b/i,
  reps: /销售代表|业务员|人员|代表|\breps?\b|sales ?force|staff/i,
  competitors: /竞争|竞品|对手|competitors?\b|rivals?\b/i,
  sales: /销售明细|月销售|销售额|sales|revenue|流水/i,
  tree: /层级|分组|tree|hierarchy/i,
  assignments: /分配|划分|assignments?|alignment/i,
  postalCodes: /邮编|邮政|postal|postcodes?|zip/i,
  distances: /距离|里程|distances?|mileage/i,
};
/** A sheet with such a column is a list of events, not of people or places. */
const periodStem = /^(?:周|周次|week|月|月份|年月|日期|期间|month|date|period|quarter|季度)$/;

/** The kind of thing a sheet lists, or null when no kind's required columns are all there. */
export function guessKind(
  sheet: string,
  headers: readonly string[],
  numeric: readonly boolean[],
  thisYear: number,
  years: readonly (number | null)[] = [],
): { kind: ImportKind; guess: ColumnGuess } | null {
  if (isOwnReadingSheet(headers)) return null;
  const dated = headers.some((header) => periodStem.test(parseHeading(header).stem));
  if (ownAssignmentSheet(headers) !== null) {
    const guess = guessColumns('assignments', headers, numeric, thisYear);
    if (guess.missing.length === 0 && complete('assignments', guess, sheet))
      return { kind: 'assignments', guess };
  }
  let best: { kind: ImportKind; guess: ColumnGuess; score: number } | null = null;
  for (const kind of importKinds) {
    if (dated && kind !== 'sales') continue;
    const guess = guessColumns(kind, headers, numeric, thisYear, years);
    if (guess.missing.length > 0 || !complete(kind, guess, sheet)) continue;
    // Share of the sheet that is understood, then a hint from the sheet's name.
    const filled = headers.filter((header) => header !== '').length;
    const score =
      guess.score / Math.max(1, filled) + guess.score / 20 + (sheetNames[kind].test(sheet) ? 25 : 0);
    if (!best || score > best.score) best = { kind, guess, score };
  }
  return best && { kind: best.kind, guess: best.guess };
}

/** What a kind needs beyond its required fields to be told from others. */
function complete(kind: ImportKind, { mapping }: ColumnGuess, sheet: string): boolean {
  const has = (field: string) => mapping.some((column) => column.field === field);
  switch (kind) {
    case 'units':
      // Units come from boundary files; a table can bring figures for them, or says that it is one of units.
      return has('measure') || sheetNames.units.test(sheet);
    case 'accounts':
      return ['name', 'county', 'city', 'address', 'longitude', 'potential', 'salesYear'].some(has);
    case 'reps':
      return ['city', 'longitude', 'level', 'callsPerDay', 'workingDays', 'sinceYear'].some(has);
    case 'assignments':
      return has('unitCode') || has('accountRef');
    case 'postalCodes':
      // Account sheets have postal codes, too.
      return ['code', 'name', 'city'].some(has) && mapping.length <= 6;
    case 'tree':
      return treeLevelFields.some(has);
    case 'distances':
      return has('kilometres') || has('metres');
    default:
      return true;
  }
}
