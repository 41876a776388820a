import type { CascadeProblem } from './cascade.ts';
import { firstMonth, monthCount, periodCount } from './periods.ts';
import { isLeaf } from './tree.ts';

/** Rounds over all locks; each is a pass over the leaves below the locked nodes. */
const rounds = 60;
/** Share of the total by which sums may be off for the table to be taken as fitted. */
const closeEnough = 1e-9;

interface Lock {
  readonly node: number;
  /** Months of the year, 0..11, that the locked period spans. */
  readonly from: number;
  readonly to: number;
  readonly amount: number;
}

/**
 * A real-valued table of leaves × months that meets every lock at once, by iterative proportional fitting (Deming and
 * Stephan 1940; cyclic projections, Bregman 1967): from even amounts, each locked sum in turn is scaled to its lock.
 * Answered as a problem whose weights and seasons are that table's, so that what is spread by them is nearly there already.
 * Bounds are not looked at: what they forbid is found when the table is filled.
 */
export function fittedToLocks(problem: CascadeProblem): CascadeProblem {
  const { tree, factor } = problem;
  const count = tree.parent.length;
  const table = new Float64Array(count * monthCount);
  for (let node = 0; node < count; node++)
    if (isLeaf(tree, node)) table.fill(1, node * monthCount, (node + 1) * monthCount);
  const locks = locksOf(problem);
  const below = locks.map(({ node }) => leavesBelow(problem, node));
  for (let round = 0; round < rounds; round++) {
    let off = 0;
    locks.forEach((lock, index) => {
      const held = sumOf(lock, below[index], table);
      off = Math.max(off, Math.abs(held - lock.amount));
      const scale = held > 0 ? lock.amount / held : 0;
      for (const { leaf } of below[index])
        for (let month = lock.from; month <= lock.to; month++) table[leaf * monthCount + month] *= scale;
    });
    if (off <= closeEnough * problem.total) break;
  }
  const weights = new Float64Array(count);
  for (let at = count - 1; at >= 0; at--) {
    const node = tree.order[at];
    if (isLeaf(tree, node)) {
      for (let month = 0; month < monthCount; month++) weights[node] += table[node * monthCount + month];
    } else {
      for (let child = tree.start[node]; child < tree.start[node + 1]; child++)
        weights[node] += weights[tree.children[child]] / factor[node];
    }
  }
  return { ...problem, weights, season: table };
}

/** Months first, then quarters, years last: the wider sums are met best, and the root's total exactly. */
function locksOf({ tree, locked, total }: CascadeProblem): Lock[] {
  const locks: Lock[] = [];
  for (const period of [...Array(periodCount).keys()].slice(1).concat(0)) {
    const [from, to] = spanOf(period);
    for (let node = 0; node < tree.parent.length; node++) {
      const amount = locked[node * periodCount + period];
      if (!Number.isNaN(amount) && !(node === tree.root && period === 0))
        locks.push({ node, from, to, amount });
    }
  }
  return [...locks, { node: tree.root, from: 0, to: monthCount - 1, amount: total }];
}

function spanOf(period: number): [from: number, to: number] {
  if (period === 0) return [0, monthCount - 1];
  if (period <= monthCount) return [period - 1, period - 1];
  const first = firstMonth(period) - 1;
  return [first, first + 2];
}

interface Share {
  readonly leaf: number;
  /** Part of the leaf's amount that counts for the node: less than 1 where over-assignment lies between. */
  readonly part: number;
}

function leavesBelow({ tree, factor }: CascadeProblem, top: number): Share[] {
  const found: Share[] = [];
  const waiting: Share[] = [{ leaf: top, part: 1 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { leaf: node, part } = next;
    if (isLeaf(tree, node)) found.push(next);
    else
      for (let child = tree.start[node]; child < tree.start[node + 1]; child++)
        waiting.push({ leaf: tree.children[child], part: part / factor[node] });
  }
  return found;
}

function sumOf({ from, to }: Lock, shares: readonly Share[], table: Float64Array): number {
  let sum = 0;
  for (const { leaf, part } of shares)
    for (let month = from; month <= to; month++) sum += part * table[leaf * monthCount + month];
  return sum;
}
