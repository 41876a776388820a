import { z } from 'zod';

const days = z.number().min(0).max(366);
/** Less of a share, an hour or a call would make figures that no longer are any. */
const least = 0.001;
const amount = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** What the three sizing methods are worked out from (domain.md §3). Kept as one setting of the plan. */
export const sizingSettings = z.object({
  /** The planned year: its calendar gives the working days, and hires ramp up within it. */
  year: z.number().int().min(2004).max(2100),
  /** calendar: public holidays and make-up days of the year, less leave and office days. fixed: `workingDays` as it is. */
  daysBasis: z.enum(['calendar', 'fixed']),
  workingDays: days.min(1),
  leaveDays: days,
  /** Training, meetings, paperwork: working days not spent with customers. */
  officeDays: days,
  /** fixed: `callsPerDay` as it is. hours: field hours of a day ÷ (length of a call + travel to it). */
  callsBasis: z.enum(['fixed', 'hours']),
  callsPerDay: z.number().min(least).max(50),
  hoursPerDay: z.number().min(least).max(24),
  /** Share of the day spent in the field. */
  fieldShare: z.number().min(least).max(1),
  /** Months until a new hire works at full productivity, linear from nothing; 0 = at once. */
  rampMonths: z.number().min(0).max(60),
  /** Month (1..12) in which the missing reps would start. */
  hireMonth: z.number().int().min(1).max(12),
  /** Breakdown: total sales to reach; null = sales of the base year × (1 + `growth`). */
  forecastFen: amount.nullable(),
  growth: z.number().gt(-1).max(10),
  /** Breakdown: sales a rep must bring; null = sales of the base year ÷ reps there are. */
  averageFen: amount.nullable(),
  /** Marginal return: share of a further yuan of sales that is left to pay for the rep. */
  margin: z.number().gt(0).max(1),
  /** What a further rep costs a year. */
  repCostFen: amount,
  /** Share of an account's potential that can be won at all; null = worked out from the sales there are. */
  reach: z.number().gt(0).max(1).nullable(),
  /** Share of what can be won that the class's number of calls wins: how fast the response flattens. */
  atFullCalls: z.number().gt(0).lt(1),
  /** Utilisation below the first is flagged as spare, above the second as overloaded. */
  lowUse: z.number().min(0).max(5),
  highUse: z.number().gt(0).max(5),
});
export type SizingSettings = z.infer<typeof sizingSettings>;

/** Where the plan says nothing else: calls and days come from the workload settings, the year from the base year. */
export const usualSizing = {
  daysBasis: 'calendar',
  leaveDays: 10,
  officeDays: 8,
  callsBasis: 'fixed',
  hoursPerDay: 8,
  fieldShare: 0.75,
  rampMonths: 6,
  hireMonth: 1,
  forecastFen: null,
  growth: 0,
  averageFen: null,
  margin: 0.3,
  repCostFen: 25_000_000,
  reach: null,
  atFullCalls: 0.8,
  lowUse: 0.8,
  highUse: 1.1,
} as const satisfies Partial<SizingSettings>;

/** What utilisation means against the plan's thresholds. */
export type UseVerdict = 'under' | 'within' | 'over';

/** @param use 1 = fully used; null = no capacity to use, which has no verdict */
export function useVerdict(
  use: number | null,
  { lowUse, highUse }: Pick<SizingSettings, 'lowUse' | 'highUse'>,
): UseVerdict | null {
  if (use === null) return null;
  // a rounding error away from a threshold is on it
  if (use < lowUse - 1e-9) return 'under';
  return use > highUse + 1e-9 ? 'over' : 'within';
}
