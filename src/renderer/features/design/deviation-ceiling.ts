/** Deviations beyond this are usually off the chart, in percent: the first moments would flatten the rest. */
const usual = 100;

/** Where the axis of deviations ends at most, in percent: what the plan has now is always on the chart, however bad. */
export function deviationCeiling(samples: readonly { readonly deviation: readonly number[] }[]): number {
  const now = Math.max(0, ...(samples.at(-1)?.deviation ?? []));
  return Math.max(usual, Math.ceil(now * 12) * 10);
}
