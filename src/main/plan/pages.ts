import type { TableName, Tables } from './rows.ts';
import { condition, type PlanStore, type RowValues, type TableShape } from './store.ts';
import { keyValues } from './values.ts';

/** Up to `limit` rows of a table in the order of its key, those after the key `after`; their values in the columns' order. */
export function pageOfValues(
  store: PlanStore,
  table: TableName,
  after: RowValues | null,
  limit: number,
): RowValues[] {
  const sql = pageSql(store.shape(table), after !== null);
  return store.statement(sql, true).all(...(after ?? []), limit) as unknown as RowValues[];
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
  return store.statement(pageSql(shape, after !== null)).all(...key, limit) as Tables[T][];
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
  return store.statement(sql, true).all(...(after ?? []), limit) as unknown as RowValues[];
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
