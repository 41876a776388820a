import { z } from 'zod';
import { sizingSettings } from '../domain/sizing.ts';
import { fen, id, procedure } from './base.ts';

/** A number of territories: before rounding, and rounded up to whole reps. */
const territoryCount = z.object({ exact: z.number(), count: z.number().int().min(1) });

/** How much of a rep's capacity the scenario's territories use in the planned year. */
export const repUse = z.object({
  repId: id,
  name: z.string(),
  territories: z.array(z.string()),
  /** Calls a year of the accounts of these territories. */
  calls: z.number(),
  /** Calls the rep can make in the planned year: own or general figures × working share × ramp. */
  capacity: z.number(),
  /** Share of full-time, 0..1. */
  fte: z.number(),
  /** Share of a full year's productivity, 1 = settled. */
  ramp: z.number(),
  /** Null without capacity. */
  use: z.number().nullable(),
  verdict: z.enum(['under', 'within', 'over']).nullable(),
});
export type RepUse = z.infer<typeof repUse>;

/** The three methods side by side, each with its inputs; a result is null while an input is missing. */
export const sizingReport = z.object({
  settings: sizingSettings,
  calendar: z.object({
    /** False: an estimate, the year's holidays are not published yet. */
    published: z.boolean(),
    days: z.number(),
    months: z.array(z.number()).length(12),
  }),
  capacity: z.object({
    /** Field days a year. */
    days: z.number(),
    callsPerDay: z.number(),
    /** Calls a year of one settled full-time rep. */
    calls: z.number(),
    /** Mean over the accounts' calls, without travel. */
    minutesPerCall: z.number(),
    travelMinutes: z.number(),
    /** Share of that a rep hired in `hireMonth` brings in the planned year. */
    hireShare: z.number(),
  }),
  reps: z.number().int(),
  /** Calls the reps there are can make in the planned year, part-time and ramp counted. */
  presentCalls: z.number(),
  /** Hires beside them for this year's calls, ramping up; null when a hire makes no call. */
  hires: z.number().int().nullable(),
  buildUp: z.object({ calls: z.number(), result: territoryCount.nullable() }),
  breakdown: z.object({
    salesFen: fen,
    forecastFen: fen.nullable(),
    averageFen: fen.nullable(),
    result: territoryCount.nullable(),
  }),
  marginal: z.object({
    potentialFen: fen,
    reach: z.number().nullable(),
    result: z
      .object({
        /** 0 when not even the first rep pays. */
        count: z.number().int().min(0),
        /** Contribution of 1, 2, … reps before their cost, and what the last one adds; fen a year. */
        contributionFen: z.array(z.number()),
        marginalFen: z.array(z.number()),
      })
      .nullable(),
  }),
  /** Empty without a scenario. */
  use: z.array(repUse),
});
export type SizingReport = z.infer<typeof sizingReport>;

const scenario = z.object({ scenarioId: id.nullable() });

export const sizingContract = {
  report: procedure.input(scenario).output(sizingReport),
  /** Keeps the settings with the plan, one undo entry, and answers what follows from them. */
  set: procedure.input(scenario.extend({ settings: sizingSettings })).output(sizingReport),
};
