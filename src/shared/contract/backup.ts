import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { procedure, progress, stepLabel } from './base.ts';
import { planState } from './plan.ts';

/** One automatic copy of a plan. */
export const backup = z.object({
  /** Opaque: the renderer never sees a path. */
  id: z.string(),
  at: z.string(),
  bytes: z.number().int().min(0),
  /** Equal to the open plan's: nothing has changed since. */
  revision: z.number().int(),
});
export type Backup = z.infer<typeof backup>;

/** Of the open plan, or of one of the recent ones (which may be damaged or gone). */
const ofPlan = z.object({ recentId: z.string().optional() });

export const backupContract = {
  /** Newest first. `failure`: code of the error that kept the last one from being made, null when it was made. */
  list: procedure
    .input(ofPlan)
    .output(z.object({ backups: z.array(backup), failure: z.string().nullable() })),
  /** Makes one of the open plan now. */
  now: procedure.output(backup),
  /** What a backup holds, before it is restored. */
  glance: procedure.input(z.object({ backupId: z.string() })).output(
    z.object({
      units: z.number().int(),
      accounts: z.number().int(),
      reps: z.number().int(),
      scenarios: z.array(z.string()),
      steps: z.array(z.object({ label: stepLabel, at: z.string() })),
    }),
  ),
  /** Sets the backup up as a plan file of its own and opens it; the plan it was made of stays as it is. */
  restore: procedure
    .input(z.object({ backupId: z.string(), fileId: z.string() }))
    .output(eventIterator(z.object({ progress, result: planState.nullable() }))),
  /** Reads what can be read of a damaged recent plan into a new plan file and opens that. Its history stays behind. */
  salvage: procedure.input(z.object({ recentId: z.string(), fileId: z.string() })).output(
    eventIterator(
      z.object({
        progress,
        result: z
          .object({
            state: planState,
            /** Tables that lost rows. */
            losses: z.array(
              z.object({
                table: z.string(),
                saved: z.number().int(),
                dropped: z.number().int(),
                hasGap: z.boolean(),
              }),
            ),
          })
          .nullable(),
      }),
    ),
  ),
};
