import { z } from 'zod';
import { kpiItem, marketStages, payCurve } from '../domain/pay.ts';
import { fen, id, name, procedure } from './base.ts';

export const kpiTemplate = z.object({
  id,
  name: z.string(),
  stage: z.enum(marketStages),
  items: z.array(kpiItem),
});
export type KpiTemplate = z.infer<typeof kpiTemplate>;

export const payPlan = z.object({
  id,
  name: z.string(),
  /** Level of the reps it is for; '' = every level without a plan of its own. */
  level: z.string(),
  /** Variable pay a year at 100 %. */
  targetFen: fen.min(0),
  curve: payCurve,
});
export type PayPlan = z.infer<typeof payPlan>;

export const payState = z.object({
  templates: z.array(kpiTemplate),
  plans: z.array(payPlan),
  /** Levels the plan's reps have, for choosing. */
  levels: z.array(z.string()),
});
export type PayState = z.infer<typeof payState>;

/** Ten KPIs are more than anyone can aim at; the limit only keeps the table sane. */
const items = z.array(kpiItem).min(1).max(30);
const draftTemplate = z.object({ id: id.nullable(), name, stage: z.enum(marketStages), items });
const draftPlan = z.object({
  id: id.nullable(),
  name,
  level: z.string().trim().max(60),
  targetFen: fen.min(0),
  curve: payCurve,
});

export const payRow = z.object({
  territoryId: id,
  name: z.string(),
  repId: id.nullable(),
  /** '' = nobody: nothing is paid. */
  rep: z.string(),
  level: z.string(),
  templateId: id.nullable(),
  planId: id.nullable(),
  /** This territory's part of the rep's target pay; a rep with two territories has half in each. */
  targetFen: fen,
  /** Share of the KPI weights that follows sales; 1 without a template. */
  salesWeight: z.number(),
  /** Weighted attainment. */
  score: z.number(),
  /** Share of the target pay; null without a plan or a rep. */
  paid: z.number().nullable(),
  payFen: fen,
});
export type PayRow = z.infer<typeof payRow>;

export const payouts = z.object({
  rows: z.array(payRow),
  totalFen: fen,
  /** Total cost if everyone attained so much, the other KPIs as asked. */
  cost: z.array(z.object({ attainment: z.number(), totalFen: fen })),
});
export type Payouts = z.infer<typeof payouts>;

const percentiles = z.object({ low: z.number(), middle: z.number(), high: z.number() });

export const paySimulation = z.object({
  draws: z.number().int(),
  /** Pairs of years the growth was drawn from: `[2024, 2025]`. */
  pairs: z.array(z.tuple([z.number().int(), z.number().int()])),
  yearsAhead: z.number().int(),
  /** 10th, 50th and 90th percentile of the total cost, and its mean; fen. */
  total: percentiles.extend({ mean: z.number() }),
  /** Draws per step of total cost. */
  histogram: z.object({ from: z.number(), step: z.number(), counts: z.array(z.number().int()) }),
  rows: z.array(z.object({ territoryId: id, payFen: percentiles, attainment: percentiles })),
});
export type PaySimulation = z.infer<typeof paySimulation>;

const scenario = z.object({ scenarioId: id });
/** Attainment of the KPIs that do not follow sales, 1 = in full. */
const others = z.number().min(0).max(5);

export const payContract = {
  get: procedure.output(payState),
  /** Three templates by market stage and one plan for every level, named by the caller in the user's words. One undo entry. */
  createDefaults: procedure
    .input(z.object({ names: z.object({ new: name, growing: name, mature: name, plan: name }) }))
    .output(payState),
  /** Refused unless the weights add up to 100 % (KPI_WEIGHTS says what they add up to). */
  saveTemplate: procedure.input(draftTemplate).output(payState),
  /** Territories that had it have none. */
  removeTemplate: procedure.input(z.object({ id })).output(payState),
  savePlan: procedure.input(draftPlan).output(payState),
  removePlan: procedure.input(z.object({ id })).output(payState),
  /** `templateId` null = none. */
  assign: procedure
    .input(
      scenario.extend({
        territories: z
          .array(z.object({ territoryId: id, templateId: id.nullable() }))
          .min(1)
          .max(10_000),
      }),
    )
    .output(z.void()),
  payouts: procedure.input(scenario.extend({ attainment: z.number().min(0).max(5), others })).output(payouts),
  /** Monte Carlo from the growth of past years; null before quotas were spread. Same seed, same answer. */
  simulate: procedure
    .input(
      scenario.extend({
        others,
        draws: z.number().int().min(100).max(20_000),
        seed: z.number().int().min(0),
      }),
    )
    .output(paySimulation.nullable()),
};
