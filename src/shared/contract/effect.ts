import { z } from 'zod';
import { id } from './base.ts';
import { breach, territoryRow, territorySums } from './territory.ts';

/** A territory before or after a move. Null = does not apply: nobody works it, no quota, no incentive plan. */
export const effectFigures = z.object({
  units: z.number().int(),
  accounts: z.number().int(),
  workloadMinutes: z.number(),
  potentialFen: z.number(),
  salesFen: z.number(),
  utilisation: z.number().nullable(),
  /** Of the measure the guard rails watch; null for the unassigned. */
  deviation: z.number().nullable(),
  /** Connected pieces of its units; null for the unassigned. */
  pieces: z.number().int().nullable(),
  quotaFen: z.number().nullable(),
  /** Expected sales (the base year's, grown with the market to the quota's year) ÷ quota. */
  attainment: z.number().nullable(),
  /** Incentive pay at that attainment, the other KPIs in full. */
  payFen: z.number().nullable(),
});
export type EffectFigures = z.infer<typeof effectFigures>;

export const effectSide = z.object({
  /** 0 = unassigned. */
  territoryId: z.number().int().min(0),
  name: z.string(),
  colour: z.number().int().min(0).nullable(),
  rep: z.string(),
  role: z.enum(['gives', 'takes']),
  before: effectFigures,
  after: effectFigures,
});
export type EffectSide = z.infer<typeof effectSide>;

/** What a move does, nothing stored. `sides`: first who gives (the most first, four at most), then who takes. Empty = nothing would move. */
export const moveEffect = z.object({
  moved: z.object({ units: z.number().int(), accounts: z.number().int(), salesFen: z.number() }),
  sides: z.array(effectSide),
  /** Every territory whose figures change, as it would be. */
  territories: z.array(territoryRow),
  unassigned: territorySums,
  /** Accounts that would change hands against the present state. */
  movedAccounts: z.number().int(),
  /** Rules of the guard rails the move would break. */
  breaches: z.array(breach),
});
export type MoveEffect = z.infer<typeof moveEffect>;

export const moveInput = z.object({
  scenarioId: id,
  unitIds: z.array(id).max(100_000),
  /** Held apart there, unless their unit goes there too or is there already. */
  accountIds: z.array(id).max(100_000),
  /** Null = unassigned. */
  territoryId: id.nullable(),
});
export type MoveInput = z.infer<typeof moveInput>;
