import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Backup } from '../../../shared/contract/backup.ts';
import { AppError } from '../../../shared/errors.ts';
import type { OnStage } from '../../jobs/answer-apart.ts';
import {
  type BackupFile,
  backupName,
  type Copying,
  listBackups,
  outdated,
  restoreBackup,
} from '../../plan/backup.ts';
import { glanceAtPlan, type PlanGlance } from '../../plan/glance.ts';
import type { Plan } from '../../plan/plan.ts';
import type { SalvagedTable } from '../../plan/salvage.ts';
import { copyApart } from '../export/copy-job.ts';
import type { Session } from '../session.ts';
import { salvageApart } from './salvage-job.ts';

interface BackupDependencies {
  /** Where backups of all plans are kept, a folder each. */
  root: string;
  session: Session;
  /** Path of a recent plan. Throws NOT_FOUND. */
  recentPath: (id: string) => string;
  now?: () => Date;
}

/** A plan that changed since its last backup gets one once its window has all it shows; while it is worked on, every ten minutes. */
const soon = 10_000;
const every = 600_000;

/**
 * Automatic dated backups of the open plan, kept by age, outside the plan's folder: what happens to that folder (a
 * synchronised drive, a stick pulled out) does not happen to them.
 */
export function createBackupService({
  root,
  session,
  recentPath,
  now = () => new Date(),
}: BackupDependencies) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failure: string | null = null;
  let running: Promise<BackupFile> | null = null;

  const folderOf = (path: string) => {
    const digest = createHash('sha256').update(path).digest('hex').slice(0, 12);
    return join(root, `${basename(path, '.sqlite').slice(0, 60)}-${digest}`);
  };
  const pathOf = (recentId?: string) => (recentId === undefined ? session.plan().path : recentPath(recentId));

  const make = (): Promise<BackupFile> => {
    running ??= write().finally(() => {
      running = null;
    });
    return running;
  };

  async function write(): Promise<BackupFile> {
    const plan = session.plan();
    const folder = folderOf(plan.path);
    const [newest] = listBackups(folder);
    if (newest?.revision === plan.revision) return newest;
    try {
      const made = await plan.backup(folder);
      for (const { path } of outdated(listBackups(folder), now())) rmSync(path, { force: true });
      failure = null;
      return made;
    } catch (error) {
      if (error instanceof AppError && error.code !== 'PLAN_NOT_OPEN') failure = error.code;
      throw error;
    }
  }

  const wait = (milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      // what went wrong is kept for `list`
      void make().catch(() => undefined);
    }, milliseconds);
    // a program that has nothing else to do ends
    timer.unref();
  };
  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  session.subscribe(({ kind }) => {
    if (kind === 'closed') {
      stop();
      failure = null;
    } else if (kind === 'opened') wait(soon);
    else if (timer === undefined) wait(every);
  });

  /** The path behind an id: only files that are backups of some plan have one. */
  const find = (backupId: string): string => {
    const [folder = '', name = ''] = backupId.split('/');
    const found = listBackups(join(root, basename(folder))).find(({ path }) => basename(path) === name);
    if (!found) throw new AppError('NOT_FOUND', { what: 'backup', id: backupId });
    return found.path;
  };
  const shown = ({ path, at, bytes, revision }: BackupFile, folder: string): Backup => ({
    id: `${basename(folder)}/${basename(path)}`,
    at,
    bytes,
    revision,
  });

  return {
    list(recentId?: string) {
      const folder = folderOf(pathOf(recentId));
      return {
        backups: listBackups(folder).map((file) => shown(file, folder)),
        failure: recentId === undefined ? failure : null,
      };
    },
    async now(): Promise<Backup> {
      const folder = folderOf(session.plan().path);
      return shown(await make(), folder);
    },
    glance: (backupId: string): PlanGlance => glanceAtPlan(find(backupId)),
    /** Keeps the content of a plan that is about to be closed and stands nowhere else. */
    keepLost(plan: Plan): void {
      const folder = folderOf(plan.path);
      try {
        mkdirSync(folder, { recursive: true });
        plan.saveCopy(join(folder, backupName(now(), plan.revision)));
      } catch (error) {
        process.emitWarning(error instanceof Error ? error : String(error));
      }
    },
    /** The same while the program goes on; what could not be kept is tried again when the plan is closed. */
    async keepLostApart(plan: Plan): Promise<void> {
      const folder = folderOf(plan.path);
      try {
        await mkdir(folder, { recursive: true });
        await copyApart(plan, join(folder, backupName(now(), plan.revision)));
        session.noteKept(plan);
      } catch (error) {
        process.emitWarning(error instanceof Error ? error : String(error));
      }
    },
    /** Sets a backup up as a plan file. Throws PLAN_LOCKED for the open plan itself, PLAN_DISK_FULL, FILE_WRITE_FAILED. */
    restore: async (backupId: string, path: string, copying?: Copying): Promise<void> =>
      restoreBackup(find(backupId), path, copying),
    /** Makes a new plan of what can be read; answers the tables that lost rows. Throws PLAN_DAMAGED when nothing can be read, PLAN_EXISTS, PLAN_MISSING. */
    async salvage(
      recentId: string,
      path: string,
      onStage?: OnStage,
      signal?: AbortSignal,
    ): Promise<SalvagedTable[]> {
      const report = await salvageApart({ path: recentPath(recentId), target: path }, onStage, signal);
      return report.filter(({ dropped, hasGap }) => dropped > 0 || hasGap);
    },
    stop,
  };
}

export type BackupService = ReturnType<typeof createBackupService>;
