export interface SeasonProfile {
  /** Share of the year per month, January first; sums to 1. */
  readonly shares: Float64Array;
  /** Months 1..12 without figures: they got the mean of the others. */
  readonly gaps: number[];
}

/**
 * Seasonal profile from a year's monthly sums. Months without figures get the mean of the months that have them; a month
 * below 0 counts as 0. Without any figure (or only zeros) all months are equal.
 * @param months 12 sums in fen, January first; null = no figures
 */
export function seasonProfile(months: readonly (number | null)[]): SeasonProfile {
  const known = months.filter((sum) => sum !== null).map((sum) => Math.max(0, sum));
  const total = known.reduce((sum, month) => sum + month, 0);
  const gaps = months.flatMap((sum, month) => (sum === null ? [month + 1] : []));
  if (total === 0) return { shares: new Float64Array(12).fill(1 / 12), gaps };
  const mean = total / known.length;
  const filled = Float64Array.from(months, (sum) => (sum === null ? mean : Math.max(0, sum)));
  const whole = total + mean * gaps.length;
  return { shares: filled.map((month) => month / whole), gaps };
}

/** Twelve equal months. */
export function evenSeason(): SeasonProfile {
  return { shares: new Float64Array(12).fill(1 / 12), gaps: [] };
}
