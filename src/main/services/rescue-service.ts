import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { KeptPlan } from '../../shared/contract/plan.ts';
import { AppError } from '../../shared/errors.ts';
import { freePath } from './file-names.ts';
import type { PlanService } from './plan-service.ts';
import type { Session } from './session.ts';

interface RescueDependencies {
  session: Session;
  plan: Pick<PlanService, 'state'>;
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
  const opened = () => {
    const state = plan.state();
    if (!state) throw new AppError('PLAN_NOT_OPEN');
    return state;
  };

  return {
    /**
     * Writes the plan as it stands here back to its place, or, where another file stands there, beside it under a name that
     * tells the two apart, and goes on with that file. Throws PLAN_CHANGED when what is held here was written over, and as
     * `Plan.saveCopy`.
     */
    keep(): KeptPlan {
      const current = session.plan();
      const standing = current.standing();
      if (standing === 'changed') throw new AppError('PLAN_CHANGED', { file: basename(current.path) });
      const folder = existsSync(dirname(current.path)) ? dirname(current.path) : plansFolder;
      const ours = conflictName(session.name(), timeInName(now()));
      const name = standing === 'moved' ? basename(current.path) : `${ours}.sqlite`;
      const path = standing === 'here' ? current.path : freePath(folder, name);
      if (standing !== 'here') {
        current.saveCopy(path);
        session.open(path);
      }
      return { name: basename(path), state: opened() };
    },

    /** Goes on with what stands on the disk. Content that stood only here is kept as a backup. Throws as `openPlan`. */
    reopen() {
      session.open(session.plan().path);
      return opened();
    },
  };
}

export type RescueService = ReturnType<typeof createRescueService>;

/** `2026-11-22 13-05`: local time, fit for a file's name on every system. */
function timeInName(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day} ${two(at.getHours())}-${two(at.getMinutes())}`;
}
