import type { TableName } from './rows.ts';
import { PlanStore, type RowValues, type TableShape } from './store.ts';

/**
 * A store whose rows reach their table only when something asks of it: most of what an import brings is never read again
 * before it goes to the open plan.
 */
export class LazyStore extends PlanStore {
  readonly #waiting = new Map<TableName, RowValues[]>();
  readonly #tablesOf = new Map<string, TableName[]>();

  override writeRow(shape: TableShape, values: RowValues): void {
    const rows = this.#waiting.get(shape.name);
    if (rows) rows.push(values);
    else this.#waiting.set(shape.name, [values]);
    this.touch(shape.name);
  }

  override readRow(shape: TableShape, key: RowValues): RowValues | null {
    this.#settle(shape.name);
    return super.readRow(shape, key);
  }

  override eraseRow(shape: TableShape, key: RowValues): void {
    this.#settle(shape.name);
    super.eraseRow(shape, key);
  }

  override statement(sql: string, raw = false) {
    if (this.#waiting.size > 0) for (const table of this.#named(sql)) this.#settle(table);
    return super.statement(sql, raw);
  }

  /** Writes all that waits. */
  settle(): void {
    for (const table of [...this.#waiting.keys()]) this.#settle(table);
  }

  /** Lets go of what waits. */
  forget(): void {
    this.#waiting.clear();
  }

  #settle(table: TableName): void {
    const rows = this.#waiting.get(table);
    if (!rows) return;
    this.#waiting.delete(table);
    const shape = this.shape(table);
    for (const row of rows) super.writeRow(shape, row);
  }

  #named(sql: string): TableName[] {
    let tables = this.#tablesOf.get(sql);
    if (!tables) {
      const words = new Set(sql.match(/\w+/g));
      tables = [...this.shapes.keys()].filter((table) => words.has(table));
      this.#tablesOf.set(sql, tables);
    }
    return tables;
  }
}
