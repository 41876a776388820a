import { AppError } from '../../shared/errors.ts';
import type { PlanReader } from '../plan/plan.ts';
import type { ScenarioRecord, TerritoryRecord } from '../plan/rows.ts';
import type { Dataset } from './dataset.ts';

/** Who has what in one scenario, as dense arrays over the dataset. Territory index −1 = unassigned. */
export interface Assignment {
  readonly scenario: ScenarioRecord;
  /** In their order on screen; the index used below. */
  readonly territories: readonly TerritoryRecord[];
  readonly territoryIndex: ReadonlyMap<number, number>;
  readonly unitTerritory: Int32Array;
  /** After exceptions. */
  readonly accountTerritory: Int32Array;
  /** Account id → territory id (0 = unassigned). */
  readonly exceptions: ReadonlyMap<number, number>;
}

export function scenarioRecord(plan: PlanReader, scenarioId: number): ScenarioRecord {
  const record = plan.get('scenario', { id: scenarioId });
  if (!record) throw new AppError('NOT_FOUND', { what: 'scenario', id: scenarioId });
  return record;
}

export function territoryRecord(plan: PlanReader, scenarioId: number, territoryId: number): TerritoryRecord {
  const record = plan.get('territory', { scenario_id: scenarioId, territory_id: territoryId });
  if (!record) throw new AppError('NOT_FOUND', { what: 'territory', id: territoryId });
  return record;
}

export function territoriesOf(plan: PlanReader, scenarioId: number): TerritoryRecord[] {
  return plan
    .where('territory', { scenario_id: scenarioId })
    .sort((a, b) => a.position - b.position || a.territory_id - b.territory_id);
}

export function readAssignment(plan: PlanReader, data: Dataset, scenarioId: number): Assignment {
  const scenario = scenarioRecord(plan, scenarioId);
  const territories = territoriesOf(plan, scenarioId);
  const territoryIndex = new Map(territories.map((row, index) => [row.territory_id, index]));
  const unitTerritory = new Int32Array(data.units.length).fill(-1);
  // Units stand in the order of their ids here as there.
  plan.unitTerritoryIds(scenarioId).forEach((territoryId, unit) => {
    unitTerritory[unit] = territoryIndex.get(territoryId) ?? -1;
  });
  const exceptions = known(plan.accountExceptions(scenarioId), data);
  // Few accounts are held apart: all follow their units first, which touches typed arrays alone.
  const accountTerritory = new Int32Array(data.accounts.length);
  for (let account = 0; account < accountTerritory.length; account++) {
    const unit = data.accountUnit[account];
    accountTerritory[account] = unit < 0 ? -1 : unitTerritory[unit];
  }
  for (const [accountId, territoryId] of exceptions) {
    const account = data.accountIndex.get(accountId);
    if (account !== undefined) accountTerritory[account] = territoryIndex.get(territoryId) ?? -1;
  }
  return { scenario, territories, territoryIndex, unitTerritory, accountTerritory, exceptions };
}

/** Exceptions of accounts the dataset has: those outside a layer say nothing in it. */
function known(exceptions: Map<number, number>, { accountIndex }: Dataset): Map<number, number> {
  for (const accountId of exceptions.keys()) if (!accountIndex.has(accountId)) exceptions.delete(accountId);
  return exceptions;
}

/** The present state (现状), or null before accounts with reps were imported. */
export function presentScenario(plan: PlanReader): ScenarioRecord | null {
  return plan.where('scenario', { is_present: 1 })[0] ?? null;
}

/** Rep id per account (−1 none): what "changing hands" is judged by. */
export function repOfAccounts({ accountTerritory, territories }: Assignment): Int32Array {
  return repsOf(accountTerritory, territories);
}

/** Rep id per unit (−1 none). */
export function repOfUnits({ unitTerritory, territories }: Assignment): Int32Array {
  return repsOf(unitTerritory, territories);
}

function repsOf(territory: Int32Array, territories: Assignment['territories']): Int32Array {
  const repOf = Int32Array.from(territories, ({ rep_id }) => rep_id ?? -1);
  const reps = new Int32Array(territory.length);
  for (let at = 0; at < reps.length; at++) reps[at] = territory[at] < 0 ? -1 : repOf[territory[at]];
  return reps;
}
