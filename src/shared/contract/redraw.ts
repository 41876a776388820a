import { z } from 'zod';
import { guardRails } from '../domain/guard-rails.ts';
import { followed, id, name, procedure } from './base.ts';
import { scenarioSummary } from './plan.ts';
import { alignment, breach, edited, territoryRow } from './scenario.ts';

const measure = z.enum(['workload', 'potential', 'sales']);

/** Degrees; latitudes as far as the map's projection goes. */
const lineCorner = z.tuple([z.number().min(-180).max(180), z.number().min(-85.06).max(85.06)]);

/** Everything that redraws a whole territory, or gives things to one. Each is one step of the history. */
export const operation = z.discriminatedUnion('kind', [
  /** Units and accounts by hand; `territoryId` null = unassigned. */
  z.object({
    kind: z.literal('assign'),
    unitIds: z.array(id),
    accountIds: z.array(id),
    territoryId: id.nullable(),
  }),
  z.object({ kind: z.literal('merge'), territoryId: id, intoId: id }),
  z.object({ kind: z.literal('swap'), territoryId: id, withId: id }),
  /** Its units go to the neighbours, the lightest first; the territory is removed. */
  z.object({ kind: z.literal('dissolve'), territoryId: id }),
  /** `by: 'city'` keeps cities whole; then `parts` null = one part per city. */
  z.object({
    kind: z.literal('split'),
    territoryId: id,
    by: z.enum(['workload', 'city']),
    parts: z.number().int().min(2).max(30).nullable(),
  }),
  /** By a drawn line, corners as [longitude, latitude]; `eachPiece`: every connected piece becomes a territory. */
  z.object({
    kind: z.literal('splitLine'),
    territoryId: id,
    line: z.array(lineCorner).min(2).max(5000),
    eachPiece: z.boolean(),
  }),
  /** `territoryId` null = everywhere. */
  z.object({ kind: z.literal('fillHoles'), territoryId: id.nullable() }),
  z.object({ kind: z.literal('straighten'), territoryId: id.nullable() }),
  z.object({
    kind: z.literal('giveOverflow'),
    territoryId: id,
    measure,
    tolerance: z.number().min(0).max(1),
  }),
]);
export type Operation = z.infer<typeof operation>;

export const operationEffect = z.object({
  /** Units that change territory; 0 = unassigned. Ids of territories still to be made are those they will get. */
  changes: z.array(z.object({ unitId: id, from: z.number().int().min(0), to: z.number().int().min(0) })),
  /** Accounts that change territory, with their units or apart. */
  accounts: z.number().int(),
  salesFen: z.number(),
  /** Territories whose figures change; null = not there yet, or no longer there. */
  territories: z.array(z.object({ before: territoryRow.nullable(), after: territoryRow.nullable() })),
  unassignedUnits: z.object({ before: z.number().int(), after: z.number().int() }),
  /** Accounts that change hands against the present state. */
  movedAccounts: z.object({ before: z.number().int(), after: z.number().int() }),
  breaches: z.array(breach),
});
export type OperationEffect = z.infer<typeof operationEffect>;

export const snapshot = z.object({
  id,
  ofId: id,
  /** By hand: its name; made by the program: ''. */
  name: z.string(),
  reason: z.enum(['hand', 'design', 'import', 'merge']),
  at: z.string(),
});
export type Snapshot = z.infer<typeof snapshot>;

export const mergeScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  /** Territories as they are drawn in the scenario taken from. */
  z.object({ kind: z.literal('territories'), ids: z.array(id).min(1) }),
  /** Whatever was changed within these units. */
  z.object({ kind: z.literal('units'), ids: z.array(id).min(1) }),
]);
export type MergeScope = z.infer<typeof mergeScope>;

const side = z.enum(['mine', 'theirs']);
export const mergeConflict = z.object({
  thing: z.enum(['unit', 'account', 'territory']),
  id,
  name: z.string(),
  /** What each side says, in words: names of territories; '' = unassigned or not there. */
  base: z.string(),
  mine: z.string(),
  theirs: z.string(),
});
export type MergeConflict = z.infer<typeof mergeConflict>;

/** Quotas and tree, row by row: what both sides changed. Text, or a quota in its component's unit; '' = none. */
const said = z.union([z.string(), z.number()]);
export const mergeRow = z.object({
  kind: z.enum(['quotaPlan', 'quota', 'group', 'place']),
  key: z.string(),
  /** Of the territory or group. */
  name: z.string(),
  base: said,
  mine: said,
  theirs: said,
});
export type MergeRow = z.infer<typeof mergeRow>;

const mergeRequest = z.object({
  fromId: id,
  intoId: id,
  scope: mergeScope,
  /** For conflicts not chosen one by one. */
  otherwise: side,
  chosen: z.array(z.object({ thing: mergeConflict.shape.thing, id, take: side })),
  /** The same for rows of quotas and tree. */
  chosenRows: z.array(z.object({ kind: mergeRow.shape.kind, key: z.string(), take: side })).optional(),
});
export type MergeRequest = z.infer<typeof mergeRequest>;

export const mergePreview = z.object({
  baseName: z.string(),
  conflicts: z.array(mergeConflict),
  rows: z.array(mergeRow),
  /** Rows of quotas and tree that would change here. */
  rowsChanged: z.number().int(),
  /** Quotas of a side are issued: both keep their own. */
  quotasIssued: z.boolean(),
  effect: operationEffect,
});
export type MergePreview = z.infer<typeof mergePreview>;

const request = z.object({ scenarioId: id, operation });

export const redrawContract = {
  /** What an operation would do; stores nothing. */
  preview: procedure.input(request).output(followed(operationEffect)),
  operate: procedure.input(request).output(edited),
  guardRails: procedure.output(guardRails),
  setGuardRails: procedure.input(guardRails).output(guardRails),
  snapshots: procedure.output(z.array(snapshot)),
  takeSnapshot: procedure
    .input(z.object({ scenarioId: id, name: z.string().trim().max(120) }))
    .output(snapshot),
  /** The scenario becomes again what it was at the snapshot, quotas too. */
  restoreSnapshot: procedure.input(z.object({ snapshotId: id })).output(alignment),
  /** Branches a scenario as it was after step `seq` of the history (0 = before all). */
  branchAt: procedure
    .input(z.object({ scenarioId: id, seq: z.number().int().min(0), name }))
    .output(scenarioSummary),
  removeSnapshot: procedure.input(z.object({ snapshotId: id })).output(z.void()),
  previewMerge: procedure.input(mergeRequest).output(mergePreview),
  mergeScenario: procedure.input(mergeRequest).output(edited),
};
