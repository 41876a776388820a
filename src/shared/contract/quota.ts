import { z } from 'zod';
import { fen, id, procedure, year } from './base.ts';

export const quotaMethods = ['history', 'potential', 'workload', 'blend'] as const;

export const quotaSettings = z.object({
  year,
  totalFen: fen.min(0),
  method: z.enum(quotaMethods),
  /** Blend weights; normalised to 1. */
  weights: z.object({
    history: z.number().min(0),
    potential: z.number().min(0),
    workload: z.number().min(0),
  }),
  /** Smallest step in fen: 100 = one yuan. */
  stepFen: fen.min(1),
  /** From monthly sales, or equal months. */
  season: z.enum(['history', 'even']),
});
export type QuotaSettings = z.infer<typeof quotaSettings>;

export const quotaRow = z.object({
  territoryId: id,
  totalFen: fen,
  totalLocked: z.boolean(),
  monthsFen: z.array(fen).length(12),
  monthsLocked: z.array(z.boolean()).length(12),
  /** Sales of the base year and share of each basis, for judging the number. */
  historyFen: fen,
  potentialFen: fen,
});
export type QuotaRow = z.infer<typeof quotaRow>;

export const quotaSheet = z.object({
  scenarioId: id,
  settings: quotaSettings,
  rows: z.array(quotaRow),
  /** Territories that came since the last spread: they have no quota yet, and their rows are 0. */
  withoutQuota: z.array(id),
  totalMonthsFen: z.array(fen).length(12),
  /** Shares of the year, sum 1. */
  season: z.array(z.number()).length(12),
  /** Months (1..12) the history had no figures for; they got the mean of the others. */
  seasonGaps: z.array(z.number().int()),
});
export type QuotaSheet = z.infer<typeof quotaSheet>;

const scenario = z.object({ scenarioId: id });

export const quotaContract = {
  get: procedure.input(scenario).output(quotaSheet.nullable()),
  /** Spread anew; locked cells stay and the rest absorbs. */
  spread: procedure.input(scenario.extend({ settings: quotaSettings })).output(quotaSheet),
  /** Hand-set cells become locked; month 0 = the year. `fen` null unlocks and lets the spread decide. */
  setCells: procedure
    .input(
      scenario.extend({
        cells: z
          .array(
            z.object({ territoryId: id, month: z.number().int().min(0).max(12), fen: fen.min(0).nullable() }),
          )
          .min(1)
          .max(20_000),
      }),
    )
    .output(quotaSheet),
};
