import type { StaffingFactor } from '../../../shared/domain/staffing.ts';

/** What is known of territories and reps. Matrices are territory by territory: index = territory × reps + rep. */
export interface StaffingFigures {
  readonly territories: number;
  readonly reps: number;
  /** Home to the territory's centre; NaN where a home is unknown. */
  readonly metres: Float64Array;
  /** Sales of the territory's accounts that are the rep's today, fen a year. */
  readonly keptFen: Float64Array;
  /** Needed skills the rep lacks. */
  readonly missing: Uint8Array;
  /** Per territory: sales and calls a year. */
  readonly salesFen: Float64Array;
  readonly calls: Float64Array;
  /** Per territory: what makes it large (potential), and how fast it grows (0.1 = 10 %), NaN unknown. */
  readonly size: Float64Array;
  readonly growth: Float64Array;
  /** Per territory: what a hire would contribute there, fen a year. */
  readonly gainFen: Float64Array;
  /** Per rep: 0 lowest level to 1 highest, years at the firm, calls a year; NaN unknown. */
  readonly level: Float64Array;
  readonly years: Float64Array;
  readonly capacity: Float64Array;
}

export type Weights = Readonly<Record<StaffingFactor, number>>;

/** Stands for "nothing known": as bad as the middle. */
const unknown = 0.5;
/** A missing skill where it is dear but allowed: more than any two other factors. */
const missingPrice = 5;

/** Rank of each value, 0 lowest to 1 highest, equals sharing the mean of theirs; NaN stays NaN. */
export function ranks(values: Float64Array): Float64Array {
  const known = [...values.keys()].filter((index) => !Number.isNaN(values[index]));
  known.sort((a, b) => values[a] - values[b]);
  const rank = new Float64Array(values.length).fill(Number.NaN);
  const last = Math.max(1, known.length - 1);
  for (let from = 0; from < known.length; ) {
    let to = from;
    while (to + 1 < known.length && values[known[to + 1]] === values[known[from]]) to += 1;
    const shared = known.length === 1 ? 0.5 : (from + to) / 2 / last;
    for (let at = from; at <= to; at++) rank[known[at]] = shared;
    from = to + 1;
  }
  return rank;
}

/** How badly each rep would suit each territory, by factor and in all. */
export interface StaffingCosts {
  /** Weighted sum, Infinity where a needed skill is missing and must not be. */
  readonly cost: Float64Array;
  /** A weighted point of cost is this many metres of distance; null when distance has no weight or nothing is known. */
  readonly metresPerPoint: number | null;
  /** Price of leaving a territory vacant: more than anything filling it could cost, and more where a hire gains more. */
  readonly vacancy: Float64Array;
}

/**
 * Cost of each pair (domain.md §3, "Reps to territories"):
 * - distance: home to centre ÷ the mean over all pairs;
 * - kept: sales of the territory whose accounts would change their rep ÷ mean sales of a territory;
 * - level: |place of the level − rank of the size|: large territories to senior reps, small ones to juniors;
 * - growth: |rank of the years served − (1 − rank of the growth)|: a settled rep to a mature, slow market;
 * - load: calls above the rep's capacity, and half of what stays unused, in capacities, at most 2.
 */
export function staffingCosts(
  figures: StaffingFigures,
  weights: Weights,
  skillsMust: boolean,
): StaffingCosts {
  const { territories, reps, metres, keptFen, missing, salesFen, calls, capacity, level } = figures;
  const meanMetres = mean(metres);
  const meanSales = mean(salesFen);
  const size = ranks(figures.size);
  const growth = ranks(figures.growth);
  const years = ranks(figures.years);
  const cost = new Float64Array(territories * reps);
  for (let territory = 0; territory < territories; territory++) {
    for (let rep = 0; rep < reps; rep++) {
      const pair = territory * reps + rep;
      const lacks = missing[pair];
      if (lacks > 0 && skillsMust) {
        cost[pair] = Number.POSITIVE_INFINITY;
        continue;
      }
      cost[pair] =
        weights.distance * (meanMetres > 0 ? known(metres[pair] / meanMetres, 1) : 0) +
        weights.kept * (meanSales > 0 ? (salesFen[territory] - keptFen[pair]) / meanSales : 0) +
        weights.level * known(Math.abs(level[rep] - size[territory]), unknown) +
        weights.growth * known(Math.abs(years[rep] - (1 - growth[territory])), unknown) +
        weights.load * load(calls[territory], capacity[rep]) +
        missingPrice * lacks;
    }
  }
  return {
    cost,
    metresPerPoint: weights.distance > 0 && meanMetres > 0 ? meanMetres / weights.distance : null,
    vacancy: vacancyPrices(figures, cost),
  };
}

const known = (value: number, otherwise: number) => (Number.isNaN(value) ? otherwise : value);

/** Calls above capacity, and half of what is left of it, both in capacities; 2 at most, and without capacity. */
function load(calls: number, capacity: number): number {
  if (Number.isNaN(capacity)) return unknown;
  if (!(capacity > 0)) return 2;
  const use = calls / capacity;
  return Math.min(2, Math.max(0, use - 1) + Math.max(0, 1 - use) / 2);
}

function mean(values: Float64Array): number {
  let sum = 0;
  let count = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    sum += value;
    count += 1;
  }
  return count > 0 ? sum / count : 0;
}

/** So dear that as many territories as possible are staffed; beyond that, the least worth working stays vacant. */
function vacancyPrices({ territories, reps, gainFen }: StaffingFigures, cost: Float64Array): Float64Array {
  let dearest = 1;
  for (let territory = 0; territory < territories; territory++) {
    let most = 0;
    for (let rep = 0; rep < reps; rep++) {
      const pair = cost[territory * reps + rep];
      if (Number.isFinite(pair)) most = Math.max(most, pair);
    }
    dearest += most;
  }
  const meanGain = mean(gainFen);
  return Float64Array.from(gainFen, (gain) => dearest + (meanGain > 0 ? gain / meanGain : 0));
}
