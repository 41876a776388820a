import { type Cell, isBlank, isCellError } from '../formats/sheet.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const day = /^[0-3]?\d$/;

/** Excel's day numbers of 1990-01-01 and 2100-12-31: what a date computed by a formula arrives as. */
const firstSerial = 32_874;
const lastSerial = 73_415;

function monthOfSerial(serial: number): string {
  // Day 25 569 is 1970-01-01.
  return new Date((Math.floor(serial) - 25_569) * 86_400_000).toISOString().slice(0, 7);
}

/** A cell as a calendar month `2026-01`; null when it names none (a week, a quarter, a month without its year). */
export function parsePeriod(cell: Cell | undefined): string | null {
  if (isBlank(cell) || isCellError(cell) || typeof cell === 'boolean') return null;
  if (typeof cell === 'number' && cell >= firstSerial && cell <= lastSerial) return monthOfSerial(cell);
  const text = String(cell).trim().normalize('NFKC').toLowerCase();
  const compact = /^(\d{4})(\d{2})(\d{2})?$/.exec(text);
  if (compact) return month(compact[1], compact[2]);
  const yearFirst = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*(?:月|$|[-/.月]\s*(\d{1,2})\s*日?(?:[t\s].*)?$)/.exec(
    text,
  );
  if (yearFirst && (yearFirst[3] === undefined || day.test(yearFirst[3])))
    return month(yearFirst[1], yearFirst[2]);
  const monthFirst = /^(\d{1,2})\s*[-/.]\s*(\d{4})$/.exec(text);
  if (monthFirst) return month(monthFirst[2], monthFirst[1]);
  const named =
    /^([a-z]{3})[a-z]*\.?[\s,\-/']*(\d{4})$/.exec(text) ??
    /^(\d{4})[\s,\-/']*([a-z]{3})[a-z]*\.?$/.exec(text);
  if (named) {
    const [word, year] = /^\d/.test(named[1] ?? '') ? [named[2], named[1]] : [named[1], named[2]];
    return month(year, String(months.indexOf(word ?? '') + 1));
  }
  return null;
}

function month(yearText: string | undefined, monthText: string | undefined): string | null {
  const year = Number(yearText);
  const number = Number(monthText);
  if (!(year >= 1990 && year <= 2100 && number >= 1 && number <= 12)) return null;
  return `${year}-${String(number).padStart(2, '0')}`;
}
