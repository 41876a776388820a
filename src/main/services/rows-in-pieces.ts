import type { Pieces } from '../plan/pieces.ts';
import type { PlanReader } from '../plan/plan.ts';
import { type TableName, type Tables, tableKeys } from '../plan/rows.ts';
import type { RowValues } from '../plan/store.ts';

/** Rows read at once: some ten milliseconds. */
const slice = 3000;
/** Rows of which a few columns are read at once, as lists: about as long. */
const columnSlice = 8000;

/** All rows of a table, read in pieces. */
export function* rowsInPieces<T extends TableName>(plan: PlanReader, table: T): Pieces<Tables[T][]> {
  const all: Tables[T][] = [];
  for (;;) {
    const rows = plan.recordsAfter(table, all.at(-1) ?? null, slice);
    for (const row of rows) all.push(row);
    if (rows.length < slice) return all;
    yield;
  }
}

/**
 * Some columns of every row of a table in key order, read in pieces and handed on one row at a time: nothing of them is kept. The
 * columns begin with the table's key. A third of the time that records take.
 */
export function* eachRow<T extends TableName, const C extends readonly (keyof Tables[T] & string)[]>(
  plan: PlanReader,
  table: T,
  columns: C,
  take: (row: { -readonly [I in keyof C]: Tables[T][C[I]] }) => void,
): Pieces<void> {
  let after: RowValues | null = null;
  for (;;) {
    const rows: { -readonly [I in keyof C]: Tables[T][C[I]] }[] = plan.columnsAfter(
      table,
      columns,
      after,
      columnSlice,
    );
    for (let at = 0; at < rows.length; at++) take(rows[at]);
    if (rows.length < columnSlice) return;
    after = (rows[rows.length - 1] as unknown as RowValues).slice(0, tableKeys[table].length);
    yield;
  }
}
