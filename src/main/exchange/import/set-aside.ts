import { cellText, isBlank, type SheetRow } from '../formats/sheet.ts';
import { foldTraditional } from './fold-traditional.ts';
import { knownStems } from './known-stems.ts';
import { parseHeading } from './parse-heading.ts';
import { parseNumber } from './parse-number.ts';

const totalText =
  /^(?:.{0,8}(?:合计|总计|小计)|总和|累计|grandtotal|sub-?total|total|sum)(?:\([^)]*\))?(?:\d+[家户个行条笔]|:.*)?$/i;
const noteText =
  /^(?:[*※]|(?:[附备]?注|说明|(?:数据|资料)?来源|(?:统计)?口径|(?:制表|填表|编制|审核|复核)(?:人|部门|日期|时间|单位)?|notes?|sources?|remarks?|preparedby)\d*(?::|$))/i;

/** Rows of data; rows that are none with their text; where another table begins. */
export interface Parted {
  rows: SheetRow[];
  asideRows: [number, string][];
  nextTable: [number, string] | null;
}

/**
 * Parts the rows beneath the headings: a row that begins with a word for a sum or repeats the headings, a note of one or two
 * cells with the lines of text that follow it, and all from where, after a blank row, headings of another table stand.
 */
export function setAside(below: readonly SheetRow[], headers: readonly string[]): Parted {
  const parted: Parted = { rows: [], asideRows: [], nextTable: null };
  let last = below[0]?.row ?? 0;
  let inNote = false;
  for (const row of below) {
    const filled = row.cells.filter((cell) => !isBlank(cell));
    const text = cellText(filled[0]);
    const plain = foldTraditional(text.normalize('NFKC')).replace(/\s/g, '');
    if (row.row > last + 1 && parted.rows.length > 0 && isOtherHeading(row, headers)) {
      parted.nextTable = [row.row, filled.map(cellText).join(' · ')];
      break;
    }
    last = row.row;
    const isFew = headers.length > filled.length;
    inNote = isFew && ((filled.length <= 2 && noteText.test(plain)) || (inNote && filled.length === 1));
    const isRepeated =
      headers.length > 1 && headers.every((header, column) => cellText(row.cells[column]) === header);
    if (inNote || isRepeated || totalText.test(plain)) parted.asideRows.push([row.row, text]);
    else parted.rows.push(row);
  }
  return parted;
}

/** Several texts, most of them known as headings, and none of them a figure. */
function isOtherHeading({ cells }: SheetRow, headers: readonly string[]): boolean {
  const texts = cells.map(cellText).filter((text) => text !== '');
  if (texts.length < 2 || texts.some((text) => parseNumber(text).kind === 'number')) return false;
  if (texts.every((text) => headers.includes(text))) return false;
  return texts.filter((text) => knownStems.has(parseHeading(text).stem)).length > texts.length / 2;
}
