import { z } from 'zod';

/** Customer classes and workload (domain.md §3). Minutes and calls are per account. */
export const customerClasses = ['A', 'B', 'C'] as const;
export type CustomerClass = (typeof customerClasses)[number];

const perClass = (number: z.ZodNumber) => z.object({ A: number, B: number, C: number });

export const workloadSettings = z.object({
  /** What the cumulative-share cut ranks accounts by. */
  basis: z.enum(['potential', 'sales']),
  /** Cumulative share (0..1) up to which an account is A; then B; the rest C. */
  cutA: z.number().gt(0).lt(1),
  cutB: z.number().gt(0).lte(1),
  callsPerYear: perClass(z.number().min(0).max(1000)),
  minutesPerCall: perClass(z.number().min(0).max(1440)),
  /** Mean travel between two calls, minutes. */
  travelMinutes: z.number().min(0).max(1440),
  /** Capacity of a rep with no figures of their own. */
  callsPerDay: z.number().min(0.001).max(50),
  workingDays: z.number().int().min(1).max(366),
});
export type WorkloadSettings = z.infer<typeof workloadSettings>;

export const defaultWorkloadSettings: WorkloadSettings = {
  basis: 'potential',
  cutA: 0.8,
  cutB: 0.95,
  callsPerYear: { A: 12, B: 6, C: 2 },
  minutesPerCall: { A: 60, B: 45, C: 30 },
  travelMinutes: 30,
  callsPerDay: 4,
  workingDays: 230,
};
