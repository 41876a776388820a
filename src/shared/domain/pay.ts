import { z } from 'zod';

/** How old the market of a territory is: what its rep is measured by moves from process to sales (domain.md §5). */
export const marketStages = ['new', 'growing', 'mature'] as const;
export type MarketStage = (typeof marketStages)[number];

/** KPIs with words of their own (`pay:kind.<kind>`); `custom` has a name instead. */
export const kpiKinds = [
  'sales',
  'margin',
  'receivables',
  'newAccounts',
  'averageOrder',
  'conversion',
  'callRate',
  'satisfaction',
  'visits',
  'decisionMakers',
  'leads',
  'surveyQuality',
  'custom',
] as const;
export type KpiKind = (typeof kpiKinds)[number];

/** Weights are kept in basis points, so that they add up exactly: 10,000 = 100 %. */
export const wholeWeight = 10_000;

export const kpiItem = z.object({
  kind: z.enum(kpiKinds),
  /** Of a custom KPI; '' for the rest. */
  name: z.string().trim().max(60),
  basisPoints: z.number().int().min(0).max(wholeWeight),
  /** Attained as far as the sales quota is; the rest is judged apart. */
  followsSales: z.boolean(),
  /** What is asked for, in words: 每周 20 次. */
  target: z.string().trim().max(120),
});
export type KpiItem = z.infer<typeof kpiItem>;

const item = (kind: KpiKind, percent: number, followsSales = false): KpiItem => ({
  kind,
  name: '',
  basisPoints: percent * 100,
  followsSales,
  target: '',
});

/** A new market is judged by process first, a mature one by sales and what they are worth (domain.md §5). */
export const defaultKpiItems: Readonly<Record<MarketStage, readonly KpiItem[]>> = {
  new: [
    item('visits', 25),
    item('decisionMakers', 25),
    item('leads', 25),
    item('surveyQuality', 15),
    item('sales', 10, true),
  ],
  growing: [
    item('sales', 40, true),
    item('newAccounts', 20),
    item('conversion', 15),
    item('callRate', 15),
    item('averageOrder', 10),
  ],
  mature: [
    item('sales', 40, true),
    item('margin', 20, true),
    item('receivables', 20),
    item('newAccounts', 10),
    item('satisfaction', 10),
  ],
};

/**
 * Incentive curve: attainment (1 = the target) → share of the target pay. Nothing below the threshold; from there in a
 * straight line to all of it at the target; above, one for one until the first accelerator, then by each one's rate; never
 * above the cap.
 */
export const payCurve = z.object({
  threshold: z.number().min(0).max(1),
  /** Share of the target pay at the threshold. */
  payAtThreshold: z.number().min(0).max(1),
  /** From this attainment on, so many shares of the target pay for each 100 % of attainment. */
  accelerators: z
    .array(z.object({ from: z.number().min(1).max(10), rate: z.number().min(0).max(50) }))
    .max(8),
  cap: z.number().min(1).max(50).nullable(),
});
export type PayCurve = z.infer<typeof payCurve>;

export const defaultPayCurve: PayCurve = {
  threshold: 0.6,
  payAtThreshold: 0.3,
  accelerators: [
    { from: 1, rate: 1.5 },
    { from: 1.2, rate: 2 },
  ],
  cap: 2,
};

/** Variable pay a year at 100 %, for a plan made by one click: 60,000 yuan. */
export const defaultTargetPayFen = 6_000_000;
