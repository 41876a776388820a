import type { TableName } from './rows.ts';
import { PlanStore, type RowValues, type SqlValue, type TableShape } from './store.ts';

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
    this.follow(shape, values);
  }

  /** Waits with the others: to write some of its columns would have all that wait written first. */
  override changeRow(shape: TableShape, _before: RowValues, after: RowValues): void {
    this.writeRow(shape, after);
  }

  /** What waits is laid over what stands, without reaching the table. */
  override scan(shape: TableShape, columns: readonly string[]): SqlValue[][] {
    const waiting = this.#waiting.get(shape.name);
    if (!waiting || shape.keyColumns.length > 1) return super.scan(shape, columns);
    const [keyColumn] = shape.keyColumns;
    const [keyPosition] = shape.keyPositions;
    const positions = columns.map((column) => shape.columns.indexOf(column));
    const laid = new Map(waiting.map((row) => [row[keyPosition], row]));
    const lists = columns.map((): SqlValue[] => []);
    const keys: SqlValue[] = [];
    const sql = `SELECT ${shape.columns.join()} FROM ${shape.name} ORDER BY ${keyColumn}`;
    for (const row of super.statement(sql, true).iterate() as IterableIterator<SqlValue[]>) {
      const key = row[keyPosition];
      const stands = laid.get(key) ?? row;
      laid.delete(key);
      keys.push(key);
      positions.forEach((position, column) => {
        lists[column].push(stands[position]);
      });
    }
    for (const [key, row] of laid) {
      keys.push(key);
      positions.forEach((position, column) => {
        lists[column].push(row[position]);
      });
    }
    return laid.size > 0 ? inOrder(keys, lists) : lists;
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
    super.writeRows(shape, rows);
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

/** Lists put in the order of numeric keys; those that ascend already stay as they are. */
function inOrder(keys: readonly SqlValue[], lists: SqlValue[][]): SqlValue[][] {
  const isBefore = (a: number, b: number) => Number(keys[a]) < Number(keys[b]);
  if (keys.every((_, at) => at === 0 || isBefore(at - 1, at))) return lists;
  const order = keys.map((_, at) => at).sort((a, b) => (isBefore(a, b) ? -1 : 1));
  return lists.map((list) => order.map((at) => list[at]));
}
