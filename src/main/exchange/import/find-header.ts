import { type Cell, cellText, isBlank, type SheetRow } from '../formats/sheet.ts';
import { parseHeading } from './heading.ts';
import { parseNumber } from './parse-number.ts';
import { synonyms } from './synonyms.ts';

const knownStems = new Set(Object.values(synonyms).flatMap((fields) => Object.values(fields).flat()));
const searchedRows = 30;

/**
 * Row number of the headings among a table's first rows, 0 when there is none. Titles stand above (one text, or one merged
 * text repeated); headings are many different texts, some of them known, with data beneath.
 */
export function findHeaderRow(rows: readonly SheetRow[]): number {
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
  return best;
}

function headingScore(cells: readonly Cell[], width: number): number {
  const texts = cells.map(cellText).filter((text) => text !== '');
  const different = new Set(texts).size;
  if (texts.length === 0 || (different < 2 && width > 1)) return 0;
  const numbers = cells.filter((cell) => !isBlank(cell) && looksNumeric(cell)).length;
  const known = texts.filter((text) => knownStems.has(parseHeading(text).stem)).length;
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

/** Headings of a row as text; a heading spread over merged cells names its first column only. */
export function headersOf(rows: readonly SheetRow[], headerRow: number): string[] {
  const found = rows.find(({ row }) => row === headerRow);
  if (!found) return [];
  const headers = found.cells.map((cell) => cellText(cell).replace(/\s+/g, ' '));
  while (headers.at(-1) === '') headers.pop();
  return headers;
}
