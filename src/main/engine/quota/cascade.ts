import { attempt } from './attempt.ts';
import { type Bounds, type Contradiction, drawBounds } from './bounds.ts';
import { fittedToLocks } from './fit-locks.ts';
import { monthCount, periodCount } from './periods.ts';
import type { Tree } from './tree.ts';

export interface CascadeProblem {
  readonly tree: Tree;
  /** The root's year, minor units, a whole number 0..2^53. */
  readonly total: number;
  readonly step: number;
  /** Relative weight per node among its siblings, 0 or more. */
  readonly weights: Float64Array;
  /** Relative weight of the twelve months per leaf, node × 12 row-major; rows of other nodes are not read. */
  readonly season: Float64Array;
  /** Hand-set cells, node × 17 (see `periods.ts`); NaN = free. */
  readonly locked: Float64Array;
  /** Year's floor and ceiling per node; NaN = none. */
  readonly floor: Float64Array;
  readonly ceiling: Float64Array;
  /** Over-assignment: the children of a node sum to its amount × this, 1 or more; 1 = exactly its amount. */
  readonly factor: Float64Array;
}

export interface Cascade {
  /** Node × 17. For every node the months sum to their quarter and the quarters to the year. */
  readonly amounts: Float64Array;
  /** What the children of a node sum to, node × 17: its amount, or more by over-assignment. Leaves: their amount. */
  readonly assigned: Float64Array;
  /** What rounding to the step placed on the year of a node by largest fraction. */
  readonly remainder: Float64Array;
  /** Locks and bounds that cannot be kept; empty when all are. With any, the table is the nearest that sums. */
  readonly contradictions: Contradiction[];
}

/**
 * Spreads a year's total over a tree and over quarters and months, exactly at every level of both: children sum to what
 * their parent assigns, months to quarters, quarters to the year. Locked cells and bounds hold; the rest absorbs in
 * proportion to the weights, in whole steps, what is left over by largest remainder (Hamilton; Balinski & Young 1982).
 *
 * Years go down the tree one family at a time. Each family's quarters, then the months of each quarter, are a table with
 * both sums given (`fitMatrix`), wished for as the families below would have them.
 */
export function cascade(problem: CascadeProblem): Cascade {
  const bounds = boundsOf(problem);
  const first = attempt(problem, bounds);
  if (first.contradictions.length === 0 || bounds.contradictions.length > 0) return first;
  // each stage chooses before the next, and a choice may leave the locks of the next no room: milder wishes leave more
  for (const mildness of [0.5, 1]) {
    const next = attempt({ ...problem, season: milder(problem.season, mildness) }, bounds);
    if (next.contradictions.length === 0) return next;
  }
  const even = { ...problem, season: milder(problem.season, 1), weights: problem.weights.map(() => 1) };
  for (const other of [even, fittedToLocks(problem)]) {
    const next = attempt(other, bounds);
    if (next.contradictions.length === 0) return next;
  }
  return first;
}

/** Season rows moved toward twelve equal months by a share 0..1. */
function milder(season: Float64Array, share: number): Float64Array {
  const mild = season.slice();
  for (let row = 0; row < mild.length; row += monthCount) {
    let mean = 0;
    for (let month = 0; month < monthCount; month++) mean += Math.max(0, season[row + month]) / monthCount;
    for (let month = 0; month < monthCount; month++)
      mild[row + month] = Math.max(0, season[row + month]) * (1 - share) + mean * share;
  }
  return mild;
}

function boundsOf(problem: CascadeProblem): Bounds {
  const locked = problem.locked.slice();
  locked[problem.tree.root * periodCount] = problem.total;
  return drawBounds({ ...problem, locked });
}
