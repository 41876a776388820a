import { z } from 'zod';
import { guardRules } from '../domain/guard-rails.ts';
import { id } from './base.ts';

/** Sums of one territory (or of the unassigned bucket, or of all). Fen, minutes, counts. */
export const territorySums = z.object({
  units: z.number().int(),
  accounts: z.number().int(),
  calls: z.number(),
  workloadMinutes: z.number(),
  potentialFen: z.number(),
  salesFen: z.number(),
  previousSalesFen: z.number(),
  /** Imported and calculated unit measures, in the order of the underived entries of PlanState.measures; null = no value. */
  imported: z.array(z.number().nullable()),
});
export type TerritorySums = z.infer<typeof territorySums>;

export const territoryRow = z.object({
  id,
  name: z.string(),
  /** Index into the palette; neighbours differ. */
  colour: z.number().int().min(0),
  repId: id.nullable(),
  locked: z.boolean(),
  /** Share of the whole this territory should carry, relative weight (1 = a full share). */
  share: z.number().gt(0),
  sums: territorySums,
  /** This territory ÷ its share of the whole − 1; null when the whole is 0. */
  workloadDeviation: z.number().nullable(),
  potentialDeviation: z.number().nullable(),
  salesDeviation: z.number().nullable(),
  /** Calls ÷ the rep's capacity in calls. */
  utilisation: z.number().nullable(),
  /** Connected pieces of its units over the adjacency with links; 1 = contiguous, 0 = no units. */
  pieces: z.number().int().min(0),
  /** Territory of the parent scenario's rep differs, or units moved against the present. */
  changed: z.boolean(),
});
export type TerritoryRow = z.infer<typeof territoryRow>;

/** A rule of the guard rails that an edit breaks, and where. */
export const breach = z.object({
  rule: z.enum(guardRules),
  territoryId: id,
  name: z.string(),
  /** Pieces, deviation as a ratio, or utilisation as a ratio. */
  before: z.number().nullable(),
  after: z.number(),
  forbidden: z.boolean(),
});
export type Breach = z.infer<typeof breach>;
