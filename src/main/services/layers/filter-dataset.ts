import type { Dataset } from '../dataset.ts';
import { IdIndex } from '../id-index.ts';

/**
 * The dataset with some of its accounts only: those with 1 in `keep`. Units, reps and measures of units are shared.
 * @param isPart whether it is a layer's, so that what units have beside accounts is not its own
 */
export function filterDataset(data: Dataset, keep: Uint8Array, isPart: boolean): Dataset {
  const kept = Int32Array.from(data.accounts.flatMap((_, account) => (keep[account] === 1 ? account : [])));
  const numbers = (values: Float64Array) => Float64Array.from(kept, (account) => values[account]);
  const accountIds = Array.from(kept, (account) => data.accountIds[account]);
  const { longitude, latitude, isExact } = data.accountPlaces;
  return {
    ...data,
    accounts: Array.from(kept, (account) => data.accounts[account]),
    accountIds,
    accountIndex: new IdIndex(accountIds),
    accountPlaces: {
      longitude: numbers(longitude),
      latitude: numbers(latitude),
      isExact: Uint8Array.from(kept, (account) => isExact[account]),
    },
    accountUnit: Int32Array.from(kept, (account) => data.accountUnit[account]),
    classes: Uint8Array.from(kept, (account) => data.classes[account]),
    calls: numbers(data.calls),
    minutesPerCall: numbers(data.minutesPerCall),
    workload: numbers(data.workload),
    potential: numbers(data.potential),
    sales: numbers(data.sales),
    previousSales: numbers(data.previousSales),
    // Potential by unit is nobody's in particular: it stays with geography.
    unitPotential: isPart ? null : data.unitPotential,
    salesOfYear: new Map([...data.salesOfYear].map(([year, values]) => [year, numbers(values)])),
  };
}
