import type { Columns } from '../../src/shared/rows/packed-rows.ts';

/** Rows that crossed packed, with their fields as objects' own. */
export function plainRows<Row extends object>(rows: readonly Row[], columns: Columns<Row>): Row[] {
  const names = Object.keys(columns) as (keyof Row & string)[];
  return rows.map((row) => Object.fromEntries(names.map((name) => [name, row[name]])) as Row);
}
