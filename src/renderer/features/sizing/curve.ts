/** Contribution of 1, 2, … reps less what they cost, fen. */
export function profits(contributionFen: readonly number[], costFen: number): number[] {
  return contributionFen.map((fen, index) => fen - (index + 1) * costFen);
}

/** Numbers of reps whose result is within 1 % of the best; null when there is no gain at all. */
export function flatTop(profit: readonly number[]): { low: number; high: number } | null {
  const best = profit.reduce((most, fen) => Math.max(most, fen), 0);
  if (!(best > 0)) return null;
  const near = profit.flatMap((fen, index) => (fen >= best * 0.99 ? [index + 1] : []));
  const [low] = near;
  const high = near.at(-1);
  return low === undefined || high === undefined || low === high ? null : { low, high };
}
