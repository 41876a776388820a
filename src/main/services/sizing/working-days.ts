import { createRequire } from 'node:module';

/** Working days of a calendar year in China. */
export interface WorkingYear {
  year: number;
  /** False: holidays of that year are not published yet (or before 2004), and the days are an estimate. */
  published: boolean;
  /** Working days per month, January first. An estimated year has fractions. */
  months: number[];
  /** Whole days of the year. */
  days: number;
}

/**
 * Days of statutory leave a year since 2025 (全国年节及纪念日放假办法, State Council order 795): every one that falls on a weekend is
 * made up for, so a year has its weekdays less these, whatever days are moved around them.
 */
const statutoryDays = 13;

/** `2026-02-14` → name, of days off and of weekend days worked. */
type Days = Readonly<Record<string, string>>;
// The package's data without its date arithmetic, which slips a day west of Greenwich.
const notices: { holidays: Days; workdays: Days } = createRequire(import.meta.url)(
  'chinese-days/dist/chinese-days.json',
);
const years = new Map<number, WorkingYear>();

/** Public holidays out, make-up days 调休 in (package chinese-days, from the State Council's notices, 2004 on). */
export function workingYear(year: number): WorkingYear {
  let found = years.get(year);
  if (!found) {
    found = countDays(year);
    years.set(year, found);
  }
  return found;
}

function countDays(year: number): WorkingYear {
  const months = new Array<number>(12).fill(0);
  let published = false;
  for (const day = new Date(Date.UTC(year, 0, 1)); day.getUTCFullYear() === year; ) {
    const date = day.toISOString().slice(0, 10);
    const isWeekday = day.getUTCDay() % 6 !== 0;
    published ||= date in notices.holidays;
    if (date in notices.workdays || (isWeekday && !(date in notices.holidays)))
      months[day.getUTCMonth()] += 1;
    day.setUTCDate(day.getUTCDate() + 1);
  }
  const counted = months.reduce((sum, days) => sum + days, 0);
  if (published) return { year, published, months, days: counted };
  const days = counted - statutoryDays;
  return { year, published, months: months.map((month) => (month * days) / counted), days };
}
