import { cellText, isBlank, type RawSheet } from '../formats/sheet.ts';
import { arabicDays, arabicYears } from './chinese-numerals.ts';
import { parseHeading } from './parse-heading.ts';
import { englishMonth, monthOfName, parsePeriod } from './parse-period.ts';
import { money } from './synonyms/common.ts';

/** A heading that is a month, of a year if it names one. */
export interface MonthHeading {
  /** 1..12 */
  month: number;
  year: number | null;
}

const named = new RegExp(`\\b(${englishMonth})\\b\\.?`, 'i');
const numbered = /(?<![\d.\-–—~至到])(1[0-2]|0?[1-9])月份?/;
const fourDigits = /(?<!\d)((?:19|20)\d{2})(?!\d)\s*(?:年度|年)?/;
const twoDigits = /(?<!\d)(\d{2})年|['’-]\s*(\d{2})(?!\d)/;

/** What may stand beside a month without changing what the column holds: 1月销售额, Jan sales; not 1月目标, nor 1-3月. */
const amounts = new Set([...money, '金额', '数额', 'amount', 'value', '实际', '实绩', 'actual', 'actuals']);

/** Null for headings of anything but one month's amount. */
export function parseMonthHeading(header: string): MonthHeading | null {
  const whole = parsePeriod(header.replace(/[（([][^)）\]]*[)）\]]/g, '').trim());
  if (whole) return { month: Number(whole.slice(5)), year: Number(whole.slice(0, 4)) };
  let rest = arabicDays(arabicYears(header.normalize('NFKC').toLowerCase()));
  const year = fourDigits.exec(rest)?.[1];
  if (year) rest = rest.replace(fourDigits, ' ');
  const taken = takeMonth(rest);
  if (!taken) return null;
  rest = taken.rest;
  const short = year ? null : twoDigits.exec(rest);
  if (short) rest = rest.replace(twoDigits, ' ');
  const { stem } = parseHeading(rest);
  if (stem !== '' && !amounts.has(stem)) return null;
  const digits = short?.[1] ?? short?.[2];
  return { month: taken.month, year: year ? Number(year) : digits ? 2000 + Number(digits) : null };
}

function takeMonth(text: string): { month: number; rest: string } | null {
  const digits = numbered.exec(text);
  if (digits) return { month: Number(digits[1]), rest: text.replace(numbered, ' ') };
  const name = named.exec(text)?.[1]?.toLowerCase();
  if (name === undefined) return null;
  return { month: monthOfName(name), rest: text.replace(named, ' ') };
}

/**
 * The year that each column stands under: named by the nearest text above the headings, at the column or left of it (a year over
 * twelve months, a title), else by the sheet's name. Null where none says one year.
 */
export function yearsAbove(
  sheet: Pick<RawSheet, 'name' | 'rows'>,
  headerRow: number,
  columns: number,
): (number | null)[] {
  const above = sheet.rows.filter(({ row }) => row < headerRow).reverse();
  const ofSheet = oneYear(sheet.name);
  return Array.from({ length: columns }, (_, column) => {
    for (const { cells } of above) {
      for (let at = Math.min(column, cells.length - 1); at >= 0; at--) {
        if (isBlank(cells[at])) continue;
        const year = oneYear(cellText(cells[at]));
        if (year !== null) return year;
      }
    }
    return ofSheet;
  });
}

function oneYear(text: string): number | null {
  const years = new Set(arabicYears(text).match(/(?<!\d)(?:19|20)\d{2}(?!\d)/g));
  const [year] = years;
  return years.size === 1 && year !== undefined ? Number(year) : null;
}

/**
 * `2026-01` per column of a sheet with a column for each month; null elsewhere, and everywhere when fewer than two columns are
 * months. `years` are of `yearsAbove`; `thisYear` dates months that nothing dates.
 */
export function monthColumns(
  headers: readonly string[],
  years: readonly (number | null)[],
  thisYear: number,
): (string | null)[] {
  const taken = new Set<string>();
  const months = headers.map((header, column) => {
    const found = parseMonthHeading(header);
    if (!found) return null;
    const year = found.year ?? years[column] ?? thisYear;
    const month = `${year}-${String(found.month).padStart(2, '0')}`;
    if (taken.has(month)) return null;
    taken.add(month);
    return month;
  });
  return taken.size > 1 ? months : headers.map(() => null);
}
