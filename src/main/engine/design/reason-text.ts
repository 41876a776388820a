/** A share as a percentage with a sensible number of digits, for English messages. */
export function percent(share: number): string {
  const value = 100 * share;
  return `${Math.abs(value) < 10 ? value.toFixed(1) : value.toFixed(0)} %`;
}

/** A quantity with four significant digits. */
export function amount(value: number): string {
  return Math.abs(value) >= 1000 ? Math.round(value).toString() : Number(value.toPrecision(4)).toString();
}
