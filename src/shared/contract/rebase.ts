import { z } from 'zod';
import { id, procedure } from './base.ts';
import { figure } from './compare.ts';
import { operationEffect } from './redraw.ts';
import { edited } from './scenario.ts';

const count = z.number().int().min(0);

/** What became of the data since the scenario was last based on it. */
const dataChanges = z.object({
  unitsNew: count,
  unitsGone: count,
  accountsNew: count,
  accountsGone: count,
  /** Accounts that lie in another unit now. */
  accountsMoved: count,
  /** Accounts there before and now whose sales of the base year differ. */
  accountsChanged: count,
  salesBeforeFen: z.number(),
  salesAfterFen: z.number(),
});
export type DataChanges = z.infer<typeof dataChanges>;

const thing = z.enum(['unit', 'account', 'territory', 'rep']);
/** Something that is there no longer; `held` = the territory that had it, '' = none. */
const goneRow = z.object({ thing, code: z.string(), name: z.string(), held: z.string() });
/** Something untouched here that follows the scenario below; names of territories, '' = unassigned. */
const followedRow = z.object({ thing, code: z.string(), name: z.string(), from: z.string(), to: z.string() });
/** A unit that nobody has, and who should. */
const proposalRow = z.object({
  unitId: id,
  code: z.string(),
  name: z.string(),
  accounts: count,
  salesFen: z.number(),
  /** Null = it touches no open territory. */
  territoryId: id.nullable(),
  territory: z.string(),
  /** onto: the rep who has it there; neighbour: the territory beside it with least work for its share. */
  reason: z.enum(['onto', 'neighbour', 'none']),
  taken: z.boolean(),
});

/** Rows shown at most of each list; `total` counts them all. */
export const rebaseRows = 2000;
const listed = <Row extends z.ZodType>(row: Row) => z.object({ total: count, rows: z.array(row) });

export const rebaseRequest = z.object({
  scenarioId: id,
  ontoId: id,
  /** Whether units that nobody has go to the territories proposed. */
  propose: z.boolean(),
  /** Units left unassigned all the same. */
  declined: z.array(id),
});
export type RebaseRequest = z.infer<typeof rebaseRequest>;

export const rebaseReport = z.object({
  ontoName: z.string(),
  /** When it was last based on it; null when the history no longer tells, and then what differs counts as the scenario's own. */
  basedAt: z.string().nullable(),
  /** Null when the history no longer tells. */
  data: dataChanges.nullable(),
  /** Changes of the scenario's own that stay. */
  carried: z.object({ units: count, accounts: count, territories: count }),
  followed: listed(followedRow),
  gone: listed(goneRow),
  proposals: listed(proposalRow),
  /** As last based (`based`, null when unknown), on the data of today without re-basing (left), and re-based (right). */
  figures: z.array(figure.extend({ based: z.number().nullable() })),
  effect: operationEffect,
  /** Nothing would change. */
  isSame: z.boolean(),
});
export type RebaseReport = z.infer<typeof rebaseReport>;

export const rebaseContract = {
  /** The scenario it descends from and the present state: what a scenario may be based on anew, the usual one first. */
  rebaseTargets: procedure.input(z.object({ scenarioId: id })).output(z.array(id)),
  previewRebase: procedure.input(rebaseRequest).output(rebaseReport),
  rebase: procedure.input(rebaseRequest).output(edited),
};
