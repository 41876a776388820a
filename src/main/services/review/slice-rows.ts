import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '../../../shared/errors.ts';
import { classC, classLetter } from '../../engine/measures/classes.ts';
import { pruneBorders } from '../../jobs/prune-job.ts';
import type { Plan } from '../../plan/plan.ts';
import type { AccountRecord, TableName, Tables } from '../../plan/rows.ts';
import type { SliceRows } from '../../plan/slice.ts';
import { scenarioRecord, territoriesOf } from '../assignment.ts';
import { type Following, refuseIfGivenUp, unfollowed } from '../job-events.ts';
import type { Projection } from '../projection.ts';
import { contentOf, figuresOf, isCommentIn, type SliceContent } from './content.ts';
import type { QuotaSlice } from './slice-quota.ts';
import type { Slice } from './slice-scope.ts';

/** Settings that say how figures are worked out, and nothing of anybody. */
const sharedSettings = ['workload', 'baseYear', 'guardRails'];
/** Rows looked at in one turn of the event loop. */
const rowsPerTurn = 4_000;

export interface SlicePlan {
  readonly rows: SliceRows;
  readonly content: SliceContent;
}

/**
 * Every row of a plan that belongs to a slice, and none of anybody else: names of reps outside are taken off accounts, free texts
 * that may speak of others (the scenario's note, why a rep was chosen), pay, market figures, the history and whatever the firm
 * as a whole is set by stay behind. Classes by share of all accounts are kept as classes by hand.
 * @throws AppError PLAN_BUSY when the plan is edited meanwhile, JOB_CANCELLED
 */
export async function sliceRows(
  plan: Plan,
  projection: Projection,
  slice: Slice,
  quota: QuotaSlice,
  following: Following = unfollowed,
): Promise<SlicePlan> {
  const { scenarioId, territoryIds, groupIds, unitIds, accountIds, repIds } = slice;
  const { revision } = plan;
  const ofScenario = { scenario_id: scenarioId };
  const scenario = scenarioRecord(plan, scenarioId);
  const exceptions = [...plan.accountExceptions(scenarioId)].filter(([id]) => accountIds.has(id));
  await turn(plan);
  const units = [...plan.unitTerritories(scenarioId)].filter(([id]) => unitIds.has(id));
  await turn(plan);
  const bothIn = ({ a, b }: { a: number; b: number }) => unitIds.has(a) && unitIds.has(b);
  const ofAccount = ({ account_id }: { account_id: number }) => accountIds.has(account_id);
  const comments = plan.where('comment', ofScenario).filter((row) => isCommentIn(row, slice));

  const rows: SliceRows = {
    unit: await some(plan, 'unit', following, ({ id }) => unitIds.has(id)),
    boundary: await boundaries(plan, unitIds),
    measure: plan.all('measure'),
    measure_profile: plan.all('measure_profile'),
    unit_measure: await some(plan, 'unit_measure', following, ({ unit_id }) => unitIds.has(unit_id)),
    unit_pair: await some(plan, 'unit_pair', following, bothIn),
    unit_distance: await some(plan, 'unit_distance', following, bothIn),
    unit_ladder: plan.all('unit_ladder').filter(({ unit_id }) => unitIds.has(unit_id)),
    account: await accountsOf(projection, slice),
    account_year: await some(plan, 'account_year', following, ofAccount),
    sales_month: await some(plan, 'sales_month', following, ofAccount),
    account_text: await some(plan, 'account_text', following, ofAccount),
    rep: plan.all('rep').filter(({ id }) => repIds.has(id)),
    rep_profile: plan
      .all('rep_profile')
      .filter(({ rep_id }) => repIds.has(rep_id))
      .map((row) => ({ ...row, cost_fen: null })),
    scenario: [{ ...scenario, parent_id: null, note: '', status: 'draft', is_present: 0 }],
    territory: territoriesOf(plan, scenarioId).filter(({ territory_id }) => territoryIds.has(territory_id)),
    territory_need: plan
      .where('territory_need', ofScenario)
      .filter(({ territory_id }) => territoryIds.has(territory_id))
      .map((row) => ({ ...row, reason: '' })),
    territory_group: plan
      .where('territory_group', ofScenario)
      .filter(({ group_id }) => groupIds.has(group_id))
      .map((row) => ({
        ...row,
        parent_id: row.parent_id !== null && groupIds.has(row.parent_id) ? row.parent_id : null,
      })),
    territory_parent: plan
      .where('territory_parent', ofScenario)
      .filter(({ territory_id, group_id }) => territoryIds.has(territory_id) && groupIds.has(group_id)),
    scenario_unit: units.map(([unit_id, territory_id]) => ({ ...ofScenario, unit_id, territory_id })),
    scenario_account: exceptions.map(([account_id, territory_id]) => ({
      ...ofScenario,
      account_id,
      territory_id,
    })),
    comment: withWholeThreads(comments),
    setting: plan.all('setting').filter(({ key }) => sharedSettings.includes(key)),
    ...quota.rows,
  };
  if (plan.revision !== revision) throw new AppError('PLAN_BUSY');
  await nextTurn();
  const content = contentOf(
    {
      units,
      exceptions,
      territory: rows.territory ?? [],
      figures: (rows.account ?? []).map(figuresOf),
      quota_cell: rows.quota_cell ?? [],
      comment: rows.comment ?? [],
      rep: rows.rep ?? [],
      territory_group: rows.territory_group ?? [],
      territory_parent: rows.territory_parent ?? [],
      note: '',
    },
    quota.quotas,
  );
  return { rows, content };
}

/** The slice's accounts with the class they count as, without a unit or a rep that is not the slice's. */
async function accountsOf(
  projection: Projection,
  { scenarioId, accountIds, unitIds, repIds }: Slice,
): Promise<AccountRecord[]> {
  const data = projection.dataset(scenarioId);
  const found: AccountRecord[] = [];
  for (const [at, row] of data.accounts.entries()) {
    if (at % rowsPerTurn === rowsPerTurn - 1) await nextTurn();
    if (!accountIds.has(row.id)) continue;
    found.push({
      ...row,
      class_manual: classLetter(data.classes[at] ?? classC),
      unit_id: row.unit_id !== null && unitIds.has(row.unit_id) ? row.unit_id : null,
      rep_id: row.rep_id !== null && repIds.has(row.rep_id) ? row.rep_id : null,
    });
  }
  return found;
}

/** An answer without the first of its thread would be seen nowhere. */
function withWholeThreads(comments: readonly Tables['comment'][]): Tables['comment'][] {
  const first = new Set(comments.map(({ comment_id }) => comment_id));
  return comments.filter(({ thread_id }) => first.has(thread_id));
}

/** Rows of a large table that are wanted, read with turns of the event loop between. */
async function some<T extends TableName>(
  plan: Plan,
  table: T,
  following: Following,
  isWanted: (row: Tables[T]) => boolean,
): Promise<Tables[T][]> {
  const found: Tables[T][] = [];
  let last: Tables[T] | null = null;
  for (;;) {
    refuseIfGivenUp(following);
    const page: Tables[T][] = plan.recordsAfter(table, last, rowsPerTurn);
    for (const row of page) if (isWanted(row)) found.push(row);
    last = page.at(-1) ?? null;
    await turn(plan);
    if (page.length < rowsPerTurn) return found;
  }
}

/** Level by level: each is some ten megabytes of text. */
async function boundaries(plan: Plan, unitIds: ReadonlySet<number>) {
  const levels: Tables['boundary'][] = [];
  for (let last: Tables['boundary'] | null = null; ; ) {
    const [stored]: Tables['boundary'][] = plan.recordsAfter('boundary', last, 1);
    if (!stored) return levels;
    last = stored;
    await turn(plan);
    const { level, topology } = stored;
    levels.push({ level, topology: await pruneBorders({ topology, unitIds: Int32Array.from(unitIds) }) });
    while (!plan.isIdle()) await plan.idle();
  }
}

/** Lets the event loop turn, and a step that began meanwhile end. */
async function turn(plan: Plan): Promise<void> {
  await nextTurn();
  while (!plan.isIdle()) await plan.idle();
}
