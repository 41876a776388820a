import { z } from 'zod';
import { customerClasses } from '../domain/settings.ts';
import { fen, id, procedure } from './base.ts';
import { fairnessRatios, fairnessRow } from './fairness.ts';

/** One page for a rep: why this territory, why this number. Fen, minutes, ratios of 1. */
export const evidenceSheet = z.object({
  territoryId: id,
  name: z.string(),
  scenario: z.string(),
  rep: z.object({ name: z.string(), level: z.string(), city: z.string() }).nullable(),
  unitNames: z.array(z.string()),
  /** Territories it borders on, the longest border (in pairs of units) first. */
  neighbours: z.array(z.object({ territoryId: id, name: z.string(), rep: z.string() })),
  classes: z.array(
    z.object({
      customerClass: z.enum(customerClasses),
      accounts: z.number().int(),
      calls: z.number(),
      workloadMinutes: z.number(),
      potentialFen: fen,
      salesFen: fen,
    }),
  ),
  accounts: z.number().int(),
  calls: z.number(),
  /** Calls the rep can make in a year. */
  capacityCalls: z.number(),
  utilisation: z.number().nullable(),
  workloadMinutes: z.number(),
  potentialFen: fen,
  /** Against the mean of the scenario's territories by their shares. */
  workloadDeviation: z.number().nullable(),
  potentialDeviation: z.number().nullable(),
  salesDeviation: z.number().nullable(),
  baseYear: z.number().int().nullable(),
  /** Sales of the accounts it has now, per year. */
  history: z.array(z.object({ year: z.number().int(), fen })),
  quota: z
    .object({
      year: z.number().int(),
      totalFen: fen,
      isHandSet: z.boolean(),
      months: z.array(z.object({ start: z.string(), fen, isHandSet: z.boolean() })),
      method: z.string(),
      /** What a blend weighs; 1 for the one basis of other methods. */
      bases: z.array(
        z.object({
          basis: z.enum(['history', 'potential', 'workload']),
          weight: z.number(),
          /** Its share of that basis over the whole scenario. */
          share: z.number().nullable(),
        }),
      ),
      /** Its share of all quotas. */
      share: z.number().nullable(),
    })
    .nullable(),
  ratios: z.array(
    z.object({
      ratio: z.enum(fairnessRatios),
      value: z.number().nullable(),
      median: z.number().nullable(),
      outlier: z.enum(['low', 'high']).nullable(),
    }),
  ),
  smart: fairnessRow.shape.smart,
  growth: fairnessRow.shape.growth,
  /** Against the present state, by the rep; null for the present state itself, or without a rep. */
  change: z
    .object({
      unitsIn: z.array(z.string()),
      unitsOut: z.array(z.string()),
      accountsIn: z.number().int(),
      accountsOut: z.number().int(),
      salesInFen: fen,
      salesOutFen: fen,
    })
    .nullable(),
});
export type EvidenceSheet = z.infer<typeof evidenceSheet>;

export const evidenceContract = {
  /** Sheets of the territories asked for, in the scenario's order; null = all. */
  sheets: procedure
    .input(z.object({ scenarioId: id, territoryIds: z.array(id).max(5000).nullable() }))
    .output(z.array(evidenceSheet)),
};
