import type { QuotaRow } from '../../../shared/contract/quota.ts';

export interface Fairness {
  /** Quota ÷ potential: least, middle, most; null when no row has potential. */
  least: number | null;
  median: number | null;
  most: number | null;
  /** Standard deviation ÷ mean of the ratios. */
  variation: number | null;
}

/** Spread of quota ÷ potential over the territories that have potential. */
export function fairnessOf(rows: readonly QuotaRow[]): Fairness {
  const ratios = rows
    .filter(({ potentialFen }) => potentialFen > 0)
    .map(({ totalFen, potentialFen }) => totalFen / potentialFen)
    .sort((a, b) => a - b);
  const [least] = ratios;
  const most = ratios.at(-1);
  if (least === undefined || most === undefined)
    return { least: null, median: null, most: null, variation: null };
  const middle = (ratios.length - 1) / 2;
  const median = ((ratios[Math.floor(middle)] ?? 0) + (ratios[Math.ceil(middle)] ?? 0)) / 2;
  const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
  const variance = ratios.reduce((sum, ratio) => sum + (ratio - mean) ** 2, 0) / ratios.length;
  return { least, median, most, variation: mean > 0 ? Math.sqrt(variance) / mean : null };
}

/** What the sheet adds up to, and whether that is the total asked for: borders may have changed since it was spread. */
export function sheetTotal(rows: readonly QuotaRow[]): number {
  return rows.reduce((sum, { totalFen }) => sum + totalFen, 0);
}
