import type { TableName } from './rows.ts';
import type { RowValues, SqlValue, TableShape } from './store.ts';
import { keyOfRow, sameRow } from './values.ts';

/** Key of a row that changed. */
export const changedKey = (shape: TableShape, { before, after }: RowChange): SqlValue[] =>
  keyOfRow(shape, (before ?? after) as RowValues);

/** A row of one step: how it stood before the step, and how it stands now. null = no such row. */
export interface RowChange {
  readonly before: RowValues | null;
  after: RowValues | null;
}

/** What one step did so far. The first before-image of a row wins; later writes only move its `after`. */
export class ChangeSet {
  readonly #tables = new Map<TableName, Map<string | number, RowChange>>();

  /** What the step did to the rows of a table so far, by `mapKey`; new rows are added here. */
  of({ name }: TableShape): Map<string | number, RowChange> {
    let rows = this.#tables.get(name);
    if (!rows) {
      rows = new Map();
      this.#tables.set(name, rows);
    }
    return rows;
  }

  /** Rows that differ from how they stood before the step, per table; tables without any are left out. */
  changes(): Map<TableName, RowChange[]> {
    const result = new Map<TableName, RowChange[]>();
    for (const [table, rows] of this.#tables) {
      const changed = [...rows.values()].filter((row) => !sameRow(row.before, row.after));
      if (changed.length > 0) result.set(table, changed);
    }
    return result;
  }
}
