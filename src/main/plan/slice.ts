import { writeFileSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { AppError } from '../../shared/errors.ts';
import { checkPages, connectInMemory } from './connection.ts';
import { checkBytes } from './header.ts';
import { applySteps } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { accountOverlay, Overlay, unitOverlay } from './overlay.ts';
import { guarded, guardedPlace, sqliteError } from './plan-error.ts';
import { StoreReader } from './reader.ts';
import type { TableName, Tables } from './rows.ts';
import { checkSchema, newestVersion } from './schema.ts';
import { PlanStore, tableNames } from './store.ts';
import { rowValues } from './values.ts';

/** Rows of a plan still to be made, by table. Tables left out stay empty. */
export type SliceRows = { [T in TableName]?: Tables[T][] };

/** Rows written in one turn of the event loop: some ten milliseconds. */
const rowsPerTurn = 2_000;

/**
 * The bytes of a plan file that holds these rows and nothing else: no history, no free pages, nothing ever on the disk.
 * @param onRows told how many rows are laid in; gives it up by throwing
 * @throws AppError VALUE_INVALID for a row no plan may hold
 */
export async function packSlice(
  rows: SliceRows,
  onRows: (done: number, total: number) => void = () => {},
): Promise<Buffer> {
  const name = 'slice';
  const db = connectInMemory();
  try {
    applySteps(db, migrations, name);
    const store = new PlanStore(db, name);
    db.exec('BEGIN');
    const total = Object.values(rows).reduce((sum, { length }) => sum + length, 0);
    let done = 0;
    for (const table of tableNames) {
      const shape = store.shape(table);
      const records: readonly object[] = rows[table] ?? [];
      for (let from = 0; from < records.length; from += rowsPerTurn) {
        const turn = records.slice(from, from + rowsPerTurn);
        store.writeRows(
          shape,
          turn.map((record) => rowValues(shape, record)),
        );
        done += turn.length;
        onRows(done, total);
        await nextTurn();
      }
    }
    db.exec('COMMIT');
    return db.serialize();
  } catch (error) {
    throw sqliteError(error, name);
  } finally {
    db.close();
  }
}

/** A plan in memory, to be read and closed. */
export class OpenSlice extends StoreReader {
  constructor(db: Database.Database, file: string) {
    const store = new PlanStore(db, file);
    super(store, { units: new Overlay(store, unitOverlay), accounts: new Overlay(store, accountOverlay) });
  }

  close(): void {
    this.store.db.close();
  }
}

/**
 * Opens the bytes of a plan file in memory, judged as a file on the disk is: header, version, every word of the schema (no
 * foreign trigger or view), pages, references. An older version is brought forward, in memory alone.
 * @param file name for messages
 * @throws AppError PLAN_FOREIGN, PLAN_TOO_NEW, PLAN_DAMAGED
 */
export function openSlice(bytes: Buffer, file: string): OpenSlice {
  checkBytes(bytes, newestVersion(migrations), file);
  return guarded(file, () => {
    const db = connectInMemory(bytes);
    try {
      checkSchema(db, migrations, file);
      checkPages(db, file);
      const dangling = db.pragma('foreign_key_check');
      if (Array.isArray(dangling) && dangling.length > 0) throw new AppError('PLAN_DAMAGED', { file });
      applySteps(db, migrations, file);
      return new OpenSlice(db, file);
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/**
 * Writes the bytes of a plan that `openSlice` took under a name nobody knows. `path`: the one it is to get.
 * @throws AppError PLAN_DISK_FULL, PLAN_READ_ONLY, FILE_WRITE_FAILED
 */
export function keepSlice(bytes: Buffer, temporary: string, path: string): void {
  guardedPlace(path, () => writeFileSync(temporary, bytes, { flag: 'wx' }));
}
