import type { CascadeProblem } from './cascade.ts';
import { firstMonth, monthCount, periodCount, quarterCount } from './periods.ts';
import { pour } from './pour.ts';
import { isLeaf } from './tree.ts';

/** Real amounts of every quarter and month as the leaves would have them, summed up the tree; node × 17. */
export function wishes(
  { tree, season, factor }: CascadeProblem,
  amounts: Float64Array,
  least: Float64Array,
  most: Float64Array,
  timed: Uint8Array,
): Float64Array {
  const wish = new Float64Array(amounts.length);
  const weights = new Float64Array(periodCount);
  for (let at = tree.order.length - 1; at >= 0; at--) {
    const node = tree.order[at];
    const own = node * periodCount;
    if (isLeaf(tree, node)) {
      leafWish(node, own);
      continue;
    }
    for (let child = tree.start[node]; child < tree.start[node + 1]; child++) {
      const from = tree.children[child] * periodCount;
      for (let period = 1; period < periodCount; period++) wish[own + period] += wish[from + period];
    }
    if (factor[node] !== 1)
      for (let period = 1; period < periodCount; period++) wish[own + period] /= factor[node];
  }
  return wish;

  function leafWish(node: number, own: number): void {
    let whole = 0;
    for (let month = 1; month <= monthCount; month++) {
      weights[month] = Math.max(0, season[node * monthCount + month - 1]);
      whole += weights[month];
    }
    if (!(whole > 0)) {
      weights.fill(1, 1, monthCount + 1);
      whole = monthCount;
    }
    for (let quarter = 13; quarter <= 16; quarter++) {
      const first = firstMonth(quarter);
      weights[quarter] = weights[first] + weights[first + 1] + weights[first + 2];
    }
    if (timed[node] === 0) {
      for (let period = 1; period < periodCount; period++)
        wish[own + period] = (amounts[own] * weights[period]) / whole;
      return;
    }
    const low = least.subarray(own, own + periodCount);
    const high = most.subarray(own, own + periodCount);
    const row = wish.subarray(own, own + periodCount);
    pour(amounts[own], weights, low, high, row, 13, quarterCount);
    for (let quarter = 13; quarter <= 16; quarter++)
      pour(row[quarter], weights, low, high, row, firstMonth(quarter), 3);
  }
}
