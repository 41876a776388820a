import { comparePlans } from './compare.ts';
import type { DesignProblem, DesignSolution } from './problem.ts';

/** One plan of a trade-off: what it changes against what balance it reaches. */
export interface FrontPoint {
  /** Share of the disruption quantity that was allowed to change hands. */
  readonly allowed: number;
  /** Share that does, and the largest deviation over all measures. */
  readonly disruption: number;
  readonly deviation: number;
  readonly solution: DesignSolution;
}

/** Shares of change tried when the caller names none: small ones matter most to users. */
export const FRONT_SHARES: readonly number[] = [0.03, 0.07, 0.15, 0.25, 0.4, 1];

/**
 * The problems whose plans make the front of balance × disruption (the ε-constraint method; Haimes, Lasdon and Wismer
 * 1971): each allows one share of the first disruption quantity to change hands and balances as well as it can within.
 * Pure: the caller solves them, in parallel or one by one, and hands the plans to `paretoFront`.
 *
 * @throws RangeError when the problem has no present alignment or no disruption quantity
 */
export function frontProblems(
  problem: DesignProblem,
  shares: readonly number[] = FRONT_SHARES,
): DesignProblem[] {
  const [first, ...others] = problem.disruption;
  if (!first || !problem.present.some((territory) => territory >= 0)) {
    throw new RangeError('a front needs a present alignment and something that changes hands');
  }
  const total = first.values.reduce(
    (sum, value, unit) => (problem.present[unit] >= 0 ? sum + value : sum),
    0,
  );
  return shares.map((share) => ({
    ...problem,
    mode: problem.mode === 'nothing' ? ('improve' as const) : problem.mode,
    disruption: [{ ...first, totalBudget: share * total }, ...others],
    measures: problem.measures.map((measure) => ({
      ...measure,
      hard: false,
      lowerTolerance: 0,
      upperTolerance: 0,
      weight: Math.max(1, measure.weight),
    })),
  }));
}

/** The plans that no other beats on both counts, least disruption first. */
export function paretoFront(shares: readonly number[], solutions: readonly DesignSolution[]): FrontPoint[] {
  const points = solutions.map((solution, index) => ({
    allowed: shares[index],
    disruption: solution.disruption[0]?.share ?? 0,
    deviation: solution.measures.reduce((most, measure) => Math.max(most, measure.maxDeviation), 0),
    solution,
  }));
  return points
    .filter((point, index) => !points.some((other, rival) => beats(other, point, rival < index)))
    .sort((a, b) => a.disruption - b.disruption || a.deviation - b.deviation);
}

/** Differences that only the order of summing makes. */
const ROUNDING = 1e-9;

/** Better on one count and no worse on the other; of twins, the plan `comparePlans` prefers, else the earlier. */
function beats(first: FrontPoint, second: FrontPoint, earlier: boolean): boolean {
  const disruption = first.disruption - second.disruption;
  const deviation = first.deviation - second.deviation;
  if (disruption > ROUNDING || deviation > ROUNDING) return false;
  if (disruption < -ROUNDING || deviation < -ROUNDING) return true;
  if (first === second) return false;
  const order = comparePlans(first.solution, second.solution);
  return order < 0 || (order === 0 && earlier);
}
