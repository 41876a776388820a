import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { followed, id, name, procedure } from './base.ts';
import { alignment } from './scenario.ts';

const share = z.number().min(0).max(1);

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
        /** Shortfall allowed where it differs from the excess allowed (`tolerance`). */
        lowerTolerance: z.number().gt(0).max(1).optional(),
        /** A soft measure is aimed at but never makes a plan invalid. Default: hard. */
        soft: z.boolean().optional(),
      }),
    )
    .min(1)
    .max(8),
  /** homes: each territory stays around its rep's home; free: centres move. */
  centres: z.enum(['homes', 'free']),
  /**
   * new: from nothing. present: improve the scenario's alignment; with more or fewer territories, the least change that adds or
   * removes them. grow: assigned units stay, the unassigned join. rebalance: only `chosen` territories change.
   */
  start: z.enum(['new', 'present', 'grow', 'rebalance']),
  /** Territory ids, for `rebalance`. */
  chosen: z.array(id).max(2000).optional(),
  /** 0 = ignore the present; 1 = a moved account weighs as much as all its travel. */
  keepPresent: z.number().min(0).max(1),
  /** Most that may leave its present rep: shares of all accounts, of all sales, and of any one rep's accounts; null = no limit. */
  budget: z
    .object({ accounts: share.nullable(), sales: share.nullable(), perRep: share.nullable() })
    .optional(),
  /** Per territory; null = no limit. */
  limits: z
    .object({
      leastAccounts: z.number().min(0).nullable(),
      mostAccounts: z.number().gt(0).nullable(),
      mostAreaKm2: z.number().gt(0).nullable(),
      mostDiameterKm: z.number().gt(0).nullable(),
    })
    .optional(),
  /** Groups of units that share a territory, and pairs that may not. */
  together: z.array(z.array(id).min(2).max(500)).max(200).optional(),
  apart: z
    .array(z.tuple([id, id]))
    .max(500)
    .optional(),
  /** Road kilometres per great-circle kilometre. Default 1.3. */
  circuity: z.number().min(1).max(3).optional(),
  /** imported: the plan's own distances, where a pair has one; the others by great circle × circuity. */
  distances: z.enum(['greatCircle', 'imported']).optional(),
  /** Search for the whole time even when it is proven that no plan can hold everything asked for. */
  persist: z.boolean().optional(),
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
  /** The same of the scenario as it stood, measured alike; null when nothing is assigned. */
  travelBeforeMetres: z.number().nullable(),
  lowerBoundMetres: z.number().nullable(),
  /**
   * What the lower bound holds for: every plan around the fixed centres (`transport`) or around free ones (`lagrangean`), with
   * this measure inside its band; null = with all of them.
   */
  boundOf: z.object({ kind: z.enum(['transport', 'lagrangean']), measure: z.string().nullable() }).nullable(),
  movedAccounts: z.number().int(),
  movedSalesFen: z.number(),
  iterations: z.number().int(),
  seconds: z.number(),
  reasons: z.array(designReason),
  /** Among the reasons is a proof that no plan holds everything asked for. */
  impossible: z.boolean(),
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

/** One plan of a series: a finished job that can be previewed and applied like any other. */
export const seriesPoint = z.object({
  jobId: z.string(),
  /** What was varied: share of sales that may change hands, or number of territories. */
  value: z.number(),
  result: designResult,
  unitTerritory: z.array(z.number().int().min(0)),
});
export type SeriesPoint = z.infer<typeof seriesPoint>;

export const seriesEvent = z.object({
  points: z.array(seriesPoint),
  done: z.boolean(),
  fraction: z.number().min(0).max(1),
  secondsLeft: z.number().min(0).nullable(),
});
export type SeriesEvent = z.infer<typeof seriesEvent>;

/** What it would take to give a unit to another territory, and what decided that it is where it is. */
export const unitExplanation = z.object({
  unitId: id,
  territoryId: id.nullable(),
  options: z.array(
    z.object({
      territoryId: id,
      /** What stands against it, first the strongest; empty for the territory it is in. Keys of `reasons.ts` (`explain.…`). */
      against: z.array(
        z.object({ key: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
      ),
      /** Mean travel of the whole plan, metres more (or less). */
      travelMetres: z.number(),
      /** Largest deviation of the two territories after the move, per asked measure. */
      maxDeviation: z.array(z.number()),
      movedSalesFen: z.number(),
    }),
  ),
});
export type UnitExplanation = z.infer<typeof unitExplanation>;

const standsAgainst = z.array(
  z.object({ key: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
);

/** One unit moved over the border of a territory, and what that would cost. */
const borderChange = z.object({
  unitId: id,
  /** Null: unassigned. */
  fromId: id.nullable(),
  toId: id,
  against: standsAgainst,
  /** Mean travel of the whole plan, metres more (or less). */
  travelMetres: z.number(),
  /** Largest deviation of the two territories after the move, per asked measure. */
  maxDeviation: z.array(z.number()),
  /** Sales that would leave their present rep, less those that would come back. */
  movedSalesFen: z.number(),
});
export type BorderChange = z.infer<typeof borderChange>;

/**
 * What holds a unit on its side of a border: a lock, connection (`breaks`), a band (`tooMuch` of the receiver, `tooLittle` of the
 * giver); else the gain that its move would undo: travel, balance, or customers' reps (`change`); or nothing.
 */
export const borderDecisions = [
  'locked',
  'breaks',
  'tooMuch',
  'tooLittle',
  'travel',
  'balance',
  'change',
  'nothing',
] as const;
const decisionKind = z.enum(borderDecisions);

/** What decided a territory's shape, worked out from the scenario as it stands. */
export const territoryExplanation = z.object({
  territoryId: id,
  bands: z.array(
    z.object({
      measure: z.string(),
      sum: z.number(),
      target: z.number(),
      /** Sum ÷ target − 1. */
      deviation: z.number(),
      lowerTolerance: z.number(),
      upperTolerance: z.number(),
      soft: z.boolean(),
    }),
  ),
  /** Its own units that touch another territory, and those of others that touch it. */
  borders: z.array(
    z.object({
      unitId: id,
      isInside: z.boolean(),
      /** The territory across the border; null: unassigned. */
      otherId: id.nullable(),
      decidedBy: z.object({ kind: decisionKind, measure: z.string().nullable() }),
    }),
  ),
  /** The single unit whose coming or going least stands against and costs least travel; null when there is none to try. */
  bestIn: borderChange.nullable(),
  bestOut: borderChange.nullable(),
  /** Bands it misses, and why no single move puts it right. */
  troubles: z.array(
    z.object({
      measure: z.string(),
      deviation: z.number(),
      /** Units that alone are over its ceiling. */
      tooBigUnitIds: z.array(id),
      /** Single moves that would bring it nearer, and what first stands against them. */
      tried: z.number().int(),
      blocked: z.array(z.object({ kind: decisionKind, count: z.number().int() })),
      /** One that nothing stands against. */
      mend: borderChange.nullable(),
    }),
  ),
});
export type TerritoryExplanation = z.infer<typeof territoryExplanation>;

export const designContract = {
  /** At most ten events a second; leaving the loop does not stop the job (a reload may come back by `follow`). */
  start: procedure
    .input(
      designSettings.extend({
        /** A job whose plan the search begins with, so that it never ends with a worse one. */
        fromJobId: z.string().optional(),
      }),
    )
    .output(eventIterator(designEvent)),
  follow: procedure.input(job).output(eventIterator(designEvent)),
  running: procedure.output(z.array(job)),
  /** Stop now and keep the best so far: the stream ends with state `stopped`. */
  stop: procedure.input(job).output(z.void()),
  cancel: procedure.input(job).output(z.void()),
  /** Put the best plan found into its scenario, or into a new branch of that name. One undo entry. */
  /** A curve against the number of territories, or a front of balance against disruption. Leaving the loop cancels. */
  series: procedure
    .input(
      z.object({
        settings: designSettings,
        vary: z.enum(['disruption', 'count']),
        values: z.array(z.number().min(0)).min(1).max(24),
      }),
    )
    .output(eventIterator(seriesEvent)),
  explain: procedure
    .input(
      z.object({
        scenarioId: id,
        unitId: id,
        measures: designSettings.shape.measures,
        centres: designSettings.shape.centres.optional(),
        circuity: designSettings.shape.circuity,
        distances: designSettings.shape.distances,
      }),
    )
    .output(unitExplanation),
  explainTerritory: procedure
    .input(
      z.object({
        scenarioId: id,
        territoryId: id,
        measures: designSettings.shape.measures,
        centres: designSettings.shape.centres.optional(),
        circuity: designSettings.shape.circuity,
        distances: designSettings.shape.distances,
      }),
    )
    .output(territoryExplanation),
  /**
   * Splits a unit that is larger than a territory may be into `parts` by its accounts: k-means on them, the polygon cut along
   * the cells. Every scenario gives the parts what the unit had. One undo entry. Answers the parts' unit ids.
   */
  splitUnit: procedure
    .input(z.object({ unitId: id, parts: z.number().int().min(2).max(12) }))
    .output(followed(z.array(id))),
  apply: procedure.input(job.extend({ branchName: name.nullable() })).output(alignment),
};
