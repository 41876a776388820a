import { z } from 'zod';
import { relationshipBands } from '../domain/relationships.ts';
import { customerClasses } from '../domain/settings.ts';
import { id, procedure } from './base.ts';
import { scenarioSummary } from './plan.ts';
import { territorySums } from './scenario.ts';

export const figure = z.object({
  key: z.string(),
  unit: z.enum(['count', 'fen', 'minutes', 'ratio', 'metres']),
  left: z.number().nullable(),
  right: z.number().nullable(),
  /** Whether more is better, less is better, or neither. */
  better: z.enum(['more', 'less', 'neither']),
});
export type Figure = z.infer<typeof figure>;

/** Who had something and who gets it; ids and names of territories, 0 and '' = unassigned. */
const hands = {
  from: z.number().int().min(0),
  fromName: z.string(),
  fromRep: z.string(),
  to: z.number().int().min(0),
  toName: z.string(),
  toRep: z.string(),
};
export const movedUnit = z.object({
  unitId: id,
  ...hands,
  accounts: z.number().int(),
  salesFen: z.number(),
  potentialFen: z.number(),
});
export const movedAccount = z.object({
  accountId: id,
  ref: z.string(),
  name: z.string(),
  /** As the account gives it, else that of its unit. */
  city: z.string(),
  customerClass: z.enum(customerClasses),
  /** With the rep it has in the data. */
  relationship: z.enum(relationshipBands),
  ...hands,
  workloadMinutes: z.number(),
  salesFen: z.number(),
  potentialFen: z.number(),
});
export type MovedAccount = z.infer<typeof movedAccount>;

/** What stays with a rep, leaves, or comes. */
const handed = z.object({
  accounts: z.number().int(),
  units: z.number().int(),
  salesFen: z.number(),
  potentialFen: z.number(),
  workloadMinutes: z.number(),
  /** Accounts by age of the relationship, in the order of `relationshipBands`. */
  relationships: z.array(z.number().int()).length(relationshipBands.length),
});

/** A rep in one scenario. All his territories together. */
const repSide = z.object({
  territories: z.array(z.string()),
  accounts: z.number().int(),
  salesFen: z.number(),
  potentialFen: z.number(),
  workloadMinutes: z.number(),
  /** Calls ÷ capacity. */
  utilisation: z.number().nullable(),
  /** Mean way from home to an account, weighed by calls; null without a home or placed accounts. */
  travelMetres: z.number().nullable(),
  farthestMetres: z.number().nullable(),
  /** Of the main component, for the year; null before quotas were spread. */
  quotaFen: z.number().nullable(),
  /** Incentive pay at the attainment expected of these accounts; null without a plan or a quota. */
  payFen: z.number().nullable(),
});
export type RepSide = z.infer<typeof repSide>;

/** What goes from one territory of the left to one of the right, territory id 0 = unassigned; what stays put is left out. */
export const flow = z.object({
  from: z.number().int().min(0),
  fromName: z.string(),
  to: z.number().int().min(0),
  toName: z.string(),
  accounts: z.number().int(),
  salesFen: z.number(),
  potentialFen: z.number(),
});
export const affectedRep = z.object({
  repId: id,
  repName: z.string(),
  city: z.string(),
  kept: handed,
  lost: handed,
  gained: handed,
  left: repSide,
  right: repSide,
});
export type AffectedRep = z.infer<typeof affectedRep>;

/** How one territory stands: what distributions are drawn of. */
const standing = z.object({
  territoryId: id,
  name: z.string(),
  workload: z.number().nullable(),
  potential: z.number().nullable(),
  sales: z.number().nullable(),
  utilisation: z.number().nullable(),
  /** Expected sales ÷ quota. */
  attainment: z.number().nullable(),
});
export type Standing = z.infer<typeof standing>;

export const comparison = z.object({
  left: scenarioSummary,
  right: scenarioSummary,
  figures: z.array(figure),
  territories: z.array(
    z.object({
      repId: id.nullable(),
      repName: z.string(),
      leftName: z.string().nullable(),
      rightName: z.string().nullable(),
      left: territorySums.nullable(),
      right: territorySums.nullable(),
    }),
  ),
  units: z.array(movedUnit),
  /** Accounts that change hands: how many. They are read page by page. */
  accountCount: z.number().int(),
  flows: z.array(flow),
  affected: z.array(affectedRep),
  standings: z.object({ left: z.array(standing), right: z.array(standing) }),
});
export type Comparison = z.infer<typeof comparison>;
/** With every account that changes hands. */
export type FullComparison = Comparison & { readonly accounts: readonly MovedAccount[] };

const sides = z.object({ leftId: id, rightId: id });

export const compareContract = {
  compare: procedure.input(sides).output(comparison),
  /** Accounts that change hands from the left to the right, in the order of the data. */
  movedAccounts: procedure
    .input(sides.extend({ offset: z.number().int().min(0), limit: z.number().int().min(1).max(5000) }))
    .output(z.array(movedAccount)),
};
