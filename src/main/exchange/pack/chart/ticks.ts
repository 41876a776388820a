/** Round values from at or below the least to at or above the most, in steps of 1, 2 or 5 × 10ⁿ, about `count` steps. */
export function niceTicks([least, most]: readonly [number, number], count: number): number[] {
  const span = most - least || 1;
  const rough = span / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((times) => times * power >= rough * 0.999) ?? 10);
  const first = Math.floor(least / step + 1e-9);
  const last = Math.ceil(most / step - 1e-9);
  // Counted from whole numbers, so that 0 is 0 and 0.3 is not 0.30000000000000004.
  return Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)));
}
