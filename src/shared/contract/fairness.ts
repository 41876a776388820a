import { z } from 'zod';
import { fen, id, procedure } from './base.ts';

/** Quota ÷ potential, ÷ workload (fen an hour), ÷ best year on record, ÷ the base year's sales. */
export const fairnessRatios = ['potential', 'workload', 'best', 'last'] as const;
export type FairnessRatio = (typeof fairnessRatios)[number];

export const smartLetters = ['specific', 'measurable', 'attainable', 'relevant', 'timed'] as const;
export type SmartLetter = (typeof smartLetters)[number];

export const fairnessSettings = z.object({
  /** Growth of the market a year, 0.08 = 8 %; null = as the firm's own sales grew. */
  marketGrowth: z.number().gt(-0.9).max(5).nullable(),
  /** How far above the best past result, grown with the market, a quota is still attainable. */
  allowance: z.number().min(0).max(5),
  /** How far from the median of quota ÷ potential a quota may lie. */
  band: z.number().gt(0).max(5),
  /**
   * Two imported unit measures that hold the potential (or what it follows: population, output) of two years; null = the
   * potential is taken to have grown with the market everywhere.
   */
  potentialGrowth: z
    .object({ before: z.string(), now: z.string(), years: z.number().int().min(1).max(20) })
    .nullable(),
});
export type FairnessSettings = z.infer<typeof fairnessSettings>;

export const defaultFairnessSettings: FairnessSettings = {
  marketGrowth: null,
  allowance: 0.1,
  band: 0.3,
  potentialGrowth: null,
};

export const dispersionFigures = z.object({
  count: z.number().int(),
  mean: z.number(),
  least: z.number(),
  lowerQuartile: z.number(),
  median: z.number(),
  upperQuartile: z.number(),
  most: z.number(),
  /** Tukey's inner fences. */
  lowerFence: z.number(),
  upperFence: z.number(),
  /** Standard deviation ÷ mean. */
  variation: z.number().nullable(),
  gini: z.number().nullable(),
});
export type DispersionFigures = z.infer<typeof dispersionFigures>;

/** Figures by name: `…Fen` is money, `…Ratio` a share of 1. The words: `fairness:reason.<key>`. */
export const smartReason = z.object({ key: z.string(), params: z.record(z.string(), z.number()) });
export type SmartReason = z.infer<typeof smartReason>;

export const fairnessRow = z.object({
  territoryId: id,
  name: z.string(),
  /** '' = nobody. */
  rep: z.string(),
  hasQuota: z.boolean(),
  quotaFen: fen,
  potentialFen: fen,
  workloadMinutes: z.number(),
  /** Best year on record over the accounts the territory has now; null without history. */
  best: z.object({ year: z.number().int(), fen }).nullable(),
  /** The base year's sales. */
  lastFen: fen,
  /** In the order of `fairnessRatios`; null where the basis is missing. Workload: fen an hour. */
  ratios: z.array(z.number().nullable()).length(fairnessRatios.length),
  outliers: z.array(z.enum(['low', 'high']).nullable()).length(fairnessRatios.length),
  /** Per letter why it fails; empty = it holds. */
  smart: z.object({
    specific: z.array(smartReason),
    measurable: z.array(smartReason),
    attainable: z.array(smartReason),
    relevant: z.array(smartReason),
    timed: z.array(smartReason),
  }),
  /** Growth of sales beside that of the potential over the same years. */
  growth: z
    .object({
      years: z.number().int(),
      salesGrowth: z.number(),
      potentialGrowth: z.number(),
      shareChange: z.number(),
      verdict: z.enum(['gaining', 'holding', 'losing']),
    })
    .nullable(),
});
export type FairnessRow = z.infer<typeof fairnessRow>;

export const fairnessReport = z.object({
  scenarioId: id,
  /** The quota's year; null when none has been spread. */
  year: z.number().int().nullable(),
  baseYear: z.number().int().nullable(),
  settings: fairnessSettings,
  /** Growth a year that was used, and where it comes from; null when nothing tells it. */
  marketGrowth: z.number().nullable(),
  marketGrowthFrom: z.enum(['given', 'sales', 'none']),
  rows: z.array(fairnessRow),
  /** In the order of `fairnessRatios`. */
  spread: z.array(dispersionFigures.nullable()).length(fairnessRatios.length),
});
export type FairnessReport = z.infer<typeof fairnessReport>;

export const fairnessContract = {
  get: procedure.input(z.object({ scenarioId: id })).output(fairnessReport),
  setSettings: procedure.input(fairnessSettings).output(z.void()),
};
