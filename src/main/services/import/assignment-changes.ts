import { AppError } from '../../../shared/errors.ts';
import type { AssignmentDraft } from '../../exchange/import/assignments.ts';
import { finish } from '../../plan/pieces.ts';
import type { PlanReader } from '../../plan/plan.ts';
import { assignGrouped } from '../assign-grouped.ts';
import { refuseFrozen } from '../guard.ts';
import type { Changes } from './changes.ts';

/** An account's territory is an exception only where it differs from its unit's. */
const followsUnit = -1;

/**
 * Differences between what sheets say and one scenario as it stands, as one decision. A row that repeats what stands decides
 * nothing: an account whose row does so goes along when its unit moves. An account named with the territory its unit will have
 * follows the unit. Throws TERRITORY_LOCKED when a locked territory would gain or lose.
 */
export function assignmentChanges(
  plan: PlanReader,
  scenarioId: number,
  drafts: readonly AssignmentDraft[],
): Changes {
  refuseFrozen(plan, scenarioId);
  const territories = new Map(
    plan.where('territory', { scenario_id: scenarioId }).map((row) => [row.territory_id, row]),
  );
  const unitTerritory = new Map(plan.unitTerritories(scenarioId));
  const exceptions = plan.accountExceptions(scenarioId);
  const accounts = new Map(plan.all('account').map((account) => [account.id, account]));
  const unitMoves = new Map<number, number>();
  const accountMoves = new Map<number, number>();

  const move = (from: number, to: number) => {
    for (const id of [from, to]) {
      const territory = territories.get(id);
      if (territory?.locked) throw new AppError('TERRITORY_LOCKED', { name: territory.name });
    }
  };
  for (const { unitId, territoryId } of drafts) {
    if (unitId === null) continue;
    const from = unitTerritory.get(unitId) ?? 0;
    if (from === territoryId) continue;
    move(from, territoryId);
    unitMoves.set(unitId, territoryId);
  }
  const before = new Map(unitTerritory);
  for (const [unit, territory] of unitMoves) unitTerritory.set(unit, territory);
  for (const { accountId, territoryId } of drafts) {
    if (accountId === null) continue;
    const unit = accounts.get(accountId)?.unit_id ?? null;
    const ofUnit = unit === null ? 0 : (unitTerritory.get(unit) ?? 0);
    const from = exceptions.get(accountId) ?? (unit === null ? 0 : (before.get(unit) ?? 0));
    const now = exceptions.get(accountId) ?? ofUnit;
    if (territoryId === from || territoryId === now) continue;
    move(from, territoryId);
    accountMoves.set(accountId, ofUnit === territoryId ? followsUnit : territoryId);
  }
  const updated = unitMoves.size + accountMoves.size;
  return {
    created: 0,
    updated,
    unchanged: Math.max(0, drafts.length - updated),
    write(writer) {
      finish(assignGrouped(unitMoves, (ids, to) => writer.assignUnits(scenarioId, ids, to)));
      finish(assignGrouped(accountMoves, (ids, to) => writer.assignAccounts(scenarioId, ids, to)));
    },
  };
}
