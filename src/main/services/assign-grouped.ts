import { type Pieces, rowsAtOnce } from '../plan/pieces.ts';

/** Gives units or accounts, each with its territory, territory by territory: a call for each costs less than one for each of them. */
export function* assignGrouped(
  moves: Iterable<readonly [id: number, territoryId: number]>,
  assign: (ids: number[], territoryId: number) => void,
): Pieces<void> {
  let since = 0;
  for (const [territoryId, members] of Map.groupBy(moves, ([, to]) => to))
    for (let from = 0; from < members.length; from += rowsAtOnce) {
      const some = members.slice(from, from + rowsAtOnce).map(([id]) => id);
      assign(some, territoryId);
      since += some.length;
      if (since < rowsAtOnce) continue;
      since = 0;
      yield;
    }
}
