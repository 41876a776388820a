import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type Database from 'better-sqlite3';
import { AppError } from '../../shared/errors.ts';
import { buildApartThenRename, renameWhole } from './copy.ts';
import { sideFiles } from './format.ts';
import { refuseIfOpenHere } from './open-files.ts';
import { guardedPlace } from './plan-error.ts';

/** One automatic copy of a plan on disk. */
export interface BackupFile {
  readonly path: string;
  /** When it was made, ISO 8601. */
  readonly at: string;
  /** `Plan.revision` it holds: equal numbers, equal content. */
  readonly revision: number;
  readonly bytes: number;
}

/** Pages copied between two turns of the event loop: about 1 MB, a few milliseconds. */
const pagesPerSlice = 256;
/** Pages after which what is copied is asked onto the disk. */
const pagesPerFlush = 4096;

/** `2026-11-22T08-54-12-345Z.r17.sqlite`: a colon may not stand in a file name on Windows. */
const namePattern = /^(\d{4}-\d\d-\d\dT\d\d)-(\d\d)-(\d\d)-(\d{3})Z\.r(\d+)\.sqlite$/;

/** What a backup made at a moment is called, so that `listBackups` knows it. */
export const backupName = (at: Date, revision: number): string =>
  `${at.toISOString().replace(/[:.]/g, '-')}.r${revision}.sqlite`;

/** Backups of a folder, newest first. A folder that is not there has none; strangers in it are left alone. */
export function listBackups(folder: string): BackupFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => {
      const found = namePattern.exec(name);
      if (!found) return [];
      const [, hour, minute, second, millisecond, revision] = found;
      const path = join(folder, name);
      const at = `${hour}:${minute}:${second}.${millisecond}Z`;
      return [{ path, at, revision: Number(revision), bytes: statSync(path).size }];
    })
    .sort((a, b) => (a.at < b.at ? 1 : -1));
}

/** What an open plan tells whoever copies it. */
export interface CopiedPlan {
  readonly db: Database.Database;
  revision(): number;
  /** Resolves when no step is being written in turns. */
  idle(): Promise<void>;
}

/**
 * Copies an open plan slice by slice while edits go on; the copy holds the plan as it stands at the end. It gets its
 * name only when it is whole and on the disk. Throws PLAN_DISK_FULL, FILE_WRITE_FAILED, PLAN_NOT_OPEN (closed meanwhile).
 */
export async function writeBackup(plan: CopiedPlan, folder: string, now: Date): Promise<BackupFile> {
  const unfinished = join(folder, `${now.getTime()}.tmp`);
  guardedPlace(unfinished, () => mkdirSync(folder, { recursive: true }));
  try {
    const revision = await copyInSlices(plan, unfinished);
    return guardedPlace(unfinished, () => {
      const path = join(folder, backupName(now, revision));
      renameWhole(unfinished, path);
      return { path, at: now.toISOString(), revision, bytes: statSync(path).size };
    });
  } finally {
    for (const rest of [unfinished, ...sideFiles(unfinished)]) rmSync(rest, { force: true });
  }
}

/**
 * Copies an open plan to a file in slices between which edits go on. While a step is being written in turns SQLite copies
 * nothing (SQLITE_BUSY), and where it has not begun that looks as if it were done: then it is begun again. `onPages` gives it up by throwing.
 * Answers the revision that the copy holds: when it is on the disk the plan may be further on. Errors as of `writeBackup`.
 */
export async function copyInSlices(
  { db, revision, idle }: CopiedPlan,
  path: string,
  onPages: (done: number, total: number) => void = () => {},
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
  } catch (error) {
    if (!db.open) throw new AppError('PLAN_NOT_OPEN', {}, { cause: error });
    return guardedPlace(path, () => {
      throw error;
    });
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

/** Whoever follows a copy: told what it is at, and how to give it up. */
export interface Copying {
  onProgress(stage: 'copying' | 'checking', done: number, total: number): void;
  signal: AbortSignal;
}

/** Nobody follows. */
export const unfollowed: Copying = { onProgress: () => {}, signal: new AbortController().signal };

/**
 * Sets a backup up as a plan file of its own, while the program goes on; what stood at `path` is replaced only by the whole copy.
 * Throws PLAN_LOCKED for a plan that is open here, PLAN_DISK_FULL, FILE_WRITE_FAILED, JOB_CANCELLED.
 */
export async function restoreBackup(backup: string, path: string, copying = unfollowed): Promise<void> {
  refuseIfOpenHere(backup);
  const { size } = guardedPlace(path, () => statSync(backup));
  let copied = 0;
  const counted = new Transform({
    transform(bytes: Buffer, _, next) {
      copied += bytes.length;
      copying.onProgress('copying', copied, size);
      next(null, bytes);
    },
  });
  const { signal } = copying;
  await buildApartThenRename(path, (temporary) =>
    pipeline(createReadStream(backup), counted, createWriteStream(temporary), { signal }),
  );
}

/** How many of the newest are kept whatever their age, and of how many days and weeks the newest. */
const kept = { newest: 6, days: 7, weeks: 5 } as const;
const dayMilliseconds = 86_400_000;

/**
 * Which backups may go (grandfather, father, son): all but the newest six, the newest of each of the last seven days
 * and of each of the last five weeks. `backups` newest first; days are counted back from `now`.
 */
export function outdated(backups: readonly BackupFile[], now: Date): BackupFile[] {
  const days = new Set<number>();
  const weeks = new Set<number>();
  return backups.filter(({ at }, index) => {
    const age = Math.max(0, Math.floor((now.getTime() - Date.parse(at)) / dayMilliseconds));
    const week = Math.floor(age / 7);
    const isFirstOfDay = age < kept.days && !days.has(age);
    const isFirstOfWeek = week < kept.weeks && !weeks.has(week);
    days.add(age);
    weeks.add(week);
    return index >= kept.newest && !isFirstOfDay && !isFirstOfWeek;
  });
}
