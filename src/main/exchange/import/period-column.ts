import { type Cell, cellText } from '../formats/sheet.ts';
import { type Period, readPeriod } from './parse-period.ts';

const twoNumbers = /^'?\d{1,2}\s*[-/.]\s*\d{1,2}$/;
/** Longest text that any of the doubtful forms takes. */
const longest = 10;

/**
 * Reads the cells of a column of months, each in the light of the others: 26/08 is no month where 26/31 stands beside it, and
 * 2026.1 is January only where others are 2026.2 or 2026.10, not among 2026.01 and 2026.02.
 */
export function periodReader(
  cells: Iterable<Cell | undefined>,
  thisYear: number,
): (cell: Cell | undefined) => Period | null {
  let isShort = true;
  let [padded, bare] = [false, false];
  for (const cell of cells) {
    const text = cellText(cell);
    if (text.length > longest) continue;
    if (twoNumbers.test(text)) isShort &&= readPeriod(cell, thisYear)?.kind === 'short';
    padded ||= /^\d{4}\.0\d$/.test(text);
    bare ||= /^\d{4}\.(?:[2-9]|10)$/.test(text);
  }
  const isJanuary = bare && !padded;
  return (cell) => {
    const period = readPeriod(cell, thisYear);
    const text = period?.kind === 'short' || period?.kind === 'month' ? cellText(cell) : '';
    const isUnclear =
      (period?.kind === 'short' && twoNumbers.test(text) && !isShort) ||
      (period?.kind === 'month' && /^\d{4}\.1$/.test(text) && !isJanuary);
    return isUnclear ? { kind: 'unclear' } : period;
  };
}
