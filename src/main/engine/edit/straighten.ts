import { canLeave, type EditMap, isLocked, neighboursOf, unassigned } from './redraw.ts';

/**
 * Straightens borders: a unit most of whose shared border lies with one neighbouring territory goes over to it, as long as its
 * own territory stays in one piece and keeps a unit. Each flip shortens the borders, so it ends.
 * @param borderLength metres (or any length) per edge of the adjacency, in its order; every edge counts 1 when absent
 * @param of straightens only borders of this territory; null = all
 * @param onSettled hears how many pulled units have been gone through, and how many are known of: those of this turn and, at most,
 * those beside its flips
 */
export function straighten(
  map: EditMap,
  borderLength: Float64Array | null,
  of: number | null,
  onSettled: (done: number, known: number) => void = () => {},
): Int32Array {
  const territoryOf = map.territoryOf.slice();
  const pull = (unit: number) => {
    const found = pullOf(map, territoryOf, borderLength, unit);
    return found === null || (of !== null && of !== found.to && of !== territoryOf[unit]) ? null : found;
  };
  let asked: Iterable<number> = territoryOf.keys();
  let settled = 0;
  for (let flipped = true; flipped; ) {
    flipped = false;
    // The strongest pull first: a bulge goes back before what lies beside it gives way to it.
    const pulled = Array.from(asked, (unit) => ({ unit, gain: pull(unit)?.gain ?? 0 }))
      .filter(({ gain }) => gain > 0)
      .sort((a, b) => b.gain - a.gain || a.unit - b.unit);
    // Only what lies beside a flip is pulled anew; what would have parted its territory may go later.
    const next = new Set<number>();
    const ofTurn = settled + pulled.length;
    for (const { unit } of pulled) {
      onSettled(settled++, ofTurn + next.size);
      const found = pull(unit);
      if (found === null || !canLeave(map.adjacency, territoryOf, unit)) {
        next.add(unit);
        continue;
      }
      territoryOf[unit] = found.to;
      flipped = true;
      for (const beside of neighboursOf(map.adjacency, unit)) next.add(beside);
    }
    asked = next;
  }
  return territoryOf;
}

/** The territory that holds more than half of a unit's border, when it is another, open one; by how much borders get shorter. */
function pullOf(
  map: EditMap,
  territoryOf: Int32Array,
  borderLength: Float64Array | null,
  unit: number,
): { to: number; gain: number } | null {
  const own = territoryOf[unit];
  if (own === unassigned || isLocked(map, own)) return null;
  const { offsets, neighbours } = map.adjacency;
  // Nearly all units lie inside their territory.
  let isInside = true;
  for (let edge = offsets[unit]; isInside && edge < offsets[unit + 1]; edge++)
    isInside = territoryOf[neighbours[edge]] === own;
  if (isInside) return null;
  const length = new Map<number, number>();
  let whole = 0;
  for (let edge = offsets[unit]; edge < offsets[unit + 1]; edge++) {
    const weight = borderLength === null ? 1 : borderLength[edge];
    const owner = territoryOf[neighbours[edge]];
    length.set(owner, (length.get(owner) ?? 0) + weight);
    whole += weight;
  }
  for (const [owner, held] of length) {
    if (owner === own || owner === unassigned || isLocked(map, owner)) continue;
    if (2 * held > whole) return { to: owner, gain: held - (length.get(own) ?? 0) };
  }
  return null;
}
