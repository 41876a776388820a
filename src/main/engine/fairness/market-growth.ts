/**
 * Mean growth a year between the first and the last year with sales, compounded: (last ÷ first)^(1 ÷ years) − 1.
 * @param years ascending
 * @param totals sales of all territories per year, fen
 * @returns 0.08 = 8 % a year; null with fewer than two years or nothing sold in the first
 */
export function yearlyGrowth(years: readonly number[], totals: readonly number[]): number | null {
  const span = (years.at(-1) ?? 0) - (years[0] ?? 0);
  const first = totals[0] ?? 0;
  const last = totals.at(-1) ?? 0;
  return span > 0 && first > 0 && last >= 0 ? (last / first) ** (1 / span) - 1 : null;
}

export type ShareVerdict = 'gaining' | 'holding' | 'losing';

export interface ShareChange {
  /** Growth of sales and of potential over the same years, 0.45 = 45 %. */
  readonly salesGrowth: number;
  readonly potentialGrowth: number;
  /** What became of the share of the potential: (1 + sales growth) ÷ (1 + potential growth) − 1. */
  readonly shareChange: number;
  readonly verdict: ShareVerdict;
}

/** A share that changed by less than this is held. */
const held = 0.02;

/**
 * Growth against potential growth (domain.md §3, "when to redraw"): sales + 45 % in two years where the potential grew 100 %
 * is a share lost, 1.45 ÷ 2 − 1 = −27.5 %.
 * @returns null when either growth is unknown (NaN) or the potential vanished
 */
export function shareChange(salesGrowth: number, potentialGrowth: number): ShareChange | null {
  if (Number.isNaN(salesGrowth) || !(potentialGrowth > -1)) return null;
  const change = (1 + salesGrowth) / (1 + potentialGrowth) - 1;
  const verdict = change < -held ? 'losing' : change > held ? 'gaining' : 'holding';
  return { salesGrowth, potentialGrowth, shareChange: change, verdict };
}
