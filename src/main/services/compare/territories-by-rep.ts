import type { Comparison } from '../../../shared/contract/compare.ts';
import type { TerritoryRow } from '../../../shared/contract/scenario.ts';
import type { Dataset } from '../dataset.ts';
import type { Side } from './side.ts';

/** Territories of both sides beside each other: by rep, those without one by their id. */
export function territoriesByRep(data: Dataset, left: Side, right: Side): Comparison['territories'] {
  const unmatched = new Map(right.alignment.territories.map((row) => [row.id, row]));
  const pairs: [TerritoryRow | null, TerritoryRow | null][] = [];
  for (const row of left.alignment.territories) {
    const match =
      [...unmatched.values()].find((other) => row.repId !== null && other.repId === row.repId) ??
      (row.repId === null ? unmatched.get(row.id) : undefined);
    if (match) unmatched.delete(match.id);
    pairs.push([row, match ?? null]);
  }
  for (const row of unmatched.values()) pairs.push([null, row]);
  return pairs.map(([before, after]) => {
    const repId = after?.repId ?? before?.repId ?? null;
    return {
      repId,
      repName: repId === null ? '' : (data.repById.get(repId)?.name ?? ''),
      leftName: before?.name ?? null,
      rightName: after?.name ?? null,
      left: before?.sums ?? null,
      right: after?.sums ?? null,
    };
  });
}
