import { greatCircle } from '../geo/distance.ts';

/** Where reps live and accounts lie, degrees; NaN = unknown. */
export interface Whereabouts {
  readonly homeX: Float64Array;
  readonly homeY: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

export interface HomeTravel {
  /** Mean metres one way from home per call; NaN without a home, calls or placed accounts. */
  readonly mean: Float64Array;
  /** Metres to the farthest account; NaN likewise. */
  readonly farthest: Float64Array;
}

/**
 * The way from a rep's home to the accounts he works: great circle × circuity, weighed by calls a year.
 * @param repOf index of the rep per account, −1 = nobody's
 * @param calls a year per account
 * @param circuity road metres per great-circle metre
 */
export function homeTravel(
  { homeX, homeY, x, y }: Whereabouts,
  repOf: Int32Array,
  calls: Float64Array,
  circuity: number,
): HomeTravel {
  const reps = homeX.length;
  const travel = new Float64Array(reps);
  const weight = new Float64Array(reps);
  const farthest = new Float64Array(reps).fill(Number.NaN);
  for (let account = 0; account < repOf.length; account++) {
    const rep = repOf[account];
    if (rep < 0) continue;
    const metres = circuity * greatCircle(homeX[rep], homeY[rep], x[account], y[account]);
    if (Number.isNaN(metres)) continue;
    travel[rep] += calls[account] * metres;
    weight[rep] += calls[account];
    if (!(metres <= farthest[rep])) farthest[rep] = metres;
  }
  return { mean: travel.map((sum, rep) => (weight[rep] > 0 ? sum / weight[rep] : Number.NaN)), farthest };
}
