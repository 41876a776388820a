import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { AppError, type ErrorCode } from '../../shared/errors.ts';

/** What an SQLite result code means to a person; prefixes, so that extended codes (SQLITE_IOERR_FSYNC) are covered. */
const sqliteCodes: readonly (readonly [prefix: string, code: ErrorCode])[] = [
  ['SQLITE_BUSY', 'PLAN_LOCKED'],
  ['SQLITE_LOCKED', 'PLAN_LOCKED'],
  // The file was moved or deleted under the open plan.
  ['SQLITE_READONLY_DBMOVED', 'PLAN_IO'],
  ['SQLITE_READONLY', 'PLAN_READ_ONLY'],
  ['SQLITE_FULL', 'PLAN_DISK_FULL'],
  ['SQLITE_CORRUPT', 'PLAN_DAMAGED'],
  ['SQLITE_NOTADB', 'PLAN_DAMAGED'],
  ['SQLITE_IOERR', 'PLAN_IO'],
  ['SQLITE_CANTOPEN', 'PLAN_IO'],
  ['SQLITE_PROTOCOL', 'PLAN_IO'],
  ['SQLITE_PERM', 'PLAN_READ_ONLY'],
];

/** The row, not the file, is at fault. */
const valueCodes: readonly string[] = ['SQLITE_CONSTRAINT', 'SQLITE_MISMATCH', 'SQLITE_TOOBIG'];

const systemCodes: Readonly<Record<string, ErrorCode>> = {
  ENOENT: 'PLAN_MISSING',
  ENOTDIR: 'PLAN_MISSING',
  // A link to itself.
  ELOOP: 'PLAN_MISSING',
  EACCES: 'PLAN_READ_ONLY',
  EPERM: 'PLAN_READ_ONLY',
  EROFS: 'PLAN_READ_ONLY',
  ENOSPC: 'PLAN_DISK_FULL',
  EDQUOT: 'PLAN_DISK_FULL',
  EISDIR: 'PLAN_FOREIGN',
  EBUSY: 'PLAN_LOCKED',
};

/**
 * The AppError for what SQLite threw while working on the plan at `path`; anything else passes through. The file is named
 * without its folder: messages reach the renderer, which never sees paths.
 */
export function sqliteError(error: unknown, path: string): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  if (valueCodes.some((prefix) => error.code.startsWith(prefix))) {
    return new AppError('VALUE_INVALID', { field: 'row', value: error.message }, { cause: error });
  }
  const known = sqliteCodes.find(([prefix]) => error.code.startsWith(prefix));
  return known ? new AppError(known[1], { file: basename(path) }, { cause: error }) : error;
}

/** As `sqliteError`, and for what the file system threw as well. */
export function planError(error: unknown, path: string): unknown {
  if (error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string') {
    const code = systemCodes[error.code] ?? 'PLAN_IO';
    return new AppError(code, { file: basename(path) }, { cause: error });
  }
  return sqliteError(error, path);
}

/** As `planError` for a file being opened: what SQLite can make nothing of there is the file's fault, not a statement's. */
export function openingError(error: unknown, path: string): unknown {
  const known = planError(error, path);
  if (!(known instanceof Database.SqliteError)) return known;
  return new AppError('PLAN_DAMAGED', { file: basename(path) }, { cause: error });
}

/** Runs `work` on the file itself; whatever it throws leaves as the AppError a person can be told. */
export function guarded<R>(path: string, work: () => R): R {
  try {
    return work();
  } catch (error) {
    throw planError(error, path);
  }
}

/** As `guarded`, for a file about to be written: what is missing or may not be written then is its place. */
export function guardedPlace<R>(path: string, work: () => R): R {
  try {
    return guarded(path, work);
  } catch (error) {
    const isPlace =
      error instanceof AppError && ['PLAN_MISSING', 'PLAN_READ_ONLY', 'PLAN_IO'].includes(error.code);
    throw isPlace ? new AppError('FILE_WRITE_FAILED', error.params, { cause: error }) : error;
  }
}
