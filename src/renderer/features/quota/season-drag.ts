/**
 * Twelve shares after one is drawn to a height: locked months stay, the other free ones give or take in their proportion, and
 * all add up to 1. A month can take no more than what the locked ones leave.
 */
export function drawShare(
  shares: readonly number[],
  locked: readonly boolean[],
  month: number,
  wanted: number,
): number[] {
  const sum = (pick: (at: number) => boolean) =>
    shares.reduce((total, share, at) => (pick(at) ? total + share : total), 0);
  const free = (at: number) => at !== month && !locked[at];
  const held = sum((at) => at !== month && (locked[at] ?? false));
  const others = sum(free);
  const count = shares.filter((_, at) => free(at)).length;
  const share = count === 0 ? Math.max(0, 1 - held) : Math.min(Math.max(0, wanted), Math.max(0, 1 - held));
  const rest = Math.max(0, 1 - held - share);
  return shares.map((before, at) => {
    if (at === month) return share;
    if (!free(at)) return before;
    return others > 0 ? (before / others) * rest : rest / count;
  });
}
