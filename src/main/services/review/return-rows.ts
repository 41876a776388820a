import type { Pieces } from '../../plan/pieces.ts';
import type { PlanReader } from '../../plan/plan.ts';
import type { SliceRows } from '../../plan/slice.ts';
import { scenarioRecord, territoriesOf } from '../assignment.ts';
import { rowsInPieces } from '../rows-in-pieces.ts';
import type { SliceContent } from './content.ts';

/**
 * What of a review copy goes back: what a review may change of the units and accounts that were sent, no borders and no sales.
 * What else the reviewer brought into the copy stays there.
 */
export function* returnRows(plan: PlanReader, scenarioId: number, base: SliceContent): Pieces<SliceRows> {
  const ofScenario = { scenario_id: scenarioId };
  const sentUnits = new Set(base.units.map(([id]) => id));
  const sentAccounts = new Set(base.accounts);
  yield;
  const units = (yield* rowsInPieces(plan, 'unit')).filter(({ id }) => sentUnits.has(id));
  const accounts = (yield* rowsInPieces(plan, 'account')).filter(({ id }) => sentAccounts.has(id));
  yield;
  const unitIds = new Set(units.map(({ id }) => id));
  const accountIds = new Set(accounts.map(({ id }) => id));
  const held = [...plan.unitTerritories(scenarioId)].filter(([id]) => unitIds.has(id));
  yield;
  const apart = [...plan.accountExceptions(scenarioId)].filter(([id]) => accountIds.has(id));
  yield;
  const account = accounts.map((row) => ({
    ...row,
    unit_id: row.unit_id !== null && unitIds.has(row.unit_id) ? row.unit_id : null,
  }));
  yield;
  return {
    unit: units,
    account,
    rep: plan.all('rep'),
    scenario: [{ ...scenarioRecord(plan, scenarioId), parent_id: null }],
    territory: territoriesOf(plan, scenarioId),
    territory_group: plan.where('territory_group', ofScenario),
    territory_parent: plan.where('territory_parent', ofScenario),
    scenario_unit: held.map(([unit_id, territory_id]) => ({ ...ofScenario, unit_id, territory_id })),
    scenario_account: apart.map(([account_id, territory_id]) => ({
      ...ofScenario,
      account_id,
      territory_id,
    })),
    quota_cell: plan.where('quota_cell', { ...ofScenario, locked: 1 }),
    comment: plan
      .where('comment', ofScenario)
      .filter(({ account_id }) => account_id === null || accountIds.has(account_id)),
  };
}
