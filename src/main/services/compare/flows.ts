import type { Comparison } from '../../../shared/contract/compare.ts';
import type { Assignment } from '../assignment.ts';
import type { Dataset } from '../dataset.ts';

type Flow = Comparison['flows'][number];

/** Accounts that lie in another territory on the right, summed per pair of territories; 0 = unassigned. */
export function flowsBetween(data: Dataset, left: Assignment, right: Assignment): Flow[] {
  const flows = new Map<string, Flow>();
  const end = ({ territories }: Assignment, index: number) => ({
    id: territories[index]?.territory_id ?? 0,
    name: territories[index]?.name ?? '',
  });
  data.accounts.forEach((_, account) => {
    const from = end(left, left.accountTerritory[account]);
    const to = end(right, right.accountTerritory[account]);
    if (from.id === to.id) return;
    const key = `${from.id} ${to.id}`;
    const flow = flows.get(key) ?? {
      from: from.id,
      fromName: from.name,
      to: to.id,
      toName: to.name,
      accounts: 0,
      salesFen: 0,
      potentialFen: 0,
    };
    flow.accounts += 1;
    flow.salesFen += data.sales[account];
    flow.potentialFen += data.potential[account];
    flows.set(key, flow);
  });
  return [...flows.values()].sort((a, b) => b.salesFen - a.salesFen || a.from - b.from || a.to - b.to);
}
