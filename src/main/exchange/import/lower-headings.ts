import { cellText, isBlank, type Merge, type SheetRow } from '../formats/sheet.ts';
import { knownStems } from './known-stems.ts';
import { parseMonthHeading } from './month-heading.ts';
import { parseHeading } from './parse-heading.ts';

/**
 * What would be merged of two rows of headings in a file that knows no merged cells, a CSV: headings that stand alone over both
 * rows, and those of several columns (销售额, over 2025年 and 2026年) over theirs. Empty where the row beneath `top` is none of
 * headings: it must be blank beneath every heading but those of several columns, and hold years, months or known headings alone.
 */
export function lowerHeadings(rows: readonly SheetRow[], top: number): Merge[] {
  const at = rows.findIndex(({ row }) => row === top);
  const [upper, lower] = [rows[at]?.cells, rows[at + 1]];
  if (upper === undefined || lower?.row !== top + 1) return [];
  const width = Math.max(upper.length, lower.cells.length);
  const merges: Merge[] = [];
  for (let left = 0; left < width; ) {
    const isBeneath = (column: number) => !isBlank(lower.cells[column]);
    let right = left;
    while (isBeneath(right + 1) && isBlank(upper[right + 1]) && right + 1 < width) right += 1;
    if (isBlank(upper[left])) {
      if (isBeneath(left)) return [];
    } else if (isBeneath(left)) {
      if (right === left) return [];
      merges.push({ top, bottom: top, left, right });
    } else {
      if (right > left) return [];
      merges.push({ top, bottom: top + 1, left, right });
    }
    left = right + 1;
  }
  const isGrouped = merges.some(({ left, right }) => right > left);
  const standsAlone = merges.some(({ bottom }) => bottom > top);
  return isGrouped && standsAlone && lower.cells.every((cell) => isBlank(cell) || isHeading(cellText(cell)))
    ? merges
    : [];
}

function isHeading(text: string): boolean {
  const { stem, year } = parseHeading(text);
  return year !== null || parseMonthHeading(text) !== null || knownStems.has(stem);
}
