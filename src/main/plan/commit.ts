import Database from 'better-sqlite3';
import { AppError } from '../../shared/errors.ts';

/** A reference to nothing shows only at the commit; the message names the tables, for it is the program's mistake. */
export function commit(db: Database.Database): void {
  try {
    db.exec('COMMIT');
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_CONSTRAINT_FOREIGNKEY') {
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

/** Takes back what was begun; on a disk that does not answer SQLite does so itself, before anything else is read. */
export function rollBack(db: Database.Database): void {
  try {
    if (db.open && db.inTransaction) db.exec('ROLLBACK');
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
  }
}
