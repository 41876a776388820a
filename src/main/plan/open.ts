import { closeSync, existsSync, openSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../../shared/errors.ts';
import { checkPages, connect, connectInMemory } from './connection.ts';
import { buildThenRename } from './copy.ts';
import { applicationId } from './format.ts';
import { checkHeader, checkVersion } from './header.ts';
import { defaultHistoryLimits, type HistoryLimits } from './journal.ts';
import { applySteps, migrate } from './migrate.ts';
import { type Migration, migrations as releasedMigrations } from './migrations/index.ts';
import type { Plan } from './plan.ts';
import { guarded, guardedPlace, openingError } from './plan-error.ts';
import { PlanFile } from './plan-file.ts';
import { checkSchema, newestVersion, userVersion } from './schema.ts';

/** What tests vary; a program leaves it all out. */
export interface PlanOptions {
  readonly now?: () => Date;
  readonly history?: HistoryLimits;
  readonly migrations?: readonly Migration[];
  /** `checkPlanFile` has just found its pages sound. */
  readonly pagesChecked?: boolean;
}

export interface CreateOptions extends PlanOptions {
  /** Replaces a file of that name. Without it such a file is PLAN_EXISTS. */
  readonly overwrite?: boolean;
}

/**
 * Makes an empty plan and opens it. It is built under a temporary name, so a failure leaves what stood there before.
 * Throws PLAN_EXISTS, PLAN_LOCKED (the file to replace is open elsewhere), PLAN_DISK_FULL, FILE_WRITE_FAILED.
 */
export function createPlan(path: string, options: CreateOptions = {}): Plan {
  const target = resolve(path);
  const steps = options.migrations ?? releasedMigrations;
  guardedPlace(target, () => {
    if (!options.overwrite && existsSync(target)) {
      throw new AppError('PLAN_EXISTS', { file: basename(target) });
    }
    buildThenRename(target, (temporary) => {
      closeSync(openSync(temporary, 'wx'));
      const db = connect(temporary);
      try {
        applySteps(db, steps, target);
      } finally {
        db.close();
      }
    });
  });
  return openPlan(target, options);
}

/** Opens a copy that `Plan.snapshot` made, to be read and nothing else. */
export function openSnapshot(path: string): Plan {
  return guarded(path, () => {
    const db = new Database(path, { readonly: true, fileMustExist: true });
    return new PlanFile(db, path, { now: () => new Date(), history: defaultHistoryLimits });
  });
}

function connectTo(path: string): ReturnType<typeof connect> {
  try {
    return connect(path);
  } catch (error) {
    throw openingError(error, path);
  }
}

/**
 * Opens a plan for this process alone and brings it to the newest version (a backup stays beside it).
 * Throws PLAN_MISSING, PLAN_FOREIGN, PLAN_TOO_NEW, PLAN_DAMAGED, PLAN_READ_ONLY, PLAN_LOCKED, PLAN_DISK_FULL, PLAN_IO; a refused file is left as it was.
 */
export function openPlan(path: string, options: PlanOptions = {}): Plan {
  const target = resolve(path);
  const steps = options.migrations ?? releasedMigrations;
  return guarded(target, () => {
    checkHeader(target, newestVersion(steps));
    const db = connectTo(target);
    try {
      const file = basename(target);
      // The header may have been changed by a journal or a write-ahead log just taken in.
      if (db.pragma('application_id', { simple: true }) !== applicationId)
        throw new AppError('PLAN_FOREIGN', { file });
      checkVersion(userVersion(db), newestVersion(steps), file);
      checkSchema(db, steps, target);
      if (!options.pagesChecked) checkPages(db, target);
      migrate(db, steps, target);
      return new PlanFile(db, target, {
        now: options.now ?? (() => new Date()),
        history: options.history ?? defaultHistoryLimits,
      });
    } catch (error) {
      db.close();
      throw openingError(error, target);
    }
  });
}

/**
 * Looks at every page of a plan that is not open: a second for 100,000 accounts, so in another thread. Throws as `openPlan`
 * does for a file that is foreign, too new, locked or damaged; the file is left as opening it would leave it.
 */
export function checkPlanFile(path: string): void {
  const target = resolve(path);
  guarded(target, () => {
    checkHeader(target, newestVersion(releasedMigrations));
    const db = connect(target);
    try {
      checkPages(db, target);
    } finally {
      db.close();
    }
  });
}

/** The same for the bytes of a file that is whole by itself, of which `path` is only the name. Throws PLAN_DAMAGED. */
export function checkPlanBytes(path: string, bytes: Uint8Array<ArrayBuffer>): void {
  guarded(path, () => {
    const db = connectInMemory(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    try {
      checkPages(db, path);
    } finally {
      db.close();
    }
  });
}
