import { z } from 'zod';
import { fen, id, year } from './base.ts';

export const quotaMethods = [
  'history',
  'growth',
  'potential',
  'workload',
  'blend',
  'baseline',
  'penetration',
  'bottomup',
] as const;
export const quotaSeasons = ['history', 'workdays', 'even', 'hand'] as const;
/** What the parts of one node can be split by, other than the method of the whole. */
export const quotaBases = ['history', 'potential', 'workload', 'even'] as const;

const ratio = z.number().min(-1).max(10);

/** Least or most of a year: a growth on last period (0.1 = 10 % more), or an amount. */
export const quotaBound = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('growth'), rate: ratio }),
  z.object({ kind: z.literal('amount'), fen: fen.min(0) }),
]);
export type QuotaBound = z.infer<typeof quotaBound>;

/** `all`, `g:<group id>` or `t:<territory id>`. */
export const quotaNodeKey = z.string().regex(/^(all|[gt]:\d{1,15})$/);
/** 0 = the year, 1..12 its months, 13..16 its quarters. */
export const quotaPeriod = z.number().int().min(0).max(16);

/** How one component is spread. What is optional came later than plans that lack it. Amounts in minor units of its currency. */
export const quotaSettings = z.object({
  year,
  totalFen: fen.min(0),
  method: z.enum(quotaMethods),
  /** Weights of a blend; they must add up to 1. */
  weights: z.object({
    history: z.number().min(0),
    potential: z.number().min(0),
    workload: z.number().min(0),
  }),
  /** Smallest step in fen: 100 = one yuan. */
  stepFen: fen.min(1),
  /** Learned from monthly sales, by working days, equal months, or drawn by hand. */
  season: z.enum(quotaSeasons),
  /** Where the total comes from: typed, or what the method makes of the territories. Bottom-up is always the latter. */
  totalFrom: z.enum(['given', 'method']).optional(),
  /** Growth method: the rate of all, and of single nodes by their key. */
  growth: ratio.optional(),
  nodeGrowth: z.record(quotaNodeKey, ratio).optional(),
  /** Baseline: half width of the band; null = the market's volatility. */
  band: z.number().min(0).max(10).nullable().optional(),
  /** Penetration: the share of potential to reach, and how much of the way this year. */
  targetShare: z.number().min(0).max(1).optional(),
  pace: z.number().min(0).max(1).optional(),
  floor: quotaBound.nullable().optional(),
  ceiling: quotaBound.nullable().optional(),
  nodeFloors: z.record(quotaNodeKey, quotaBound).optional(),
  nodeCeilings: z.record(quotaNodeKey, quotaBound).optional(),
  /** Over-assignment per level from the top: what is below a node adds up to its quota × this. Levels left out: × 1. */
  hedge: z.array(z.number().min(1).max(2)).max(20).optional(),
  ramp: z
    .object({ months: z.number().int().min(1).max(36), startShare: z.number().min(0).max(1) })
    .nullable()
    .optional(),
  /** Season by hand: twelve shares, and which of them stay when others are drawn. */
  seasonShares: z.array(z.number().min(0)).length(12).nullable().optional(),
  seasonLocked: z.array(z.boolean()).length(12).nullable().optional(),
  /** What the parts of a node are split by, where it is not the method of the whole. */
  nodeBasis: z.record(quotaNodeKey, z.enum(quotaBases)).optional(),
});
export type QuotaSettings = z.infer<typeof quotaSettings>;

/** Which accounts' history and potential a component is spread by. */
export const quotaFilter = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('productLine'), value: z.string().max(200) }),
  /** Sold to before the base year, or not. */
  z.object({ kind: z.enum(['existing', 'new']) }),
]);

export const quotaComponent = z.object({
  id,
  /** Empty = the main component. */
  name: z.string().trim().max(60),
  measure: z.enum(['value', 'volume', 'margin']),
  /** ISO 4217, or the unit a volume is counted in. */
  unit: z.string().trim().min(1).max(12),
  /** Digits after the point that the smallest unit stands for: 2 for yuan and fen, 0 for yen or pieces. */
  decimals: z.number().int().min(0).max(4),
  filter: quotaFilter,
  /** Yuan for one of its unit, typed in; null = not added to others. */
  rate: z.number().positive().nullable(),
});
export type QuotaComponent = z.infer<typeof quotaComponent>;

export const quotaFiscal = z.object({
  startMonth: z.number().int().min(1).max(12),
  pattern: z.enum(['months', '445', '454', '544']),
});
export type QuotaFiscal = z.infer<typeof quotaFiscal>;
