/** How many territories (domain.md §3): bottom up from calls, or top down from sales. */

export interface TerritoryCount {
  /** Before rounding. */
  readonly exact: number;
  /** Whole territories, at least 1: rounded up, so that nobody is asked for more than a full year. */
  readonly count: number;
}

/**
 * Calls a year of a set of accounts, by class. 4 A, 10 B and 25 C at 12, 6 and 2 calls: 158.
 * @param accounts number of accounts per class
 * @param callsPerYear calls per account and class, same order
 */
export function callsNeeded(accounts: ArrayLike<number>, callsPerYear: ArrayLike<number>): number {
  let calls = 0;
  for (let index = 0; index < accounts.length; index++) calls += accounts[index] * callsPerYear[index];
  return calls;
}

/**
 * Build-up method 合成法: Σ calls ÷ a rep's capacity.
 * @param calls calls a year over all units
 * @param capacity calls a year of one rep, more than 0
 * @returns null when there is no capacity to divide by
 */
export function buildUp(calls: number, capacity: number): TerritoryCount | null {
  return divide(calls, capacity);
}

/**
 * Breakdown method 分解法: forecast total sales ÷ average sales a rep must bring (both fen).
 * @returns null when the average is not above 0
 */
export function breakdown(forecastFen: number, averageFen: number): TerritoryCount | null {
  return divide(forecastFen, averageFen);
}

function divide(whole: number, part: number): TerritoryCount | null {
  if (!(part > 0) || !(whole >= 0)) return null;
  const exact = whole / part;
  // 0.1 + 0.2 calls too many must not ask for another rep
  return { exact, count: Math.max(1, Math.ceil(exact - 1e-9)) };
}
