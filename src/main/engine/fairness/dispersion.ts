/** How unlike the values of one ratio are over the territories. */
export interface Dispersion {
  /** Territories that have the ratio. */
  readonly count: number;
  readonly mean: number;
  readonly least: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  readonly most: number;
  /** Tukey's inner fences: what lies outside is an outlier. */
  readonly lowerFence: number;
  readonly upperFence: number;
  /** Coefficient of variation: standard deviation (of the whole set, ÷ n) ÷ mean; null when the mean is not above 0. */
  readonly variation: number | null;
  /** Gini coefficient 0..1, 0 = all equal; null when the values do not add up to more than 0 or one is negative. */
  readonly gini: number | null;
}

/** Outside Tukey's fence by this many interquartile ranges (Tukey, Exploratory Data Analysis, 1977). */
const fence = 1.5;

/**
 * Dispersion of the values that are known.
 * Quartiles: linear interpolation of order statistics, definition 7 of Hyndman and Fan (The American Statistician 50, 1996).
 * Gini: Σ (2i − n − 1)·xᵢ ÷ (n·Σx) over the values in ascending order, i from 1 (Damgaard and Weiner, Ecology 81, 2000).
 * @param values one per territory, any unit; NaN = the territory has no such ratio
 * @returns null when no value is known
 */
export function dispersion(values: Float64Array): Dispersion | null {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const count = sorted.length;
  if (count === 0) return null;
  let sum = 0;
  let ranked = 0;
  for (let index = 0; index < count; index++) {
    sum += sorted[index];
    ranked += (2 * (index + 1) - count - 1) * sorted[index];
  }
  const mean = sum / count;
  const variance = sorted.reduce((total, value) => total + (value - mean) ** 2, 0) / count;
  const lowerQuartile = quantile(sorted, 0.25);
  const upperQuartile = quantile(sorted, 0.75);
  const reach = fence * (upperQuartile - lowerQuartile);
  return {
    count,
    mean,
    least: sorted[0],
    lowerQuartile,
    median: quantile(sorted, 0.5),
    upperQuartile,
    most: sorted[count - 1],
    lowerFence: lowerQuartile - reach,
    upperFence: upperQuartile + reach,
    variation: mean > 0 ? Math.sqrt(variance) / mean : null,
    gini: sum > 0 && sorted[0] >= 0 ? Math.max(0, ranked / (count * sum)) : null,
  };
}

/**
 * A quantile by linear interpolation.
 * @param sorted ascending, at least one value
 * @param share 0..1
 */
export function quantile(sorted: Float64Array, share: number): number {
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
}

/** Fewer territories than this have no spread to stand out from. */
const fewest = 5;

/**
 * Which values lie outside the fences: −1 below, 1 above, 0 inside or unknown. A value next to a fence by no more than
 * rounding (1e-9 of the median) is inside.
 */
export function outliers(values: Float64Array, spread: Dispersion | null): Int8Array {
  const result = new Int8Array(values.length);
  if (spread === null || spread.count < fewest) return result;
  const slack = Math.abs(spread.median) * 1e-9;
  for (let index = 0; index < values.length; index++) {
    if (values[index] > spread.upperFence + slack) result[index] = 1;
    else if (values[index] < spread.lowerFence - slack) result[index] = -1;
  }
  return result;
}
