import { assertBeyond } from './beyond.ts';
import type { TableName, Tables } from './rows.ts';
import { condition, type PlanStore, type RowValues, type TableShape } from './store.ts';
import { keyOfRow, keyValues } from './values.ts';

/**
 * Up to `limit` rows of a table in the order of its key, those after the key `after`; their values in the columns' order.
 * This and the others @throws AppError PLAN_DAMAGED where they do not lie beyond it
 */
export function pageOfValues(
  store: PlanStore,
  table: TableName,
  after: RowValues | null,
  limit: number,
): RowValues[] {
  const shape = store.shape(table);
  const sql = pageSql(shape, after !== null);
  const rows = store.statement(sql, true).all(...(after ?? []), limit) as unknown as RowValues[];
  const last = rows.at(-1);
  if (after && last) assertBeyond(store, after, keyOfRow(shape, last));
  return rows;
}

/** The same as records, those after the record `after`. */
export function pageOfRecords<T extends TableName>(
  store: PlanStore,
  table: T,
  after: Tables[T] | null,
  limit: number,
): Tables[T][] {
  const shape = store.shape(table);
  const key = after === null ? [] : keyValues(shape, after);
  const rows = store.statement(pageSql(shape, after !== null)).all(...key, limit) as Tables[T][];
  const last = rows.at(-1);
  if (after && last) assertBeyond(store, key, keyValues(shape, last));
  return rows;
}

/** Some columns of up to `limit` rows of a table in the order of its key, those after the key `after`: one list a row. */
export function pageOfColumns(
  store: PlanStore,
  table: TableName,
  columns: readonly string[],
  after: RowValues | null,
  limit: number,
): RowValues[] {
  const shape = store.shape(table);
  condition(shape, columns);
  const sql = pageSql(shape, after !== null, columns);
  const rows = store.statement(sql, true).all(...(after ?? []), limit) as unknown as RowValues[];
  const last = rows.at(-1);
  const keyOf = (row: RowValues) => shape.keyColumns.map((column) => row[columns.indexOf(column)]);
  if (after && last) assertBeyond(store, after, keyOf(last));
  return rows;
}

function pageSql(
  { name, keyColumns, ...shape }: TableShape,
  goesOn: boolean,
  columns = shape.columns,
): string {
  const keys = keyColumns.join();
  const beyond = goesOn ? ` WHERE (${keys}) > (${keyColumns.map(() => '?').join()})` : '';
  return `SELECT ${columns.join()} FROM ${name}${beyond} ORDER BY ${keys} LIMIT ?`;
}
