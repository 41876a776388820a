import type { MovedAccount } from '../../../../shared/contract/compare.ts';

/** What moved accounts may be brought together by. */
export const groupings = ['fromRep', 'toRep', 'fromName', 'toName', 'city', 'relationship'] as const;
export type Grouping = (typeof groupings)[number];

export interface Group {
  key: string;
  accounts: number;
  workloadMinutes: number;
  salesFen: number;
  potentialFen: number;
}

/** Accounts brought together with their sums, in the order in which they are first met. */
export function groupAccounts(accounts: readonly MovedAccount[], by: Grouping): Group[] {
  const groups = new Map<string, Group>();
  for (const account of accounts) {
    const key = account[by];
    const group = groups.get(key) ?? { key, accounts: 0, workloadMinutes: 0, salesFen: 0, potentialFen: 0 };
    group.accounts += 1;
    group.workloadMinutes += account.workloadMinutes;
    group.salesFen += account.salesFen;
    group.potentialFen += account.potentialFen;
    groups.set(key, group);
  }
  return [...groups.values()];
}
