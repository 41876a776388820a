import { type Cell, cellText, isBlank, type Merge, type RawSheet, type SheetRow } from '../formats/sheet.ts';
import { knownStems } from './known-stems.ts';
import { lowerHeadings } from './lower-headings.ts';
import { parseMonthHeading } from './month-heading.ts';
import { parseHeading } from './parse-heading.ts';
import { parseNumber } from './parse-number.ts';

/** Rows among which headings are looked for. */
export const searchedRows = 30;

/**
 * Row number of the headings among a table's first rows, 0 when there is none. Titles stand above (one text, or one merged
 * text repeated); headings are many different texts, some of them known, with data beneath.
 */
export function findHeaderRow(rows: readonly SheetRow[], merges: readonly Merge[] = []): number {
  const first = rows.slice(0, searchedRows);
  const width = Math.max(0, ...first.map(({ cells }) => cells.filter((cell) => !isBlank(cell)).length));
  let best = 0;
  let bestScore = 0;
  first.forEach(({ row, cells }, index) => {
    const score = headingScore(cells, width) - index / 10;
    if (score > bestScore) {
      best = row;
      bestScore = score;
    }
  });
  // Headings in two rows: those without a second one are merged over both, and data begins beneath the lower.
  const tall = merges.filter(
    ({ top, bottom }) => top === best && bottom > top && bottom - top < headingLevels,
  );
  const lowest = Math.max(best, ...tall.map(({ bottom }) => bottom));
  return lowest === best && lowerHeadings(first, best).length > 0 ? best + 1 : lowest;
}

/** Rows that the headings of one table may take. */
const headingLevels = 3;

function headingScore(cells: readonly Cell[], width: number): number {
  const texts = cells.map(cellText).filter((text) => text !== '');
  const different = new Set(texts).size;
  if (texts.length === 0 || (different < 2 && width > 1)) return 0;
  const isMonth = (text: string) => parseMonthHeading(text) !== null;
  const numbers = cells.filter(
    (cell) => !isBlank(cell) && looksNumeric(cell) && !isMonth(cellText(cell)),
  ).length;
  const known = texts.filter((text) => knownStems.has(parseHeading(text).stem) || isMonth(text)).length;
  if (numbers > texts.length / 3) return 0;
  return (
    (10 * known) / Math.max(1, width) + (3 * different) / Math.max(1, width) - (4 * numbers) / texts.length
  );
}

/** A year alone can be a heading (2024, 2025 …); other figures are data. */
function looksNumeric(cell: Cell): boolean {
  if (/^(?:19|20)\d{2}$/.test(cellText(cell))) return false;
  return parseNumber(cell).kind === 'number';
}

/** The headings of a sheet: a boundary file's columns, or those of the row. */
export const headingsOf = (
  sheet: Pick<RawSheet, 'columns' | 'rows' | 'merges'>,
  headerRow: number,
): string[] => (sheet.columns ? [...sheet.columns] : headersOf(sheet.rows, headerRow, sheet.merges));

/**
 * Headings of a row as text. One merged over rows above is taken from there; one beneath a heading merged over several columns
 * is read together with it, unless it is known by itself (销售额 over 2024, 2025 makes 销售额 2024). A heading spread over
 * merged cells of the row itself names its first column only.
 */
export function headersOf(
  rows: readonly SheetRow[],
  headerRow: number,
  merges: readonly Merge[] = [],
): string[] {
  const textAt = (row: number, column: number): string => {
    const found = rows.find((candidate) => candidate.row === row);
    return cellText(found?.cells[column]).replace(/\s+/g, ' ');
  };
  const found = rows.find(({ row }) => row === headerRow);
  if (!found) return [];
  const above = [...merges.filter(({ top }) => top < headerRow), ...lowerHeadings(rows, headerRow - 1)];
  const width = Math.max(
    found.cells.length,
    ...above.filter(({ bottom }) => bottom >= headerRow).map(({ right }) => right + 1),
  );
  const headers = Array.from({ length: width }, (_, column) => {
    const own = textAt(headerRow, column);
    const over = above.find(
      ({ bottom, left, right }) => left <= column && column <= right && bottom >= headerRow - 1,
    );
    if (!over) return own;
    if (over.bottom >= headerRow)
      return own === '' && column === over.left ? textAt(over.top, over.left) : own;
    const isTitle = over.right - over.left + 1 >= found.cells.length;
    if (own === '' || isTitle || over.left === over.right || knownStems.has(parseHeading(own).stem))
      return own;
    return `${textAt(over.top, over.left)} ${own}`.trim();
  });
  while (headers.at(-1) === '') headers.pop();
  return headers;
}
