import { AppError } from '../../shared/errors.ts';
import { ChangeSet } from './change-set.ts';
import { tellOverlays } from './overlay.ts';
import { type Pieces, rowsAtOnce } from './pieces.ts';
import { matchOf, StoreReader } from './reader.ts';
import { relations } from './relations.ts';
import type { TableName, Tables } from './rows.ts';
import type { RowValues, SqlValue, TableShape } from './store.ts';
import { keyOfRow, keyValues, mapKey, rowValues, sameRow } from './values.ts';

/** Writes rows of one step and remembers what each replaced. Good until `finish`; after that every write throws. */
export class RowWriter extends StoreReader {
  readonly #changes = new ChangeSet();
  #finished = false;

  /** Ends the step and answers what it changed. */
  finish(): ChangeSet {
    this.#finished = true;
    return this.#changes;
  }

  put<T extends TableName>(table: T, row: Tables[T], before?: Tables[T] | null): void {
    const shape = this.store.shape(table);
    const values = rowValues(shape, row);
    const stands = before ? rowValues(shape, before) : before;
    this.write(shape, keyOfRow(shape, values), values, stands);
  }

  remove<T extends TableName>(table: T, key: Partial<Tables[T]>): void {
    const shape = this.store.shape(table);
    this.removeRow(shape, keyValues(shape, key));
  }

  removeWhere<T extends TableName>(table: T, match: Partial<Tables[T]>): number {
    const shape = this.store.shape(table);
    const [columns, values] = matchOf(shape, match);
    const rows = this.store.matchingRows(shape, columns, values);
    for (const row of rows) this.removeRow(shape, keyOfRow(shape, row));
    return rows.length;
  }

  *removeWhereInPieces<T extends TableName>(table: T, match: Partial<Tables[T]>): Pieces<void> {
    const shape = this.store.shape(table);
    const [columns, values] = matchOf(shape, match);
    for (const [at, row] of this.store.matchingRows(shape, columns, values).entries()) {
      this.removeRow(shape, keyOfRow(shape, row));
      if ((at + 1) % rowsAtOnce === 0) yield;
    }
    yield;
  }

  /** Removes a row with its parts; references to it become null. */
  protected removeRow(shape: TableShape, key: RowValues): void {
    for (const relation of relations[shape.name] ?? []) {
      const dependent = this.store.shape(relation.table);
      for (const row of this.store.matchingRows(dependent, relation.columns, key)) {
        if (relation.isPart) this.removeRow(dependent, keyOfRow(dependent, row));
        else this.write(dependent, keyOfRow(dependent, row), withNull(dependent, row, relation.columns));
      }
    }
    this.write(shape, key, null);
  }

  /**
   * The one road of every write of a step: `after` null removes the row. `before` saves a look-up where the caller knows
   * how the row stands. A row that already stands so is left alone.
   */
  protected write(
    shape: TableShape,
    key: RowValues,
    after: RowValues | null,
    before?: RowValues | null,
  ): void {
    // After a full disk SQLite has rolled back by itself, and a further write would stand alone.
    if (this.#finished || !this.store.db.inTransaction)
      throw new AppError('INTERNAL', { message: 'write after the end of its edit' });
    const changes = this.#changes.of(shape);
    const name = mapKey(key);
    const known = changes.get(name);
    const current = known ? known.after : before === undefined ? this.store.readRow(shape, key) : before;
    if (sameRow(current, after)) return;
    if (after && current) this.store.changeRow(shape, current, after);
    else if (after) this.store.writeRow(shape, after);
    else this.store.eraseRow(shape, key);
    if (known) known.after = after;
    else changes.set(name, { before: current, after });
    tellOverlays(this.overlays, shape, key, after);
  }
}

function withNull(shape: TableShape, row: RowValues, columns: readonly string[]): SqlValue[] {
  return row.map((value, index) => (columns.includes(shape.columns[index]) ? null : value));
}
