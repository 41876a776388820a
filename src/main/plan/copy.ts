import { randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../../shared/errors.ts';
import { checkPages } from './connection.ts';
import { applicationId, sideFiles } from './format.ts';
import { guardedPlace } from './plan-error.ts';

/**
 * Writes a compact copy of an open database to `path`: hidden temporary name in the same folder, quick_check, fsync, rename.
 * Either the whole copy stands there or what stood there before. Throws PLAN_LOCKED when `path` is a plan open elsewhere.
 */
export function writeCompactCopy(db: Database.Database, path: string): void {
  buildThenRename(path, (temporary) => {
    db.prepare('VACUUM INTO ?').run(temporary);
    const copy = new Database(temporary, { readonly: true, fileMustExist: true });
    try {
      checkCopy(copy, path);
    } finally {
      copy.close();
    }
  });
}

/**
 * Makes a compact copy of a copy of a plan that nobody else knows, under a hidden name first. What is left of that name goes with
 * whoever chose it. @throws AppError PLAN_DAMAGED, PLAN_LOCKED, PLAN_EXISTS, PLAN_DISK_FULL, FILE_WRITE_FAILED
 */
export function placeCompactCopy(snapshot: string, temporary: string, path: string): void {
  guardedPlace(path, () => {
    statSync(dirname(path));
    clearForsaken(dirname(path));
    const source = new Database(snapshot, { fileMustExist: true });
    try {
      source.prepare('VACUUM INTO ?').run(temporary);
    } finally {
      source.close();
    }
    const copy = new Database(temporary, { readonly: true, fileMustExist: true });
    try {
      checkCopy(copy, path);
    } finally {
      copy.close();
    }
    renameWhole(temporary, path);
  });
}

function checkCopy(copy: Database.Database, path: string): void {
  checkPages(copy, path);
  if (copy.pragma('application_id', { simple: true }) !== applicationId)
    throw new AppError('PLAN_DAMAGED', { file: basename(path) });
}

/** `build` writes a database to the name it is given; only when it stands on the disk does it take the place of `path`. */
export function buildThenRename(path: string, build: (temporary: string) => void): void {
  const temporary = join(dirname(path), `.${randomUUID()}.tmp`);
  clearForsaken(dirname(path));
  try {
    build(temporary);
    renameWhole(temporary, path);
  } finally {
    for (const rest of [temporary, ...sideFiles(temporary)]) rmSync(rest, { force: true });
  }
}

/** The same while the program goes on. Throws JOB_CANCELLED where `build` was given up, and as `renameWhole`. */
export async function buildApartThenRename(
  path: string,
  build: (temporary: string) => Promise<void>,
): Promise<void> {
  const temporary = join(dirname(path), `.${randomUUID()}.tmp`);
  const folder = dirname(path);
  const answer = await stat(folder).catch((error: unknown) => error);
  guardedPlace(path, () => {
    if (answer instanceof Error) throw answer;
  });
  clearForsaken(folder);
  try {
    await build(temporary);
    // What is asked of a drive at once is asked when it has just answered.
    await stat(folder).catch(() => {});
    guardedPlace(path, () => renameWhole(temporary, path));
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') throw new AppError('JOB_CANCELLED');
    guardedPlace(path, () => {
      throw error;
    });
  } finally {
    await Promise.all([temporary, ...sideFiles(temporary)].map((rest) => rm(rest, { force: true })));
  }
}

const temporaryName = /^\.[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\.tmp$/;
/** Nobody builds a file for that long. Milliseconds. */
const forsakenAfter = 86_400_000;

/** Removes what copies that were killed left in the folder. */
function clearForsaken(folder: string): void {
  try {
    for (const name of readdirSync(folder)) {
      if (!temporaryName.test(name)) continue;
      const path = join(folder, name);
      if (Date.now() - statSync(path).mtimeMs > forsakenAfter) rmSync(path, { force: true });
    }
  } catch {
    // A folder that can't be read or cleared: the copy itself will say what is wrong with it.
  }
}

/** Gives a finished file its name, once it is on the disk. Throws PLAN_LOCKED when a plan of that name is open elsewhere. */
export function renameWhole(temporary: string, path: string): void {
  sync(temporary, 'r+');
  if (existsSync(path)) refuseIfLocked(path);
  // A rollback journal left by a former file of this name would be played back into the new one.
  for (const side of sideFiles(path)) rmSync(side, { force: true });
  renameSync(temporary, path);
  syncFolder(dirname(path));
}

/** Renaming over a plan that another process has open would cost that process its work. */
function refuseIfLocked(path: string): void {
  const file = basename(path);
  if (!statSync(path).isFile()) throw new AppError('PLAN_EXISTS', { file });
  let db: Database.Database | undefined;
  try {
    db = new Database(path, { fileMustExist: true, timeout: 0 });
    db.exec('BEGIN EXCLUSIVE; ROLLBACK');
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new AppError('PLAN_LOCKED', { file }, { cause: error });
    }
    // Not a database, damaged, read-only: nobody can have it open as a plan, and replacing it was asked for.
  } finally {
    db?.close();
  }
}

function sync(path: string, flags: string): void {
  const descriptor = openSync(path, flags);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Makes the rename itself durable. Windows has no such thing as syncing a folder. */
function syncFolder(folder: string): void {
  if (process.platform !== 'win32') sync(folder, 'r');
}
