/**
 * Which territories to dissolve so that the least changes hands: everything a dissolved territory holds must, so they are those
 * that hold the least. Ties go to the one that comes first.
 *
 * @param territoryOf territory of each holding (a unit, an account), −1 none
 * @param amounts what changes hands with each holding (accounts, sales)
 * @param keep territories that may not be dissolved
 * @returns territories, ascending; fewer than `count` when the rest must be kept
 */
export function leastHeld(
  territoryOf: Int32Array,
  territoryCount: number,
  amounts: Float64Array,
  count: number,
  keep: ReadonlySet<number> = new Set(),
): number[] {
  const held = new Float64Array(territoryCount);
  territoryOf.forEach((territory, index) => {
    if (territory >= 0) held[territory] += amounts[index];
  });
  return [...held.keys()]
    .filter((territory) => !keep.has(territory))
    .sort((a, b) => held[a] - held[b] || a - b)
    .slice(0, Math.max(0, count))
    .sort((a, b) => a - b);
}
