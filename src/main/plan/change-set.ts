import type { TableName } from './rows.ts';
import type { RowValues, TableShape } from './store.ts';
import { mapKey, sameRow } from './values.ts';

/** A row of one step: how it stood before the step, and how it stands now. null = no such row. */
export interface RowChange {
  readonly key: RowValues;
  readonly before: RowValues | null;
  after: RowValues | null;
}

/** What one step did so far. The first before-image of a row wins; later writes only move its `after`. */
export class ChangeSet {
  readonly #tables = new Map<TableName, Map<string | number, RowChange>>();

  find(shape: TableShape, key: RowValues): RowChange | undefined {
    return this.#tables.get(shape.name)?.get(mapKey(key));
  }

  note(shape: TableShape, key: RowValues, before: RowValues | null, after: RowValues | null): void {
    let rows = this.#tables.get(shape.name);
    if (!rows) {
      rows = new Map();
      this.#tables.set(shape.name, rows);
    }
    const name = mapKey(key);
    const known = rows.get(name);
    if (known) known.after = after;
    else rows.set(name, { key, before, after });
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
