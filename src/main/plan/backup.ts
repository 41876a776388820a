import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { buildApartThenRename, renameWhole } from './copy.ts';
import { type CopiedPlan, copyOpenPlan } from './copy-open.ts';
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

/**
 * Copies an open plan while edits go on. The copy gets its name only when it is whole and on the disk. Throws PLAN_DISK_FULL, FILE_WRITE_FAILED, PLAN_NOT_OPEN (closed meanwhile).
 */
export async function writeBackup(plan: CopiedPlan, folder: string, now: Date): Promise<BackupFile> {
  const unfinished = join(folder, `${now.getTime()}.tmp`);
  guardedPlace(unfinished, () => mkdirSync(folder, { recursive: true }));
  try {
    const revision = await copyOpenPlan(plan, unfinished);
    return guardedPlace(unfinished, () => {
      const path = join(folder, backupName(now, revision));
      renameWhole(unfinished, path);
      return { path, at: now.toISOString(), revision, bytes: statSync(path).size };
    });
  } finally {
    for (const rest of [unfinished, ...sideFiles(unfinished)]) rmSync(rest, { force: true });
  }
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
