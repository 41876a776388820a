import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { id, name, procedure } from './base.ts';
import { alignment } from './scenario.ts';

export const designSettings = z.object({
  scenarioId: id,
  /** New territories to draw, or one per rep with a home. */
  count: z.union([z.number().int().min(1).max(2000), z.literal('reps')]),
  measures: z
    .array(
      z.object({
        key: z.string(),
        /** 0.1 = within ±10 % of the target. */
        tolerance: z.number().gt(0).max(10),
        weight: z.number().gt(0).max(100),
      }),
    )
    .min(1)
    .max(8),
  /** homes: each territory stays around its rep's home; free: centres move. */
  centres: z.enum(['homes', 'free']),
  start: z.enum(['new', 'present']),
  /** 0 = ignore the present; 1 = a moved account weighs as much as all its travel. */
  keepPresent: z.number().min(0).max(1),
  seconds: z.number().gt(0).max(3600),
  seed: z.number().int().min(0),
});
export type DesignSettings = z.infer<typeof designSettings>;

/** Reason why, a key of `i18n/<language>/reasons.ts`; unit ids it is about; how far to relax, where computed. */
export const designReason = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  unitIds: z.array(id),
  relaxBy: z.number().nullable(),
});
export type DesignReason = z.infer<typeof designReason>;

export const designResult = z.object({
  feasible: z.boolean(),
  /** Largest deviation per asked measure, 0.05 = 5 %. */
  maxDeviation: z.array(z.number()),
  nonContiguous: z.number().int(),
  travelMetres: z.number(),
  lowerBoundMetres: z.number().nullable(),
  movedAccounts: z.number().int(),
  movedSalesFen: z.number(),
  iterations: z.number().int(),
  seconds: z.number(),
  reasons: z.array(designReason),
});
export type DesignResult = z.infer<typeof designResult>;

export const designEvent = z.object({
  jobId: z.string(),
  state: z.enum(['running', 'finished', 'stopped', 'failed']),
  fraction: z.number().min(0).max(1),
  secondsLeft: z.number().min(0).nullable(),
  result: designResult.nullable(),
  /** 1-based territory number per unit in the order of data.units (0 = none); only when it changed. */
  unitTerritory: z.array(z.number().int().min(0)).nullable(),
});
export type DesignEvent = z.infer<typeof designEvent>;

const job = z.object({ jobId: z.string() });

export const designContract = {
  /** At most ten events a second; leaving the loop does not stop the job (a reload may come back by `follow`). */
  start: procedure.input(designSettings).output(eventIterator(designEvent)),
  follow: procedure.input(job).output(eventIterator(designEvent)),
  running: procedure.output(z.array(job)),
  /** Stop now and keep the best so far: the stream ends with state `stopped`. */
  stop: procedure.input(job).output(z.void()),
  cancel: procedure.input(job).output(z.void()),
  /** Put the best plan found into its scenario, or into a new branch of that name. One undo entry. */
  apply: procedure.input(job.extend({ branchName: name.nullable() })).output(alignment),
};
