import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { KeptPlan, PlanState } from '../../shared/contract/plan.ts';
import { AppError } from '../../shared/errors.ts';
import { copyApart } from './export/copy-job.ts';
import { freePath } from './file-names.ts';
import { type Following, unfollowed } from './job-events.ts';
import { lookAtPlace } from './open-check/look-at-place.ts';
import type { PlanService } from './plan-service.ts';
import type { Session } from './session.ts';

interface RescueDependencies {
  session: Session;
  plan: Pick<PlanService, 'open'>;
  /** Where the plan goes when its own folder is gone. */
  plansFolder: string;
  /** What the plan is called beside another version of itself, in the person's language. */
  conflictName: (name: string, at: string) => string;
  now?: () => Date;
}

/** The ways on when a plan's file is no longer the one that was opened: what is held here, or what stands on the disk. */
export function createRescueService({
  session,
  plan,
  plansFolder,
  conflictName,
  now = () => new Date(),
}: RescueDependencies) {
  return {
    /**
     * Writes the plan as it stands here back to its place, or, where another file stands there, beside it under a name that
     * tells the two apart, while the program goes on, and goes on with that file. Given up, it leaves everything as it was.
     * @throws AppError PLAN_CHANGED when what is held here was written over, DRIVE_SILENT, and as `copyApart`
     */
    async keep({ onStage, signal }: Following = unfollowed): Promise<KeptPlan> {
      const current = session.plan();
      await lookAtPlace(current.path);
      const standing = current.standing();
      if (standing === 'changed') throw new AppError('PLAN_CHANGED', { file: basename(current.path) });
      const folder = existsSync(dirname(current.path)) ? dirname(current.path) : plansFolder;
      const ours = conflictName(session.name(), timeInName(now()));
      const name = standing === 'moved' ? basename(current.path) : `${ours}.sqlite`;
      await lookAtPlace(join(folder, name));
      const path = standing === 'here' ? current.path : freePath(folder, name);
      if (standing !== 'here') {
        await copyApart(current, path, { onProgress: onStage, signal });
        session.noteKept(current);
      }
      onStage('opening', 0, 0);
      return { name: basename(path), state: await plan.open(path) };
    },

    /**
     * Goes on with what stands on the disk. Content that stood only here is kept as a backup first.
     * @throws AppError as `openPlan`; DRIVE_SILENT
     */
    reopen: async (): Promise<PlanState> => plan.open(session.plan().path),
  };
}

export type RescueService = ReturnType<typeof createRescueService>;

/** `2026-11-22 13-05`: local time, fit for a file's name on every system. */
function timeInName(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day} ${two(at.getHours())}-${two(at.getMinutes())}`;
}
