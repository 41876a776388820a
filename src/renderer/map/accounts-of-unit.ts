import type { AccountRow } from '../../shared/contract/data.ts';

const known = new WeakMap<readonly AccountRow[], ReadonlyMap<number, readonly AccountRow[]>>();
const none: readonly AccountRow[] = [];

/** Accounts in a unit, gathered once for a list of accounts: the pointer asks at every step. */
export function accountsOfUnit(accounts: readonly AccountRow[], unitId: number): readonly AccountRow[] {
  let byUnit = known.get(accounts);
  if (byUnit === undefined) {
    byUnit = Map.groupBy(
      accounts.filter((account) => account.unitId !== null),
      (account) => account.unitId ?? 0,
    );
    known.set(accounts, byUnit);
  }
  return byUnit.get(unitId) ?? none;
}
