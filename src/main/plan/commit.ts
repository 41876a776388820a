import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../../shared/errors.ts';
import { userVersion } from './schema.ts';

/**
 * Has the transaction under way write the first page, whatever else it writes: then its commit adds exactly one to the file's
 * change counter, and whoever finds another figure knows of another writer.
 */
export function touchFirstPage(db: Database.Database): void {
  db.pragma(`user_version = ${userVersion(db)}`);
}

/** Throws PLAN_IO when SQLite has taken the transaction back by itself, on a full disk: what follows would stand alone. */
export function assertInTransaction(db: Database.Database): void {
  if (!db.inTransaction) throw new AppError('PLAN_IO', { file: basename(db.name) });
}

/**
 * Takes a step back or forth, in which a reference to nothing is no mistake of the program: what stood when the step was made no
 * longer stands in the file. Throws PLAN_DAMAGED.
 */
export function blamingFile<R>(path: string, travel: () => R): R {
  try {
    return travel();
  } catch (error) {
    if (error instanceof AppError && error.code === 'INTERNAL' && isDangling(error.cause))
      throw new AppError('PLAN_DAMAGED', { file: basename(path) }, { cause: error });
    throw error;
  }
}

const isDangling = (error: unknown): boolean =>
  error instanceof Database.SqliteError && error.code === 'SQLITE_CONSTRAINT_FOREIGNKEY';

/** A reference to nothing shows only at the commit; the message names the tables, for it is the program's mistake. */
export function commit(db: Database.Database): void {
  try {
    db.exec('COMMIT');
  } catch (error) {
    if (isDangling(error)) {
      const dangling = db
        .prepare('SELECT DISTINCT "table" || \' → \' || parent FROM pragma_foreign_key_check')
        .pluck()
        .all();
      throw new AppError(
        'INTERNAL',
        { message: `reference to nothing: ${dangling.join(', ')}` },
        { cause: error },
      );
    }
    throw error;
  }
}

/**
 * Takes back what was begun; on a disk that does not answer SQLite does so itself, before anything else is read. Answers whether it is
 * done: ROLLBACK does not tell, the next read does.
 */
export function rollBack(db: Database.Database): boolean {
  if (!db.open) return false;
  try {
    if (db.inTransaction) db.exec('ROLLBACK');
    userVersion(db);
    return true;
  } catch (error) {
    if (error instanceof Database.SqliteError) return false;
    throw error;
  }
}
