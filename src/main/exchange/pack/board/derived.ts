import { type BoardFacts, isOutside, type SideFacts } from './facts.ts';

/** Counts that several pages speak of, so that they all say the same. */
export function countsOf({ alignment }: SideFacts, tolerance: number) {
  const { territories } = alignment;
  return {
    territories: territories.length,
    inside: territories.filter((row) => !isOutside(row, tolerance)).length,
    /** More calls than the rep can make. */
    over: territories.filter(({ utilisation }) => (utilisation ?? 0) > 1).length,
    split: territories.filter(({ pieces }) => pieces > 1).length,
    vacant: territories.filter(({ repId }) => repId === null).length,
    unassignedAccounts: alignment.unassigned.accounts,
    unassignedUnits: alignment.unassigned.units,
    workload: largest(territories.map(({ workloadDeviation }) => workloadDeviation)),
    potential: largest(territories.map(({ potentialDeviation }) => potentialDeviation)),
  };
}

/** What changes hands, and its share of all. */
export function handover({ comparison, after }: BoardFacts) {
  const { accounts } = comparison;
  const salesFen = accounts.reduce((sum, account) => sum + account.salesFen, 0);
  const { total } = after.alignment;
  return {
    accounts: accounts.length,
    accountShare: total.accounts > 0 ? accounts.length / total.accounts : null,
    units: comparison.units.length,
    salesFen,
    salesShare: total.salesFen > 0 ? salesFen / total.salesFen : null,
    reps: comparison.affected.filter(({ lost, gained }) => lost.accounts > 0 || gained.accounts > 0).length,
  };
}

/** Accounts that change hands after three years or more with the rep they have in the data, the largest by sales first. */
export function longRelationships({ comparison }: BoardFacts) {
  const accounts = comparison.accounts
    .filter(({ relationship }) => relationship === 'from3to5' || relationship === 'over5')
    .sort((a, b) => b.salesFen - a.salesFen || a.accountId - b.accountId);
  return { accounts, salesFen: accounts.reduce((sum, { salesFen }) => sum + salesFen, 0) };
}

/** The largest by its size; null when none is known. */
export function largest(values: readonly (number | null)[]): number | null {
  const known = values.flatMap((value) => (value === null ? [] : Math.abs(value)));
  return known.length === 0 ? null : Math.max(...known);
}
