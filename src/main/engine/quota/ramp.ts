export interface Ramp {
  /** Months from the first day of service until a rep sells in full, 1 or more. */
  readonly months: number;
  /** Share of a full rep's sales in the first month, 0..1. */
  readonly startShare: number;
}

/**
 * What a rep brings in each of the twelve periods as a share of a full one: nothing before service begins, then a straight
 * line from the starting share to all.
 * @param start period (0 = the first) in which service begins; negative = that many periods before the year
 */
export function rampShares({ months, startShare }: Ramp, start: number): Float64Array {
  return Float64Array.from({ length: 12 }, (_, period) => {
    const served = period - start;
    if (served < 0) return 0;
    if (served >= months) return 1;
    return startShare + ((1 - startShare) * served) / months;
  });
}

/**
 * Lessens a territory's season by its rep's ramp, in place.
 * @returns what is left of the year's weight, 0..1
 */
export function applyRamp(season: Float64Array, shares: Float64Array): number {
  let before = 0;
  let after = 0;
  for (let month = 0; month < 12; month++) {
    before += season[month];
    season[month] *= shares[month];
    after += season[month];
  }
  return before > 0 ? after / before : 1;
}
