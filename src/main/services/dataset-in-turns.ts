import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Pieces } from '../plan/pieces.ts';
import type { Plan, PlanReader } from '../plan/plan.ts';
import type { TableName, Tables } from '../plan/rows.ts';
import { type Dataset, datasetSteps, type Rows } from './dataset.ts';

/** Tables that grow with the accounts or the units. */
const large = ['unit', 'account', 'account_year', 'unit_measure', 'unit_pair'] as const;
/** Rows read at once: some ten milliseconds. */
const slice = 3000;

/**
 * The dataset of a plan, read and worked out with turns of the event loop between, so that 100,000 accounts hold nobody up.
 * Null when the plan was edited or closed meanwhile.
 */
export async function datasetInTurns(plan: Plan, isCurrent: () => boolean): Promise<Dataset | null> {
  const { revision } = plan;
  const work = datasetInPieces(plan);
  for (;;) {
    await nextTurn();
    while (!plan.isIdle()) await plan.idle();
    if (!isCurrent() || plan.revision !== revision) return null;
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** The same of whatever is read from, a plan as it was, say; its caller sees to the turns. */
export function* datasetInPieces(plan: PlanReader): Pieces<Dataset> {
  const loaded = new Map<TableName, readonly unknown[]>();
  for (const table of large) loaded.set(table, yield* rowsInPieces(plan, table));
  const rows: Rows = (table) => (loaded.get(table) as Tables[typeof table][] | undefined) ?? plan.all(table);
  return yield* datasetSteps(plan, rows);
}

/** All rows of a table, read in pieces. */
export function* rowsInPieces<T extends TableName>(plan: PlanReader, table: T): Pieces<Tables[T][]> {
  const all: Tables[T][] = [];
  for (;;) {
    const rows = plan.recordsAfter(table, all.at(-1) ?? null, slice);
    for (const row of rows) all.push(row);
    if (rows.length < slice) return all;
    yield;
  }
}
