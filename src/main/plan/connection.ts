import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../../shared/errors.ts';

/** Another program may be just closing the plan; longer than this, a person should be told. */
const lockWaitMilliseconds = 250;

/**
 * Opens a connection that owns the file until it is closed: rollback journal (one file at rest), full synchronisation,
 * exclusive lock, no trust in functions or cells that a strange schema brings along. Throws PLAN_LOCKED.
 */
export function connect(path: string): Database.Database {
  const db = new Database(path, { fileMustExist: true, timeout: lockWaitMilliseconds });
  try {
    distrust(db);
    db.pragma('locking_mode = EXCLUSIVE');
    // Also converts a file that comes in WAL mode, and takes in and removes its side files.
    const mode = db.pragma('journal_mode = DELETE', { simple: true });
    if (mode !== 'delete') throw new AppError('PLAN_LOCKED', { file: basename(path) });
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.exec('BEGIN EXCLUSIVE; COMMIT');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** A database that never touches the disk: an empty one, or the bytes of a file that came from somewhere. */
export function connectInMemory(bytes?: Buffer): Database.Database {
  const db = new Database(bytes ?? ':memory:');
  try {
    distrust(db);
    db.pragma('foreign_keys = ON');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Nothing a strange schema or cell brings along is trusted, and nothing is spilled to temporary files. */
function distrust(db: Database.Database): void {
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  db.pragma('temp_store = MEMORY');
}

/** What quick_check says of a page that the disk or the network did not give; the lowest byte of the code is SQLite's primary one. */
const unread = /error code=(\d+)/;
const ioError = 10;

/** Throws PLAN_DAMAGED unless quick_check finds nothing, PLAN_IO where it could not read: a drive that fails says nothing about the plan. */
export function checkPages(db: Database.Database, path: string): void {
  const findings = String(db.pragma('quick_check(1)', { simple: true }));
  if (findings === 'ok') return;
  const isUnread = (Number(unread.exec(findings)?.[1]) & 0xff) === ioError;
  throw new AppError(isUnread ? 'PLAN_IO' : 'PLAN_DAMAGED', { file: basename(path) });
}
