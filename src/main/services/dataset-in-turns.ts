import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Plan } from '../plan/plan.ts';
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
  const stands = () => isCurrent() && plan.revision === revision;
  const loaded = new Map<TableName, readonly unknown[]>();
  for (const table of large) {
    const rows = await rowsInTurns(plan, table, stands);
    if (rows === null) return null;
    loaded.set(table, rows);
  }
  const rows: Rows = (table) => (loaded.get(table) as Tables[typeof table][] | undefined) ?? plan.all(table);
  const steps = datasetSteps(plan, rows);
  for (;;) {
    await nextTurn();
    await plan.idle();
    if (!stands()) return null;
    const { done, value } = steps.next();
    if (done) return value;
  }
}

async function rowsInTurns<T extends TableName>(
  plan: Plan,
  table: T,
  stands: () => boolean,
): Promise<Tables[T][] | null> {
  const all: Tables[T][] = [];
  for (;;) {
    await nextTurn();
    await plan.idle();
    if (!stands()) return null;
    const rows = plan.recordsAfter(table, all.at(-1) ?? null, slice);
    for (const row of rows) all.push(row);
    if (rows.length < slice) return all;
  }
}
