import { z } from 'zod';

/** What edits by hand are watched for. */
export const guardRules = ['contiguity', 'tolerance', 'capacity'] as const;
export type GuardRule = (typeof guardRules)[number];

const mode = z.enum(['off', 'warn', 'forbid']);
export type GuardMode = z.infer<typeof mode>;

/** Guard rails, the user's choice per plan. */
export const guardRails = z.object({
  /** A territory falls into more pieces. */
  contiguity: mode,
  /** A territory leaves the tolerance band of the measure. */
  tolerance: mode,
  /** A rep's calls exceed the rep's capacity. */
  capacity: mode,
  measure: z.enum(['workload', 'potential', 'sales']),
  /** Half-width of the band, a ratio: 0.1 = ±10 %. */
  band: z.number().gt(0).max(1),
});
export type GuardRails = z.infer<typeof guardRails>;

export const defaultGuardRails: GuardRails = {
  contiguity: 'warn',
  tolerance: 'off',
  capacity: 'warn',
  measure: 'workload',
  band: 0.1,
};
