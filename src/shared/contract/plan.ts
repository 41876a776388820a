import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { measureUnits } from '../domain/measures.ts';
import { workloadSettings } from '../domain/settings.ts';
import { followed, id, procedure, progress, stepLabel, year } from './base.ts';

export const scenarioSummary = z.object({
  id,
  name: z.string(),
  parentId: id.nullable(),
  colour: z.number().int().min(0),
  note: z.string(),
  status: z.enum(['draft', 'proposed', 'approved', 'inForce', 'archived']),
  /** The present state (现状): rebuilt from the accounts' reps on import, otherwise never changed by the program. */
  isPresent: z.boolean(),
  territoryCount: z.number().int().min(0),
  /** Of the alignment of a layer: which, and the scenario it belongs to; lists of scenarios leave such rows out. */
  layer: z.object({ id, name: z.string(), baseId: id }).nullable(),
});
export type ScenarioSummary = z.infer<typeof scenarioSummary>;

export const measureInfo = z.object({
  key: z.string(),
  /** Shown as it is for imported measures; derived ones have words in the catalogues (`measures.<key>`). */
  name: z.string(),
  unit: z.enum(measureUnits),
  derived: z.boolean(),
  /** By a formula: nobody types its values. */
  calculated: z.literal(true).optional(),
});
export type MeasureInfo = z.infer<typeof measureInfo>;

export const planState = z.object({
  name: z.string(),
  folder: z.string(),
  /** Grows with every accepted edit, undo and redo. */
  revision: z.number().int(),
  counts: z.object({
    units: z.number().int(),
    accounts: z.number().int(),
    reps: z.number().int(),
    competitors: z.number().int(),
    salesRows: z.number().int(),
    /** Pairs of units with an imported distance. */
    distances: z.number().int(),
    approximateAccounts: z.number().int(),
    unplacedAccounts: z.number().int(),
  }),
  measures: z.array(measureInfo),
  scenarios: z.array(scenarioSummary),
  workload: workloadSettings,
  /** The year whose sales are "sales" on screen; null before any sales were imported. */
  baseYear: year.nullable(),
  salesYears: z.array(year),
  undo: stepLabel.nullable(),
  redo: stepLabel.nullable(),
  /** The renderer's own memory of screen, panels and selection; opaque here. */
  view: z.string(),
});
export type PlanState = z.infer<typeof planState>;

/** Which parts of the plan an event touched, so that queries refetch only those. */
export const planTopics = [
  'state',
  'units',
  'accounts',
  'reps',
  'competitors',
  'links',
  'scenarios',
  'alignment',
  'quota',
  'pay',
  'tree',
  'layers',
  'staffing',
  'market',
  'review',
] as const;
export const planEvent = z.object({
  revision: z.number().int(),
  topics: z.array(z.enum(planTopics)),
  /** The step just made, undone or redone; null when a plan was opened or closed. */
  label: stepLabel.nullable(),
  kind: z.enum(['opened', 'closed', 'did', 'undid', 'redid']),
});
export type PlanEvent = z.infer<typeof planEvent>;

export const historyEntry = z.object({
  seq: z.number().int(),
  label: stepLabel,
  at: z.string(),
  undone: z.boolean(),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

/** A plan written back to the disk: what its file is called now. */
export const keptPlan = z.object({ name: z.string(), state: planState });
export type KeptPlan = z.infer<typeof keptPlan>;

/** Another version of the open plan in its folder, as synchronisers leave them. */
export const conflictCopy = z.object({
  fileId: z.string(),
  name: z.string(),
  changedAt: z.string(),
  bytes: z.number().int().min(0),
});
export type ConflictCopy = z.infer<typeof conflictCopy>;

const file = z.object({ fileId: z.string() });

export const planContract = {
  create: procedure.input(file).output(planState),
  open: procedure.input(file).output(planState),
  openRecent: procedure.input(z.object({ id: z.string() })).output(planState),
  openSample: procedure.output(eventIterator(z.object({ progress, done: z.boolean() }))),
  close: procedure.output(z.void()),
  /** The last event names the copy. Leaving the loop leaves what stood there. */
  saveCopy: procedure
    .input(file)
    .output(eventIterator(z.object({ progress, result: z.object({ name: z.string() }).nullable() }))),
  /**
   * The file was moved, deleted or replaced: goes on with what is held here, written back or beside the other version. Leaving the
   * loop leaves everything as it was.
   */
  keep: procedure.output(eventIterator(z.object({ progress, result: keptPlan.nullable() }))),
  /** The file was replaced or written into: goes on with what stands on the disk. */
  reopen: procedure.output(planState),
  /** Newest first; empty without a plan. */
  conflictCopies: procedure.output(z.array(conflictCopy)),
  state: procedure.output(planState.nullable()),
  events: procedure.output(eventIterator(planEvent)),
  /** A large step tells how far it is; given up before that stands, it leaves the plan as it was. */
  undo: procedure.output(followed(planState)),
  redo: procedure.output(followed(planState)),
  history: procedure
    .input(z.object({ limit: z.number().int().min(1).max(1000) }))
    .output(z.array(historyEntry)),
  /** Undo or redo step by step until `seq` is the last step done (0 = everything undone). */
  jumpTo: procedure.input(z.object({ seq: z.number().int().min(0) })).output(followed(planState)),
  setView: procedure.input(z.object({ view: z.string().max(20_000) })).output(z.void()),
  setWorkload: procedure.input(workloadSettings).output(planState),
  setBaseYear: procedure.input(z.object({ year })).output(planState),
};
