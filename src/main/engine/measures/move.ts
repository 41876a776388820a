/** Accounts of each unit, as positions into one array: those of unit u are `accounts[offsets[u]]` to `accounts[offsets[u + 1]] − 1`. */
export interface AccountsByUnit {
  readonly offsets: Int32Array;
  readonly accounts: Int32Array;
}

/** @param accountUnit unit index per account, −1 = in none */
export function accountsByUnit(accountUnit: Int32Array, unitCount: number): AccountsByUnit {
  const offsets = new Int32Array(unitCount + 1);
  for (const unit of accountUnit) if (unit >= 0) offsets[unit + 1]++;
  for (let unit = 0; unit < unitCount; unit++) offsets[unit + 1] += offsets[unit];
  const next = offsets.slice(0, unitCount);
  const accounts = new Int32Array(offsets[unitCount]);
  accountUnit.forEach((unit, account) => {
    if (unit >= 0) accounts[next[unit]++] = account;
  });
  return { offsets, accounts };
}

/** What leaves one territory (index −1 = unassigned) for another. */
export interface Leaving {
  units: number;
  accounts: number;
  calls: number;
  workloadMinutes: number;
  potentialFen: number;
  salesFen: number;
}

/** Figures per account, in the order of the dataset. */
export interface AccountFigures {
  readonly calls: Float64Array;
  readonly workload: Float64Array;
  readonly potential: Float64Array;
  readonly sales: Float64Array;
}

/**
 * Sums what changes hands, by the territory that gives.
 * @param units unit indices that move, @param unitTerritory index per unit, −1 = unassigned
 * @param accounts account indices that move, @param accountTerritory index per account
 */
export function leaving(
  units: Iterable<number>,
  unitTerritory: Int32Array,
  accounts: Iterable<number>,
  accountTerritory: Int32Array,
  figures: AccountFigures,
): Map<number, Leaving> {
  const given = new Map<number, Leaving>();
  const from = (territory: number): Leaving => {
    let sums = given.get(territory);
    if (!sums) {
      sums = { units: 0, accounts: 0, calls: 0, workloadMinutes: 0, potentialFen: 0, salesFen: 0 };
      given.set(territory, sums);
    }
    return sums;
  };
  for (const unit of units) from(unitTerritory[unit]).units += 1;
  for (const account of accounts) {
    const sums = from(accountTerritory[account]);
    sums.accounts += 1;
    sums.calls += figures.calls[account];
    sums.workloadMinutes += figures.workload[account];
    sums.potentialFen += figures.potential[account];
    sums.salesFen += figures.sales[account];
  }
  return given;
}
