import { assertBeyond } from './beyond.ts';
import type { Pieces } from './pieces.ts';
import type { PlanStore } from './store.ts';

/** How many accounts lie where a name alone puts them, and how many in no unit. */
export interface PlacedCounts {
  readonly approximate: number;
  readonly unplaced: number;
}

/** Accounts looked at in one piece: some ten milliseconds where the file was not read before. */
const accountsAtOnce = 20_000;

const sql = `SELECT count(*), max(id), count(*) FILTER (WHERE location NOT IN ('exact', 'none')), count(*) FILTER (WHERE unit_id IS NULL)
  FROM (SELECT id, location, unit_id FROM account WHERE id > ? ORDER BY id LIMIT ${accountsAtOnce})`;

export function* countPlaced(store: PlanStore): Pieces<PlacedCounts> {
  let [approximate, unplaced] = [0, 0];
  for (let last = Number.MIN_SAFE_INTEGER; ; ) {
    const [count, id, named, nowhere] = store.statement(sql, true).get(last) as unknown as number[];
    approximate += named;
    unplaced += nowhere;
    if (count < accountsAtOnce) return { approximate, unplaced };
    assertBeyond(store, [last], [id]);
    last = id;
    yield;
  }
}
