/**
 * Which territories to dissolve so that the least changes hands: the k that hold the least of what must not change.
 * Labels close up, so that the result fits a problem with k territories fewer; units of dissolved ones are unassigned.
 *
 * @param present territory of each unit, or -1
 * @param amounts what changes hands with each unit (sales, accounts)
 * @param keep territories that may not be dissolved
 */
export function dissolveTerritories(
  present: Int32Array,
  territoryCount: number,
  amounts: Float64Array,
  count: number,
  keep: ReadonlySet<number> = new Set(),
): { present: Int32Array; dissolved: number[]; labelOf: Int32Array } {
  const held = new Float64Array(territoryCount);
  present.forEach((territory, unit) => {
    if (territory >= 0) held[territory] += amounts[unit];
  });
  const dissolved = [...held.keys()]
    .filter((territory) => !keep.has(territory))
    .sort((a, b) => held[a] - held[b] || a - b)
    .slice(0, count)
    .sort((a, b) => a - b);
  const labelOf = new Int32Array(territoryCount).fill(-1);
  let next = 0;
  for (let territory = 0; territory < territoryCount; territory++) {
    if (!dissolved.includes(territory)) labelOf[territory] = next++;
  }
  return {
    present: present.map((territory) => (territory < 0 ? -1 : labelOf[territory])),
    dissolved,
    labelOf,
  };
}
