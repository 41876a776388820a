import { cellText, type SheetRow } from '../formats/sheet.ts';
import { type Interpreted, sampleSize } from './context.ts';
import type { FindingList } from './finding-list.ts';
import type { PlaceDesk } from './place-desk.ts';
import { readNumber } from './read-number.ts';
import { describe } from './resolve-point.ts';
import { type MappedColumn, noteBlankRows, readText, type Table } from './table.ts';

/** What a sheet of distances is read against. */
export interface DistanceContext {
  /** Id of the unit with this code, or of the only one with this name (with or without its city before it). */
  unit(text: string): number | 'ambiguous' | undefined;
  /** The unit that a code which is not its own stands for. */
  byCode: PlaceDesk['byCode'];
  readonly unitCount: number;
  /** Whether the plan has a distance between two units already. */
  known(a: number, b: number): boolean;
  readonly knownCount: number;
}

/** The distance between two units, a < b: the mean of both ways where the file has both. */
export interface DistanceDraft {
  a: number;
  b: number;
  metres: number;
  /** How many rows of the file it stands for. */
  rows: number;
}

/** Ways of a pair as read: metres from a to b, and back; NaN where the file has none. */
interface Ways {
  readonly a: number;
  readonly b: number;
  there: number;
  back: number;
}

/** More than twice round the Earth is no distance. Metres. */
const longest = 1e8;
/** Ways that differ by more than this are worth a remark. */
const noticeable = 0.05;

/**
 * Rows `from, to, distance`. A call is there and back, so a pair keeps the mean of both ways. A unit's distance to itself is
 * passed over: it is 0.
 */
export function interpretDistances(
  table: Table,
  context: DistanceContext,
  findings: FindingList,
): Interpreted<DistanceDraft> {
  noteBlankRows(table, findings);
  const pairs = new Map<number, Ways>();
  const sample: Record<string, string>[] = [];
  let rowsSkipped = 0;
  for (const row of table.rows) {
    const from = unitOf(table, 'from', row, context, findings);
    const to = unitOf(table, 'to', row, context, findings);
    const metres = metresOf(table, row, findings);
    if (from === null || to === null || metres === null || !keep(pairs, from, to, metres, row, findings)) {
      rowsSkipped++;
      continue;
    }
    if (sample.length < sampleSize) sample.push(shown(table, row));
  }
  remark(pairs, context, findings);
  const drafts = [...pairs.values()].map(({ a, b, there, back }) => ({
    a,
    b,
    metres: Math.round(Number.isNaN(back) ? there : Number.isNaN(there) ? back : (there + back) / 2),
    rows: Number.isNaN(there) || Number.isNaN(back) ? 1 : 2,
  }));
  return { drafts, rowsRead: table.rows.length, rowsSkipped, sample };
}

function unitOf(
  table: Table,
  field: 'from' | 'to',
  row: SheetRow,
  context: DistanceContext,
  findings: FindingList,
): number | null {
  const { text, skip } = readText(table, field, row, findings);
  if (skip) return null;
  const header = table.column(field)?.header ?? '';
  const unit = context.unit(text);
  if (typeof unit === 'number') return unit;
  const coded = context.byCode(text, row.row);
  if (coded === 'divided') findings.add('CODE_DIVIDED', row.row, header, text, '', 'skipped');
  else if (coded && findings.add('CODE_CHANGED', row.row, header, text, describe(coded.unit)) !== 'skipped')
    return coded.unit.id;
  if (coded) return null;
  findings.add(unit === undefined ? 'UNIT_UNKNOWN' : 'UNIT_AMBIGUOUS', row.row, header, text);
  return null;
}

function metresOf(table: Table, row: SheetRow, findings: FindingList): number | null {
  const column = table.column('kilometres') ?? table.column('metres');
  const read = readNumber(table, column, row, findings, { money: false, negative: 'allowed' });
  if (!column || read.skip || read.value === undefined) return null;
  const text = cellText(row.cells[column.index]);
  const metres = read.value * metresPer(column, table.column('kilometres') === column);
  if (metres < 0) {
    findings.add('DISTANCE_NEGATIVE', row.row, column.header, text);
    return null;
  }
  if (metres > longest) {
    findings.add('NUMBER_UNREADABLE', row.row, column.header, text, '', 'skipped');
    return null;
  }
  return metres;
}

/** The heading's own unit wins: 距离(米) mapped as kilometres still holds metres. */
function metresPer({ heading }: MappedColumn, isKilometres: boolean): number {
  if (/^(?:km|公里|千米|kilomet(?:er|re)s?)$/.test(heading.unit)) return 1000;
  if (/^(?:m|米|met(?:er|re)s?)$/.test(heading.unit)) return 1;
  return isKilometres ? 1000 : 1;
}

/** False for a row that adds nothing: a unit to itself, or a way that was read before. */
function keep(
  pairs: Map<number, Ways>,
  from: number,
  to: number,
  metres: number,
  row: SheetRow,
  findings: FindingList,
): boolean {
  if (from === to) return false;
  const a = Math.min(from, to);
  const b = Math.max(from, to);
  const key = a * 2 ** 26 + b;
  const ways = pairs.get(key) ?? { a, b, there: Number.NaN, back: Number.NaN };
  const way = from === a ? 'there' : 'back';
  if (!Number.isNaN(ways[way])) {
    findings.add('DISTANCE_DUPLICATE', row.row, '', String(metres / 1000), String(ways[way] / 1000));
    return false;
  }
  ways[way] = metres;
  pairs.set(key, ways);
  return true;
}

/** Two remarks on the whole, each with its number of pairs: unequal ways, and pairs left without a distance. */
function remark(pairs: ReadonlyMap<number, Ways>, context: DistanceContext, findings: FindingList): void {
  let unequal = 0;
  let fresh = 0;
  for (const { a, b, there, back } of pairs.values()) {
    if (Math.abs(there - back) > noticeable * Math.max(there, back)) unequal++;
    if (!context.known(a, b)) fresh++;
  }
  if (unequal > 0) findings.add('DISTANCE_AVERAGED', 0, '', String(unequal));
  const missing = (context.unitCount * (context.unitCount - 1)) / 2 - context.knownCount - fresh;
  if (missing > 0) findings.add('DISTANCE_MISSING', 0, '', String(missing));
}

function shown(table: Table, row: SheetRow): Record<string, string> {
  return Object.fromEntries(
    (['from', 'to', 'kilometres', 'metres'] as const).flatMap((field) => {
      const column = table.column(field);
      return column ? [[column.header, cellText(row.cells[column.index])]] : [];
    }),
  );
}
