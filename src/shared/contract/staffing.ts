import { z } from 'zod';
import { staffingSettings } from '../domain/staffing.ts';
import { id, procedure } from './base.ts';
import { alignment } from './scenario.ts';

/** How well a rep suits a territory, in the figures the choice was made by. */
export const staffingFit = z.object({
  /** Home to the territory's centre, by road; null without a home. */
  metres: z.number().nullable(),
  /** 1 = nobody lives nearer. */
  nearness: z.number().int().nullable(),
  /** Sales of the territory's accounts that are the rep's today, and of all its accounts; fen a year. */
  keptFen: z.number(),
  salesFen: z.number(),
  level: z.string(),
  /** 1 = the largest potential, of `of` territories. */
  sizeRank: z.number().int(),
  of: z.number().int(),
  /** Sales against the year before, 0.1 = 10 %. */
  growth: z.number().nullable(),
  years: z.number().nullable(),
  fte: z.number(),
  /** Calls ÷ what the rep can make in the planned year. */
  use: z.number().nullable(),
  verdict: z.enum(['under', 'within', 'over']).nullable(),
  missing: z.array(z.string()),
});
export type StaffingFit = z.infer<typeof staffingFit>;

export const staffingRow = z.object({
  territoryId: id,
  name: z.string(),
  /** As the scenario has it, and as proposed; null = vacant. */
  presentRepId: id.nullable(),
  repId: id.nullable(),
  /** Kept with the plan, or only chosen in the question. */
  pinned: z.boolean(),
  chosen: z.boolean(),
  skills: z.string(),
  note: z.string(),
  fit: staffingFit.nullable(),
  /** What a hire would contribute here in a year, before their cost. */
  gainFen: z.number(),
  /** Where its work lies; null without units. */
  longitude: z.number().nullable(),
  latitude: z.number().nullable(),
});
export type StaffingRow = z.infer<typeof staffingRow>;

export const staffingProposal = z.object({
  scenarioId: id,
  settings: staffingSettings,
  rows: z.array(staffingRow),
  /** Vacant territories, the one where a hire gains most first. */
  vacancies: z.array(z.object({ territoryId: id, gainFen: z.number() })),
  /** Yearly cost of a hire, for comparison. */
  hireCostFen: z.number(),
  /** Reps the proposal leaves over, and why. */
  spare: z.array(z.object({ repId: id, why: z.enum(['more', 'skills', 'away']) })),
  /** Territories whose rep differs from the scenario. */
  changed: z.number().int(),
  /** Of the proposal and of the scenario as it stands. */
  travelMetres: z.object({ proposed: z.number(), present: z.number() }),
  keptFen: z.object({ proposed: z.number(), present: z.number() }),
});
export type StaffingProposal = z.infer<typeof staffingProposal>;

export const staffingOption = z.object({
  /** null = leave it vacant. */
  repId: id.nullable(),
  /** Total cost more than the best, everything else arranged anew; null = not to be had. */
  added: z.number().nullable(),
  /** The same as metres of distance; null when distance has no weight. */
  addedMetres: z.number().nullable(),
  /** Territory that has this rep in the proposal. */
  holds: id.nullable(),
  why: z.enum(['skills', 'away', 'pinned']).nullable(),
  fit: staffingFit.nullable(),
});
export type StaffingOption = z.infer<typeof staffingOption>;

/** Choices made on screen and not kept yet. */
const chosen = z.array(z.object({ territoryId: id, repId: id.nullable() })).max(5000);
const scenario = z.object({ scenarioId: id });
const question = scenario.extend({ chosen });

export const staffingContract = {
  propose: procedure.input(question).output(staffingProposal),
  /** Exact cost of every other choice for one territory, the best first. */
  options: procedure.input(question.extend({ territoryId: id })).output(z.array(staffingOption)),
  setSettings: procedure.input(staffingSettings).output(z.void()),
  /** What territories need; left out = as it is. One undo entry. */
  setNeeds: procedure
    .input(
      scenario.extend({
        territoryIds: z.array(id).min(1).max(5000),
        skills: z.string().max(400).optional(),
        pinned: z.boolean().optional(),
        note: z.string().max(400).optional(),
      }),
    )
    .output(z.void()),
  /** Puts the proposal into the scenario: reps, and the names of territories called by their reps. One undo entry. */
  apply: procedure.input(question).output(alignment),
};
