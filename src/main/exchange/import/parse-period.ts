import { type Cell, isBlank, isCellError } from '../formats/sheet.ts';
import { arabicDays, arabicYears } from './chinese-numerals.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const longer = ['uary', 'ruary', 'ch', 'il', '', 'e', 'y', 'ust', 't(?:ember)?', 'ober', 'ember', 'ember'];
/** A month's English name or its usual short form, lower case. */
export const englishMonth = `(?:${months.map((short, at) => (longer[at] ? `${short}(?:${longer[at]})?` : short)).join('|')})`;
/** 1..12 of such a name. */
export const monthOfName = (name: string): number => months.indexOf(name.slice(0, 3).toLowerCase()) + 1;

/** Excel's day numbers of 1990-01-01 and 2100-12-31: what a date computed by a formula arrives as. */
const firstSerial = 32_874;
const lastSerial = 73_415;

/**
 * How a cell names a month. `short`: by a year of two digits, which might be a day (Sep-26, 26/08); `yearless`: without its year
 * (8月, Sep, 8); `unclear`: in a way that means several (08/09, 26-Sep, 2026.1 for January or October, a month of a fiscal year).
 */
export type Period =
  | { kind: 'month' | 'short'; month: string }
  | { kind: 'yearless'; monthOfYear: number }
  | { kind: 'unclear' };

/** Years of two digits that are read as such: from so long ago, and no further ahead. Below 13 they might be months. */
const yearsBack = 15;
const yearsAhead = 1;
const monthsOfYear = 12;

const gap = "[\\s,\\-/'’]*";
const fullDate =
  /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*(?:月份?|[-/.月]\s*(\d{1,2})\s*[日号號]?)?(?:(?<=[\d日号號])[t\s].*)?$/;
const statistical = /^(\d{4})[-\s]?m(\d{1,2})$/;
const monthFirst = /^(\d{1,2})\s*[-/.]\s*(\d{4})$/;
const nameFirst = new RegExp(`^(${englishMonth})\\.?${gap}(\\d{4})$`);
const nameLast = new RegExp(`^(\\d{4})${gap}(${englishMonth})\\.?$`);
const nameThenTwo = new RegExp(`^(${englishMonth})\\.?${gap}(\\d{2})$`);
const twoThenName = new RegExp(`^\\d{1,2}${gap}${englishMonth}\\.?$`);
const nameAlone = new RegExp(`^(${englishMonth})\\.?$`);
const numberAlone = /^(\d{1,2})\s*(?:月份?)?$/;
const twoYear = /^'?(\d{2})\s*年\s*(\d{1,2})\s*月份?$/;
const twoNumbers = /^'?(\d{1,2})\s*([-/.])\s*(\d{1,2})$/;
const fiscal = /^(?:fy|cy)?\s*'?\d{2,4}\s*(?:财年|[-\s/]*(?:fy|p))|^(?:fy|财年)/;

/** A cell as a calendar month; null when it names none (a week, a quarter, several months). */
export function readPeriod(cell: Cell | undefined, thisYear: number): Period | null {
  if (isBlank(cell) || isCellError(cell) || typeof cell === 'boolean') return null;
  if (typeof cell === 'number' && cell >= firstSerial && cell <= lastSerial)
    return { kind: 'month', month: monthOfSerial(cell) };
  const text = plain(String(cell));
  // A figure that ended with a nought has lost it.
  if (typeof cell === 'number' && /\.1$/.test(text)) return { kind: 'unclear' };
  const whole = wholeMonth(text);
  if (whole !== null) return { kind: 'month', month: whole };
  const [, name = '', year] = nameThenTwo.exec(text) ?? [];
  if (year !== undefined) return short(year, String(monthOfName(name)), thisYear);
  const withYear = twoYear.exec(text);
  if (withYear) return short(withYear[1], withYear[2], thisYear);
  const two = twoNumbers.exec(text);
  if (two) return short(two[1], two[3], thisYear) ?? short(two[3], two[1], thisYear) ?? { kind: 'unclear' };
  const alone = nameAlone.exec(text)?.[1];
  if (alone !== undefined) return { kind: 'yearless', monthOfYear: monthOfName(alone) };
  const monthOfYear = Number(numberAlone.exec(text)?.[1] ?? 0);
  if (monthOfYear >= 1 && monthOfYear <= monthsOfYear) return { kind: 'yearless', monthOfYear };
  return twoThenName.test(text) || fiscal.test(text) ? { kind: 'unclear' } : null;
}

/** A text or cell as a calendar month `2026-01`; null when it names none by its whole year. */
export function parsePeriod(cell: Cell | undefined): string | null {
  if (typeof cell === 'string') return wholeMonth(plain(cell));
  // Only what is without a year of four digits depends on today.
  const read = readPeriod(cell, 0);
  return read?.kind === 'month' ? read.month : null;
}

const plain = (text: string): string => arabicDays(arabicYears(text.trim().normalize('NFKC').toLowerCase()));

function wholeMonth(text: string): string | null {
  const compact = /^(\d{4})(\d{2})(\d{2})?$/.exec(text);
  if (compact) return month(compact[1], compact[2]);
  const yearFirst = fullDate.exec(text);
  if (yearFirst) return Number(yearFirst[3] ?? 0) <= 31 ? month(yearFirst[1], yearFirst[2]) : null;
  const counted = statistical.exec(text);
  if (counted) return month(counted[1], counted[2]);
  const reversed = monthFirst.exec(text);
  if (reversed) return month(reversed[2], reversed[1]);
  const [, first, firstYear] = nameFirst.exec(text) ?? [];
  if (first !== undefined) return month(firstYear, String(monthOfName(first)));
  const [, lastYear, last] = nameLast.exec(text) ?? [];
  return last === undefined ? null : month(lastYear, String(monthOfName(last)));
}

function short(yearText: string | undefined, monthText: string | undefined, thisYear: number): Period | null {
  const year = 2000 + Number(yearText);
  if (yearText?.length !== 2 || Number(yearText) <= monthsOfYear) return null;
  if (year < thisYear - yearsBack || year > thisYear + yearsAhead) return null;
  const named = month(String(year), monthText);
  return named === null ? null : { kind: 'short', month: named };
}

function monthOfSerial(serial: number): string {
  // Day 25 569 is 1970-01-01.
  return new Date((Math.floor(serial) - 25_569) * 86_400_000).toISOString().slice(0, 7);
}

function month(yearText: string | undefined, monthText: string | undefined): string | null {
  const year = Number(yearText);
  const number = Number(monthText);
  if (!(year >= 1990 && year <= 2100 && number >= 1 && number <= 12)) return null;
  return `${year}-${String(number).padStart(2, '0')}`;
}
