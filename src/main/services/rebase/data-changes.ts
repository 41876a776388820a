import type { DataChanges } from '../../../shared/contract/rebase.ts';
import type { Dataset } from '../dataset.ts';

const sum = (values: Float64Array) => values.reduce((all, value) => all + value, 0);

/** What became of units and accounts. Sales are those of each time's own base year. */
export function dataChanges(before: Dataset, after: Dataset): DataChanges {
  let accountsMoved = 0;
  let accountsChanged = 0;
  let stayed = 0;
  before.accounts.forEach(({ id, unit_id }, old) => {
    const index = after.accountIndex.get(id);
    if (index === undefined) return;
    stayed += 1;
    if (after.accounts[index].unit_id !== unit_id) accountsMoved += 1;
    if (after.sales[index] !== before.sales[old]) accountsChanged += 1;
  });
  const unitsStayed = before.units.filter(({ id }) => after.unitIndex.has(id)).length;
  return {
    unitsNew: after.units.length - unitsStayed,
    unitsGone: before.units.length - unitsStayed,
    accountsNew: after.accounts.length - stayed,
    accountsGone: before.accounts.length - stayed,
    accountsMoved,
    accountsChanged,
    salesBeforeFen: sum(before.sales),
    salesAfterFen: sum(after.sales),
  };
}
