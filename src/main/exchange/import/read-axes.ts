import type { DegreesFault } from '../../../shared/domain/findings.ts';
import { cellText, type SheetRow } from '../formats/sheet.ts';
import type { FindingList } from './finding-list.ts';
import { isFiguresApart, parseDegrees, parsePair, parseSurePair } from './parse-degrees.ts';
import { type NumberRead, readNumber } from './read-number.ts';
import type { MappedColumn, Table } from './table.ts';

/** Degrees of one axis, and the axis that the cell itself names. */
export interface AxisRead extends NumberRead {
  axis?: 'longitude' | 'latitude' | null;
}

/** Longitude and latitude of a row as its columns hold them. */
export interface AxesRead {
  x: AxisRead;
  y: AxisRead;
  /** Something was wrong with them, and was told. */
  isTold: boolean;
}

/** Two ways of writing one point may differ by so much, degrees: a second. */
const tolerance = 1 / 3600;

const nothing: AxisRead = { value: undefined, skip: false };

/**
 * Reads both axes from their columns: one in each, both in the only one, or both in each. `placed` says what becomes of a row
 * whose coordinates can't be read.
 */
export function readAxes(
  table: Table,
  columns: readonly [MappedColumn | undefined, MappedColumn | undefined],
  row: SheetRow,
  findings: FindingList,
  placed: () => string,
): AxesRead {
  let isTold = false;
  const told = (header: string, text: string, reason: DegreesFault): boolean => {
    isTold = true;
    return findings.add('DEGREES_INVALID', row.row, header, text, placed(), undefined, reason) === 'skipped';
  };
  const textOf = (column: MappedColumn | undefined) => (column ? cellText(row.cells[column.index]) : '');
  /** Nothing of a number: most sheets hold their degrees so. */
  const typedText = (column: MappedColumn | undefined): string =>
    typeof (column && row.cells[column.index]) === 'string' ? textOf(column) : '';
  const axis = (column: MappedColumn | undefined): AxisRead => {
    const text = typedText(column);
    const degrees = text === '' ? null : parseDegrees(text);
    if (degrees !== null && !('wrong' in degrees)) return { ...degrees, skip: false };
    const wrong = degrees?.wrong ?? (isFiguresApart(text) ? 'apart' : undefined);
    const header = column?.header ?? '';
    if (wrong !== undefined) return { value: undefined, skip: told(header, text, wrong) };
    const before = findings.list.length;
    const read = readNumber(table, column, row, findings, {
      ...{ money: false, degrees: true, negative: 'allowed' },
      unreadable: (unread) => told(header, unread, 'shape'),
    });
    if (read.value === undefined && findings.list.length > before) isTold = true;
    return read;
  };
  const both = (reason: DegreesFault): AxesRead => {
    const headers = columns.flatMap((column) => column?.header ?? []).join(' / ');
    const skip = told(headers, columns.map(textOf).join(', '), reason);
    return { x: { ...nothing, skip }, y: nothing, isTold };
  };

  const [first, second] = columns;
  const pairOf = (column: MappedColumn | undefined): readonly [AxisRead, AxisRead] | null => {
    const text = typedText(column);
    const pair = text === '' ? null : (second ? parseSurePair : parsePair)(text);
    return (
      pair && [
        { ...pair[0], skip: false },
        { ...pair[1], skip: false },
      ]
    );
  };
  const [inFirst, inSecond] = [pairOf(first), second ? pairOf(second) : null];
  const pair = inFirst ?? inSecond;
  if (!pair) {
    const [x, y] = [axis(first), axis(second)];
    return x.axis && x.axis === y.axis ? both('axes') : { x, y, isTold };
  }
  if (!second || (inFirst && inSecond && agree(inFirst, inSecond))) return { x: pair[0], y: pair[1], isTold };
  if (inFirst && inSecond) return both('pairs');
  // Beside a pair a column with its one axis has to agree, or be empty.
  const beside = inFirst ? axis(second) : axis(first);
  if (beside.skip) return { x: beside, y: nothing, isTold };
  const agrees = beside.value === undefined || isSame(beside, pair[inFirst ? 1 : 0]);
  return agrees ? { x: pair[0], y: pair[1], isTold } : both('pairs');
}

const isSame = (a: AxisRead, b: AxisRead): boolean => Math.abs((a.value ?? 0) - (b.value ?? 0)) <= tolerance;

const agree = (a: readonly [AxisRead, AxisRead], b: readonly [AxisRead, AxisRead]): boolean =>
  isSame(a[0], b[0]) && isSame(a[1], b[1]);
