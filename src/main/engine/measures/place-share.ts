/**
 * The label most of each owner's weight lies in: the province a territory works in, say. Ties go to the lower label.
 * @param owner owner per row, -1 = nobody's
 * @param label label per row, 0 or more
 * @param weight per row, 0 or more; an owner whose weights are all 0 is judged by the number of rows
 * @returns label per owner, -1 for owners without rows
 */
export function mainLabels(
  owner: Int32Array,
  ownerCount: number,
  label: Int32Array,
  labelCount: number,
  weight: Float64Array,
): Int32Array {
  const weights = new Map<number, { weight: number; rows: number }>();
  for (let row = 0; row < owner.length; row++) {
    if (owner[row] < 0) continue;
    const key = owner[row] * labelCount + label[row];
    const held = weights.get(key) ?? { weight: 0, rows: 0 };
    held.weight += weight[row];
    held.rows++;
    weights.set(key, held);
  }
  const main = new Int32Array(ownerCount).fill(-1);
  const best = Array.from({ length: ownerCount }, () => ({ weight: -1, rows: 0 }));
  const keys = [...weights.keys()].sort((a, b) => a - b);
  for (const key of keys) {
    const held = weights.get(key) as { weight: number; rows: number };
    const at = Math.floor(key / labelCount);
    const known = best[at];
    if (held.weight < known.weight || (held.weight === known.weight && held.rows <= known.rows)) continue;
    best[at] = held;
    main[at] = key % labelCount;
  }
  return main;
}
