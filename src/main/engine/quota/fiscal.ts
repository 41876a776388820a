/** How a plan year is cut into twelve periods: calendar months, or weeks in fours and fives. */
export const fiscalPatterns = ['months', '445', '454', '544'] as const;
export type FiscalPattern = (typeof fiscalPatterns)[number];

export interface Period {
  /** Days since 1970-01-01; `end` is the day after the last. */
  readonly start: number;
  readonly end: number;
}

const day = 86_400_000;
const toDay = (year: number, month: number, date = 1) => Date.UTC(year, month, date) / day;

/**
 * The twelve periods of a plan year. By months: calendar months from `startMonth`. By weeks: quarters of 4+4+5 (4+5+4,
 * 5+4+4) weeks from the Monday nearest to the first of `startMonth`; the last period takes the 53rd week of a long year.
 * A year is named by the calendar year it begins in.
 * @param startMonth 1..12
 */
export function fiscalPeriods(year: number, startMonth: number, pattern: FiscalPattern): Period[] {
  if (pattern === 'months')
    return Array.from({ length: 12 }, (_, period) => ({
      start: toDay(year, startMonth - 1 + period),
      end: toDay(year, startMonth + period),
    }));
  const weeks = [...pattern].map(Number);
  const next = nearestMonday(toDay(year + 1, startMonth - 1));
  let start = nearestMonday(toDay(year, startMonth - 1));
  return Array.from({ length: 12 }, (_, period) => {
    const from = start;
    start = period === 11 ? next : from + weeks[period % 3] * 7;
    return { start: from, end: start };
  });
}

function nearestMonday(at: number): number {
  // 1970-01-01 was a Thursday
  const sinceMonday = (((at + 3) % 7) + 7) % 7;
  return sinceMonday <= 3 ? at - sinceMonday : at + 7 - sinceMonday;
}
