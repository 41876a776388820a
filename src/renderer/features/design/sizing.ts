/**
 * Numbers of territories worth comparing around one: up to seven, evenly spread to about 30 % either way.
 * @param least locked territories are always there
 */
export function countsAround(count: number, least: number, most: number): number[] {
  const step = Math.max(1, Math.round(count / 10));
  const numbers = [-3, -2, -1, 0, 1, 2, 3].map((by) => count + by * step);
  return numbers.filter((number) => number >= Math.max(1, least) && number <= most);
}
