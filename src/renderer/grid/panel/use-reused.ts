import { useRef } from 'react';

/**
 * Keeps the row objects that did not change, so that an edit of one unit repaints one row of six thousand. `key` names a
 * row; two rows are the same when all their fields are.
 */
export function useReused<Row extends object>(
  rows: readonly Row[],
  key: (row: Row) => number,
): readonly Row[] {
  const before = useRef<{ from: readonly Row[]; kept: readonly Row[] }>(undefined);
  if (before.current?.from === rows) return before.current.kept;
  const kept = reused(before.current?.kept ?? [], rows, key);
  before.current = { from: rows, kept };
  return kept;
}

/** Rows of one sheet, which have the same fields: `rows` with those of `before` in place of the same ones; `before` itself where nothing changed. */
export function reused<Row extends object>(
  before: readonly Row[],
  rows: readonly Row[],
  key: (row: Row) => number,
): readonly Row[] {
  const fields = Object.keys(rows[0] ?? {}) as (keyof Row)[];
  /** Made when a row stands at another place than before: after most edits none does. */
  let byKey: Map<number, Row> | null = null;
  const formerOf = (row: Row, at: number): Row | undefined => {
    const beside = before[at];
    if (beside !== undefined && key(beside) === key(row)) return beside;
    byKey ??= new Map(before.map((former) => [key(former), former]));
    return byKey.get(key(row));
  };
  const kept = rows.map((row, at) => {
    const former = formerOf(row, at);
    return former !== undefined && fields.every((field) => Object.is(former[field], row[field]))
      ? former
      : row;
  });
  return kept.length === before.length && kept.every((row, at) => row === before[at]) ? before : kept;
}
