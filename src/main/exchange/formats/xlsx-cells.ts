import { limits, tooLarge } from './limits.ts';
import type { Cell, SheetSink } from './sheet.ts';
import { unescaped, type WorkbookParts } from './xlsx-parts.ts';
import { XmlError, type XmlHandler } from './xml-scanner.ts';

/** Where the reader is in a sheet. */
export interface SheetPlace {
  row: number;
  /** Whether every row so far names its number. */
  named: boolean;
}

const msPerDay = 86_400_000;

/** The rows of a worksheet part as it is walked. `at.row` follows the row being read. */
export function sheetCells(
  { strings, isDate, isPercent, date1904 }: WorkbookParts,
  file: string,
  sink: SheetSink,
  at: SheetPlace,
): XmlHandler {
  /** The row being read; it is handed over as a copy of just its length. */
  const cells: Cell[] = [];
  let used = 0;
  let column = 0;
  let type = '';
  let style = 0;
  let value = '';
  let hasValue = false;
  let taking = false;
  let phonetic = 0;
  let percents: number[] | undefined;

  const own = createStringPool();

  const finish = () => {
    const cell = hasValue ? cellOf(type, value, isDate[style] === true) : null;
    if (cell === null || cell === '') return;
    if (column > limits.columns) throw tooLarge(file, 'columns');
    if (typeof cell === 'string' && cell.length > limits.cellCharacters)
      throw tooLarge(file, 'cellCharacters');
    for (; used < column; used++) cells[used] = null;
    cells[column - 1] = cell;
    if (typeof cell === 'number' && isPercent[style] === true) percents = [...(percents ?? []), column - 1];
  };

  function cellOf(kind: string, text: string, dated: boolean): Cell {
    if (kind === 's') return strings[Number(text)] ?? null;
    if (kind === 'inlineStr' || kind === 'str') return own(unescaped(text));
    if (kind === 'b') return text.trim() === '1' || text.trim() === 'true';
    if (kind === 'e') return { error: text.trim() };
    if (kind === 'd') return text.trim().slice(0, 10);
    const plain = text.trim();
    const number = plain === '' ? Number.NaN : Number(plain);
    if (!Number.isFinite(number)) return plain === '' ? null : own(plain);
    return dated ? dayText(number, date1904) : number;
  }

  return {
    open(name, attribute) {
      if (name === 'c') {
        const place = attribute('r');
        column = place === undefined ? column + 1 : columnOf(place);
        if (column < 1) throw new XmlError('a cell without a column');
        type = attribute('t') ?? 'n';
        style = Number(attribute('s') ?? 0);
        value = '';
        hasValue = false;
      } else if (name === 'v' || name === 't') {
        // Inline text may be in runs; phonetic guides beside them are no text of the cell.
        taking = phonetic === 0;
        hasValue = true;
      } else if (name === 'row') {
        const own = attribute('r');
        at.named &&= own !== undefined;
        const number = Number(own ?? at.row + 1);
        if (!Number.isInteger(number) || number <= at.row) throw new XmlError('rows out of order');
        if (number > limits.rows) throw tooLarge(file, 'rows');
        at.row = number;
        column = 0;
        used = 0;
        percents = undefined;
      } else if (name === 'rPh') phonetic++;
      else if (name === 'mergeCell') sink.merge?.(attribute('ref') ?? '');
    },
    close(name) {
      if (name === 'v' || name === 't') taking = false;
      else if (name === 'c') finish();
      else if (name === 'row') sink.row(at.row, cells.slice(0, used), percents);
      else if (name === 'rPh') phonetic--;
    },
    text(piece) {
      value += piece;
      if (value.length > limits.cellCharacters * 2) throw tooLarge(file, 'cellCharacters');
    },
    wantsText: () => taking,
  };
}

/** Texts that repeat are kept once; so many different ones are remembered. */
const pooled = 20_000;
/** A shorter piece is a copy already. */
const shortestPiece = 13;

/**
 * Gives a text of its own memory. A piece cut out of a chunk keeps the whole chunk alive: with a hundred thousand rows that is
 * the whole sheet's XML.
 */
function createStringPool(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    if (text.length < shortestPiece) return text;
    let kept = known.get(text);
    if (kept === undefined) {
      kept = ` ${text}`.slice(1);
      if (known.size < pooled) known.set(kept, kept);
    }
    return kept;
  };
}

/** `AB12` → 28; 0 for what is no place. */
export function columnOf(place: string): number {
  let column = 0;
  for (let at = 0; at < place.length; at++) {
    const code = place.charCodeAt(at) & ~32;
    if (code < 65 || code > 90) break;
    column = column * 26 + (code - 64);
  }
  return column;
}

/**
 * Excel's day number as `YYYY-MM-DD`. In the system of 1900 day 60 is a 29 February that never was, so days before it lie one
 * later; the system of 1904 (old Macs) begins 1,462 days after. Times of day without a day stay numbers.
 */
export function dayText(serial: number, date1904: boolean): Cell {
  if (serial < 1 && !date1904) return serial;
  const days = date1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  const date = new Date(Math.round((days - 25_569) * msPerDay));
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9999
    ? { error: '#NUM!' }
    : date.toISOString().slice(0, 10);
}
