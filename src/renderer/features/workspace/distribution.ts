/** Bins of deviations: the middle one is the band, those at the ends take all that lies beyond. */
export const binCount = 11;

/**
 * How many deviations fall into each bin. Bins are as wide as the band (±band is the middle one), so that what lies outside is
 * told apart at a glance. Null (no figure) is left out.
 * @param band ratio, more than 0
 */
export function deviationBins(deviations: readonly (number | null)[], band: number): number[] {
  const bins = new Array<number>(binCount).fill(0);
  const middle = (binCount - 1) / 2;
  for (const deviation of deviations) {
    if (deviation === null) continue;
    const size = Math.abs(deviation);
    // The edge of the band belongs to it, whatever the last bit of the division says.
    const steps = size <= band + 1e-9 ? 0 : Math.max(1, Math.ceil((size - band - 1e-9) / (2 * band)));
    const at = middle + Math.sign(deviation) * Math.min(middle, steps);
    bins[at] = (bins[at] ?? 0) + 1;
  }
  return bins;
}
