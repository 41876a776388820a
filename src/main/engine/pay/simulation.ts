import type { PayCurve } from '../../../shared/domain/pay.ts';
import { payout } from '../../../shared/domain/pay-curve.ts';
import { Random } from '../design/random.ts';
import { quantile } from '../fairness/dispersion.ts';

export interface PayoutProblem {
  readonly draws: number;
  readonly seed: number;
  /** Sales of the base year per territory, fen. */
  readonly baseFen: Float64Array;
  /** Quota per territory, fen; 0 = none, attained in full. */
  readonly quotaFen: Float64Array;
  /** Pay at 100 % per territory, fen; 0 = nobody to pay. */
  readonly targetPayFen: Float64Array;
  /** Per territory. */
  readonly curves: readonly PayCurve[];
  /** Share of the KPI weights that follows sales, per territory. */
  readonly salesWeight: Float64Array;
  /** Attainment of the other KPIs, 1 = in full. */
  readonly others: number;
  /**
   * Growth ratios of the past (sales of a year ÷ the year before), one array per pair of years: what territories did then.
   * None = sales stay as they are.
   */
  readonly growth: readonly Float64Array[];
  /** From the base year to the quota's, 1 or more. */
  readonly yearsAhead: number;
}

export interface Percentiles {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** The 10th, 50th and 90th percentile. */
export function percentiles(values: Float64Array): Percentiles {
  const sorted = values.slice().sort();
  return { low: quantile(sorted, 0.1), middle: quantile(sorted, 0.5), high: quantile(sorted, 0.9) };
}

/** Weighted attainment of a KPI template: what follows sales by the sales attainment, the rest by its own. */
export function kpiScore(salesWeight: number, salesAttainment: number, others: number): number {
  return salesWeight * salesAttainment + (1 - salesWeight) * others;
}

/**
 * Monte Carlo of incentive pay from history: a bootstrap (Efron, Annals of Statistics 7, 1979) of past growth ratios. Each draw
 * takes, for each year ahead, one pair of past years for all territories (a good or a bad year is good or bad for all), and
 * within it the growth of a territory at random. Territories are worked one by one, so that the work can be cut into slices;
 * each has a random stream of its own, so that cuts and order change nothing.
 */
export class PayoutSimulation {
  /** Total cost per draw, fen; complete once every territory has been run. */
  readonly totalFen: Float64Array;
  private readonly problem: PayoutProblem;
  /** Pair of years per draw and year ahead. */
  private readonly pairs: Uint8Array;

  constructor(problem: PayoutProblem) {
    this.problem = problem;
    this.totalFen = new Float64Array(problem.draws);
    this.pairs = new Uint8Array(problem.draws * problem.yearsAhead);
    const random = new Random(problem.seed);
    for (let index = 0; index < this.pairs.length; index++)
      this.pairs[index] = random.below(Math.max(1, problem.growth.length));
  }

  /** Draws one territory. @returns its pay in fen and its sales attainment */
  run(territory: number): { payFen: Percentiles; attainment: Percentiles } {
    const { draws, seed, curves, others } = this.problem;
    const random = new Random(seed, territory + 1);
    const quota = this.problem.quotaFen[territory];
    const base = this.problem.baseFen[territory];
    const weight = this.problem.salesWeight[territory];
    const target = this.problem.targetPayFen[territory];
    const pay = new Float64Array(draws);
    const attainments = new Float64Array(draws);
    for (let draw = 0; draw < draws; draw++) {
      const sales = base * this.growth(draw, random);
      const attainment = quota > 0 ? Math.max(0, sales) / quota : 1;
      attainments[draw] = attainment;
      pay[draw] = Math.round(target * payout(curves[territory], kpiScore(weight, attainment, others)));
      this.totalFen[draw] += pay[draw];
    }
    return { payFen: percentiles(pay), attainment: percentiles(attainments) };
  }

  private growth(draw: number, random: Random): number {
    const { growth, yearsAhead } = this.problem;
    if (growth.length === 0) return 1;
    let ratio = 1;
    for (let ahead = 0; ahead < yearsAhead; ahead++) {
      const past = growth[this.pairs[draw * yearsAhead + ahead]];
      ratio *= past[random.below(past.length)];
    }
    return ratio;
  }
}

/**
 * Growth ratios of territories between consecutive years on record; territories that sold nothing in the first are left out,
 * pairs without any are, too.
 * @param years ascending
 * @param sums per year, per territory, fen
 */
export function pastGrowth(years: readonly number[], sums: readonly Float64Array[]): Float64Array[] {
  const pairs: Float64Array[] = [];
  for (let index = 1; index < years.length; index++) {
    if (years[index] !== years[index - 1] + 1) continue;
    const [before, after] = [sums[index - 1], sums[index]];
    const ratios = [...before].flatMap((fen, territory) =>
      fen > 0 ? Math.max(0, after[territory] / fen) : [],
    );
    if (ratios.length > 0) pairs.push(Float64Array.from(ratios));
  }
  return pairs;
}

/** Counts of values in `bins` equal steps from the least to the most. */
export function histogram(
  values: Float64Array,
  bins: number,
): { from: number; step: number; counts: number[] } {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  const step = most > least ? (most - least) / bins : 1;
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) counts[Math.min(bins - 1, Math.floor((value - least) / step))] += 1;
  return { from: least, step, counts };
}
