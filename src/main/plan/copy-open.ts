import { type FileHandle, open, rm } from 'node:fs/promises';
import type Database from 'better-sqlite3';
import { AppError } from '../../shared/errors.ts';
import { copyBytes, type HeldFile } from './copy-bytes.ts';
import { guardedPlace } from './plan-error.ts';

/** What an open plan tells whoever copies it. */
export interface CopiedPlan {
  readonly db: Database.Database;
  /** As of `copyBytes`. */
  held(): HeldFile | null;
  revision(): number;
  /** Resolves when no step is being written in turns. */
  idle(): Promise<void>;
}

/** Times the bytes are copied: whoever edits without a pause gets SQLite's copy, which follows the edits. */
const attempts = 2;
/** Pages SQLite copies between two turns of the event loop: about 1 MB, a few milliseconds. */
const pagesPerSlice = 256;
/** Pages after which what it copied is asked onto the disk. */
const pagesPerFlush = 4096;

/**
 * Copies an open plan to a file while edits go on. `onShare` (of a total in bytes or pages) gives it up by throwing.
 * Answers the revision that the copy holds: when it is on the disk the plan may be further on.
 * @throws AppError PLAN_DISK_FULL, FILE_WRITE_FAILED, PLAN_NOT_OPEN (closed meanwhile)
 */
export async function copyOpenPlan(
  plan: CopiedPlan,
  path: string,
  onShare: (done: number, total: number) => void = () => {},
): Promise<number> {
  try {
    for (let attempt = 0; attempt < attempts; attempt++) {
      await plan.idle();
      const revision = plan.revision();
      if (await copyBytes(() => heldOf(plan), path, onShare)) return revision;
    }
    await rm(path, { force: true });
    return await copyPages(plan, path, onShare);
  } catch (error) {
    if (!plan.db.open) throw new AppError('PLAN_NOT_OPEN', {}, { cause: error });
    return guardedPlace(path, () => {
      throw error;
    });
  }
}

function heldOf(plan: CopiedPlan): HeldFile | null {
  if (!plan.db.open) throw new AppError('PLAN_NOT_OPEN');
  return plan.held();
}

/**
 * Has SQLite copy, in slices between which edits go on. While a step is being written in turns it copies nothing (SQLITE_BUSY), and where
 * it has not begun that looks as if it were done: then it is begun again.
 */
async function copyPages(
  { db, revision, idle }: CopiedPlan,
  path: string,
  onPages: (done: number, total: number) => void,
): Promise<number> {
  const disk = flushing(path);
  let flushedAt = 0;
  const progress = ({ totalPages, remainingPages }: Database.BackupMetadata) => {
    const done = totalPages - remainingPages;
    onPages(done, totalPages);
    if (done - flushedAt >= pagesPerFlush) {
      flushedAt = done;
      disk.flush();
    }
    return pagesPerSlice;
  };
  try {
    for (let pages = 0; pages === 0; ) {
      await idle();
      pages = (await db.backup(path, { progress })).totalPages;
    }
    return revision();
  } finally {
    await disk.end();
  }
}

/**
 * Asks what is written of a file onto the disk from time to time, beside the program. SQLite does so by itself once all is copied, and
 * holds the program up meanwhile: a disk that turns takes a second for 60 MB. Whatever fails here fails, and is told, there.
 */
function flushing(path: string) {
  let opened: Promise<FileHandle | null> | null = null;
  let flushed: Promise<unknown> = Promise.resolve();
  return {
    flush() {
      opened ??= open(path, 'r+').catch(() => null);
      flushed = Promise.all([opened, flushed]).then(([file]) => file?.datasync().catch(() => undefined));
    },
    /** Closed last: to close a file ends the locks that SQLite has on it. */
    async end(): Promise<void> {
      await flushed;
      await (await opened)?.close().catch(() => undefined);
    },
  };
}
