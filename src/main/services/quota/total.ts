import type { QuotaSettings } from '../../../shared/contract/quota.ts';
import { firstMonth, periodCount } from '../../engine/quota/periods.ts';
import { isLeaf } from '../../engine/quota/tree.ts';
import type { NodeTree } from './nodes.ts';

/** The whole to spread: as given, or what the method proposes from below around what is locked. Minor units. */
export function totalOf(
  { tree }: NodeTree,
  { method, totalFrom, totalFen, stepFen }: QuotaSettings,
  amounts: Float64Array | null,
  locked: Float64Array,
): number {
  if (amounts === null || (method !== 'bottomup' && totalFrom !== 'method')) return totalFen;
  const whole = (node: number): number => {
    const own = node * periodCount;
    if (!Number.isNaN(locked[own])) return locked[own];
    if (isLeaf(tree, node)) {
      const proposed = Math.round(amounts[node] / stepFen) * stepFen;
      return Math.max(proposed, heldByPeriods(locked, own));
    }
    let sum = 0;
    for (let at = tree.start[node]; at < tree.start[node + 1]; at++) sum += whole(tree.children[at]);
    return Math.max(sum, heldByPeriods(locked, own));
  };
  return whole(tree.root);
}

/** What locks on a node's quarters and months hold of its year. */
function heldByPeriods(locked: Float64Array, own: number): number {
  let sum = 0;
  for (let quarter = 13; quarter <= 16; quarter++) {
    if (!Number.isNaN(locked[own + quarter])) {
      sum += locked[own + quarter];
      continue;
    }
    for (let month = firstMonth(quarter); month < firstMonth(quarter) + 3; month++)
      if (!Number.isNaN(locked[own + month])) sum += locked[own + month];
  }
  return sum;
}
