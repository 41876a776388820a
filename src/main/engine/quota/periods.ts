/**
 * The periods of a plan year in one row of figures: 0 the year, 1..12 its months (or the twelve periods of a 4-4-5 year),
 * 13..16 its quarters.
 */
export const periodCount = 17;
export const yearPeriod = 0;
export const monthCount = 12;
export const quarterCount = 4;

/** Quarter (13..16) a month 1..12 lies in. */
export const quarterOf = (month: number): number => 13 + Math.floor((month - 1) / 3);
/** First month (1..12) of a quarter 13..16; its months are this and the two that follow. */
export const firstMonth = (quarter: number): number => (quarter - 13) * 3 + 1;
