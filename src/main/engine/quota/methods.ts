import { AppError } from '../../../shared/errors.ts';
import { type Basis, blend } from './basis.ts';

/** What methods may ask of the territories; every array is per territory, money in minor units. */
export interface Grounds {
  /** Last period's sales. */
  readonly history: Float64Array;
  readonly potential: Float64Array;
  /** Minutes a year. */
  readonly workload: Float64Array;
  /** Sales of the last years, oldest first, the last one being `history`; at most four are read. */
  readonly years: readonly Float64Array[];
}

export type Method =
  | { readonly kind: 'history' | 'potential' | 'workload' | 'bottomup' }
  | { readonly kind: 'blend'; readonly weights: { history: number; potential: number; workload: number } }
  /** Rate per territory: 0.08 = 8 % more than last period. */
  | { readonly kind: 'growth'; readonly rates: Float64Array }
  /** Band around the mean growth, a ratio; null = the market's volatility. */
  | { readonly kind: 'baseline'; readonly band: number | null }
  /** Share of potential to reach, and how much of the way there this year, both 0..1. */
  | { readonly kind: 'penetration'; readonly share: number; readonly pace: number };

export interface Proposal {
  /** Relative weight per territory. */
  readonly weights: Float64Array;
  /** What the method would have each territory sell without any total given; null when it only shares a total out. */
  readonly amounts: Float64Array | null;
  /** The band a method sets by itself; NaN = none. */
  readonly floor: Float64Array;
  readonly ceiling: Float64Array;
}

/** Weights may miss 1 by what three decimals round away. */
const weightTolerance = 0.001;

/**
 * What a method makes of the grounds.
 *
 * - history, potential, workload, blend: shares of a total.
 * - growth: last period × (1 + rate).
 * - baseline with float 基线+浮动: last period × (1 + mean growth of the last three years) ± band.
 * - penetration: potential × (share now + (target − share now) × pace); a share above the target stays.
 * - bottomup: what was set by hand, elsewhere last period; the sum rolls up.
 *
 * @throws AppError QUOTA_NO_BASIS `{basis}` where the ground has no figures, QUOTA_WEIGHTS `{sum}` (percent) when the weights
 * of a blend do not add up to 1
 */
export function propose(method: Method, grounds: Grounds): Proposal {
  const none = () => new Float64Array(grounds.history.length).fill(Number.NaN);
  const only = (amounts: Float64Array): Proposal => ({
    weights: amounts,
    amounts,
    floor: none(),
    ceiling: none(),
  });
  switch (method.kind) {
    case 'history':
    case 'potential':
    case 'workload':
      return {
        weights: blend(bases(grounds, { [method.kind]: 1 })),
        amounts: null,
        floor: none(),
        ceiling: none(),
      };
    case 'blend': {
      const sum = method.weights.history + method.weights.potential + method.weights.workload;
      if (!(Math.abs(sum - 1) <= weightTolerance))
        throw new AppError('QUOTA_WEIGHTS', { sum: Math.round(sum * 1000) / 10 });
      return {
        weights: blend(bases(grounds, method.weights)),
        amounts: null,
        floor: none(),
        ceiling: none(),
      };
    }
    case 'growth':
      requireFigures('history', grounds.history);
      return only(
        grounds.history.map((last, row) => Math.max(0, Math.round(last * (1 + method.rates[row])))),
      );
    case 'baseline':
      return baseline(grounds, method.band);
    case 'penetration':
      requireFigures('potential', grounds.potential);
      return only(
        grounds.potential.map((potential, row) => {
          const last = Math.max(0, grounds.history[row]);
          if (!(potential > 0)) return last;
          const share = last / potential;
          return Math.round(potential * (share + Math.max(0, method.share - share) * method.pace));
        }),
      );
    case 'bottomup':
      return only(grounds.history.map((last) => Math.max(0, Math.round(last))));
  }
}

function bases(
  grounds: Grounds,
  weights: { history?: number; potential?: number; workload?: number },
): Basis[] {
  return (['history', 'potential', 'workload'] as const).map((key) => ({
    key,
    values: grounds[key],
    weight: weights[key] ?? 0,
  }));
}

function requireFigures(basis: string, values: Float64Array): void {
  if (!values.some((value) => value > 0)) throw new AppError('QUOTA_NO_BASIS', { basis });
}

export interface GrowthRecord {
  /** Mean growth per territory over the last three years; the market's where a territory has none of its own. */
  readonly mean: Float64Array;
  /** Mean growth of all territories together. */
  readonly market: number;
  /** Standard deviation of the market's yearly growth: how far a year strays from the mean. */
  readonly volatility: number;
}

/** Growth of the last three years, from at most four years' sales. A year that followed on nothing sold has no growth. */
export function pastGrowth(years: readonly Float64Array[]): GrowthRecord {
  const last = years.slice(-4);
  const count = last.at(-1)?.length ?? 0;
  const totals = last.map((year) => year.reduce((sum, value) => sum + Math.max(0, value), 0));
  const rates = growths(totals);
  const market = meanOf(rates) ?? 0;
  const variance = rates.reduce((sum, rate) => sum + (rate - market) ** 2, 0) / Math.max(1, rates.length);
  const mean = Float64Array.from(
    { length: count },
    (_, row) => meanOf(growths(last.map((year) => year[row]))) ?? market,
  );
  return { mean, market, volatility: Math.sqrt(variance) };
}

function growths(values: readonly number[]): number[] {
  const rates: number[] = [];
  for (let year = 1; year < values.length; year++)
    if (values[year - 1] > 0 && values[year] >= 0) rates.push(values[year] / values[year - 1] - 1);
  return rates;
}

const meanOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

function baseline(grounds: Grounds, band: number | null): Proposal {
  requireFigures('history', grounds.history);
  const { mean, volatility } = pastGrowth(grounds.years);
  const width = band ?? volatility;
  const at = (offset: number) =>
    grounds.history.map((last, row) => Math.max(0, Math.round(Math.max(0, last) * (1 + mean[row] + offset))));
  const amounts = at(0);
  return { weights: amounts, amounts, floor: at(-width), ceiling: at(width) };
}
