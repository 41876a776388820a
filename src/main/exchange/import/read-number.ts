import { type Cell, cellText, type SheetRow } from '../formats/sheet.ts';
import type { FindingList } from './finding-list.ts';
import { parseNumber, toFen, toNumber } from './parse-number.ts';
import type { MappedColumn, Table } from './table.ts';

/** Undefined = empty, or treated as such: an import leaves what the plan has. */
export interface NumberRead {
  value: number | undefined;
  skip: boolean;
}

const nothing: NumberRead = { value: undefined, skip: false };

interface NumberOptions {
  /** Fen instead of the plain number; the heading's 万元 or K counts, unless the cell names its own. */
  money: boolean;
  /** Degrees: a comma is a decimal mark, and points never mark thousands, whatever the amounts beside do. */
  degrees?: boolean;
  /** A plain number whose heading may name a multiple (万人). */
  scaled?: boolean;
  /** What becomes of a negative figure unless chosen otherwise. */
  negative: 'zeroed' | 'kept' | 'allowed';
  /** Larger is told, and not taken. */
  most?: number;
  /** Tells of a text that is no number in place of NUMBER_UNREADABLE; answers whether its row is left out. */
  unreadable?: (text: string) => boolean;
}

/** Larger is no figure of a plan. */
const largestFigure = 1e15;

/** What a number typed as such means, where no rounding could make it mean anything else; null = to be read with care. */
function plainFigure(
  cell: Cell | undefined,
  { heading: { factor } }: MappedColumn,
  { money, scaled }: NumberOptions,
): number | null {
  if (typeof cell !== 'number' || !(Math.abs(cell) <= largestFigure)) return null;
  // Zero may be a negative one.
  if (!money) return cell * (scaled ? factor : 1) + 0;
  const fen = cell * 100 * factor;
  return Number.isInteger(cell) && Number.isInteger(factor) && Number.isSafeInteger(fen) ? fen + 0 : null;
}

/** What a cell says that holds a percentage, as typed or as the workbook shows it; null for anything else. */
function percentText(cell: Cell | undefined, isShown: boolean): string | null {
  if (typeof cell === 'number') return isShown ? `${Number((cell * 100).toPrecision(12))}%` : null;
  if (typeof cell !== 'string') return null;
  const text = cell.trim();
  return /\d\s*%\s*\)?$/.test(text.normalize('NFKC')) ? text : null;
}

/** A figure of a column, in fen or as it stands, with findings for whatever was odd about it. */
export function readNumber(
  table: Table,
  column: MappedColumn | undefined,
  { row, cells, percents }: SheetRow,
  findings: FindingList,
  options: NumberOptions,
): NumberRead {
  if (!column) return nothing;
  const cell = cells[column.index];
  const percent = options.money ? percentText(cell, percents?.includes(column.index) ?? false) : null;
  if (percent !== null) {
    const action = findings.add('AMOUNT_PERCENT', row, column.header, percent);
    return { value: undefined, skip: action === 'skipped' };
  }
  const { most = Number.POSITIVE_INFINITY } = options;
  const quick = plainFigure(cell, column, options);
  if (quick !== null && quick <= most && (quick >= 0 || options.negative === 'allowed'))
    return { value: quick, skip: false };
  const parsed = options.degrees
    ? parseNumber(
        typeof cell === 'string' ? cell.replace(/^(\s*-?\d{1,3}),(?=\d+\s*$)/, '$1.') : cell,
        table.plainText,
      )
    : parseNumber(cell, table.plainText, table.decimalComma);
  const note = (code: 'CELL_ERROR' | 'NUMBER_UNREADABLE' | 'NUMBER_TOO_LARGE', text: string): NumberRead => ({
    value: undefined,
    skip: findings.add(code, row, column.header, text) === 'skipped',
  });
  if (parsed.kind === 'empty') return nothing;
  if (parsed.kind === 'error') return note('CELL_ERROR', parsed.text);
  if (parsed.kind === 'unreadable')
    return options.unreadable
      ? { value: undefined, skip: options.unreadable(parsed.text) }
      : note('NUMBER_UNREADABLE', parsed.text);
  const plain = toNumber(parsed.value);
  const ofColumn = options.money || options.scaled ? column.heading.factor : 1;
  const factor = parsed.sized ? 1 : ofColumn;
  const value = options.money ? toFen(parsed.value, factor) : plain * factor;
  if (value === null) return note('NUMBER_UNREADABLE', cellText(cell));
  if (value > most) return note('NUMBER_TOO_LARGE', cellText(cell));
  if (parsed.typed !== 'number') {
    const code = parsed.typed === 'text' ? 'NUMBER_AS_TEXT' : 'NUMBER_FULL_WIDTH';
    const action = findings.add(
      code,
      row,
      column.header,
      cellText(cell),
      String((plain * factor) / ofColumn),
    );
    if (action !== 'converted') return { value: undefined, skip: action === 'skipped' };
  }
  if (value < 0 && options.negative !== 'allowed') {
    const zeroed = options.negative === 'zeroed';
    const action = findings.add(
      options.money ? 'AMOUNT_NEGATIVE' : 'COUNT_NEGATIVE',
      row,
      column.header,
      cellText(cell),
      zeroed ? '0' : '',
      options.negative,
    );
    if (action === 'zeroed') return { value: 0, skip: false };
    if (action !== 'kept') return { value: undefined, skip: action === 'skipped' };
  }
  return { value, skip: false };
}
