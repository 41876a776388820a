import { createRequire } from 'node:module';
import type { WorkingDays } from '../../engine/quota/festival.ts';
import type { Period } from '../../engine/quota/fiscal.ts';

/** `2026-02-14` → name, of days off and of weekend days worked: the State Council's notices, 2004 on. */
interface Notices {
  holidays: Readonly<Record<string, string>>;
  workdays: Readonly<Record<string, string>>;
}
// the package's data without its date arithmetic, which slips a day west of Greenwich
const notices: Notices = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json');

const dayLength = 86_400_000;
/** Days before New Year's Day that sell in its light, and days after it up to the Lantern Festival. */
const daysBefore = 14;
const daysAfter = 16;
/** Days off around New Year's Day where no notice is published yet: New Year's Eve and the seven days after. */
const usualHoliday = { from: -1, to: 7 };

const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', {
  month: 'numeric',
  day: 'numeric',
  timeZone: 'Asia/Shanghai',
});
const festivals = new Map<number, number>();

export const dayText = (day: number): string => new Date(day * dayLength).toISOString().slice(0, 10);
export const dayNumber = (text: string): number => Math.floor(Date.parse(`${text}T00:00:00Z`) / dayLength);

/** First day of the lunar year that begins in a calendar year, in days since 1970-01-01. It lies in 21 January … 21 February. */
export function springFestival(year: number): number {
  let found = festivals.get(year);
  if (found === undefined) {
    const first = Date.UTC(year, 0, 20) / dayLength;
    for (found = first; found < first + 33; found++) {
      const parts = lunar.formatToParts(found * dayLength + dayLength / 6);
      const at = (type: string) => parts.find((part) => part.type === type)?.value;
      if (at('month') === '1' && at('day') === '1') break;
    }
    festivals.set(year, found);
  }
  return found;
}

function isWorkingDay(day: number): boolean {
  const date = new Date(day * dayLength);
  const text = date.toISOString().slice(0, 10);
  if (text in notices.workdays) return true;
  if (date.getUTCDay() % 6 === 0 || text in notices.holidays) return false;
  const year = date.getUTCFullYear();
  if (`${year}-01-01` in notices.holidays) return true;
  const since = day - springFestival(year);
  return since < usualHoliday.from || since > usualHoliday.to;
}

/** Working days of a stretch of time by calendar month and by how they lie to the Spring Festival. */
export function workingDays({ start, end }: Period): WorkingDays {
  const days = {
    plain: new Float64Array(12),
    before: new Float64Array(12),
    after: new Float64Array(12),
  };
  for (let day = start; day < end; day++) {
    if (!isWorkingDay(day)) continue;
    const date = new Date(day * dayLength);
    const since = day - springFestival(date.getUTCFullYear());
    const kind =
      since >= -daysBefore && since < 0 ? 'before' : since >= 0 && since < daysAfter ? 'after' : 'plain';
    days[kind][date.getUTCMonth()]++;
  }
  return days;
}

/** How many working days of a period are left from a day on, as a share of all of them; 1 before it, 0 after it. */
export function shareLeft({ start, end }: Period, from: number): number {
  if (from <= start) return 1;
  if (from >= end) return 0;
  let all = 0;
  let left = 0;
  for (let day = start; day < end; day++) {
    if (!isWorkingDay(day)) continue;
    all++;
    if (day >= from) left++;
  }
  return all > 0 ? left / all : (end - from) / (end - start);
}
