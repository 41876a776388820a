/** Relative change, 0.05 = 5 % more; null when either is unknown or there was nothing before. */
export function difference(before: number | null, after: number | null): number | null {
  return before === null || after === null || before === 0 ? null : after / before - 1;
}
