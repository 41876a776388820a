import { AppError } from '../../shared/errors.ts';
import type { PlanReader } from '../plan/plan.ts';
import type { ScenarioRecord, TerritoryRecord } from '../plan/rows.ts';
import type { Figures } from './dataset.ts';

/** Who has what in one scenario, as dense arrays over the dataset. Territory index −1 = unassigned. */
export interface Assignment {
  readonly scenario: ScenarioRecord;
  /** In their order on screen; the index used below. */
  readonly territories: readonly TerritoryRecord[];
  readonly territoryIndex: ReadonlyMap<number, number>;
  /** Territory id per unit, 0 = unassigned. */
  readonly unitOwner: Int32Array;
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

/** @param former what was read before from the same dataset: answered again when nothing has changed since */
export function readAssignment(
  plan: PlanReader,
  data: Figures,
  scenarioId: number,
  former?: Assignment,
): Assignment {
  const scenario = scenarioRecord(plan, scenarioId);
  const territories = territoriesOf(plan, scenarioId);
  // Units stand in the order of their ids here as there.
  const unitOwner = plan.unitTerritoryIds(scenarioId);
  const exceptions = known(plan.accountExceptions(scenarioId), data);
  const read = { scenario, territories, unitOwner, exceptions };
  return former && isSame(former, read) ? former : assignmentFrom(data, read);
}

type Owners = Pick<Assignment, 'scenario' | 'territories' | 'unitOwner' | 'exceptions'>;

/** The dense form of who has what. */
export function assignmentFrom(data: Figures, owners: Owners): Assignment {
  const { territories, unitOwner, exceptions } = owners;
  const { accountUnit, accountIndex } = data;
  const territoryIndex = new Map(territories.map((row, index) => [row.territory_id, index]));
  const unitTerritory = new Int32Array(unitOwner.length);
  for (let unit = 0; unit < unitOwner.length; unit++)
    unitTerritory[unit] = territoryIndex.get(unitOwner[unit]) ?? -1;
  // Few accounts are held apart: all follow their units first, which touches typed arrays alone.
  const accountTerritory = new Int32Array(accountUnit.length);
  for (let account = 0; account < accountTerritory.length; account++) {
    const unit = accountUnit[account];
    accountTerritory[account] = unit < 0 ? -1 : unitTerritory[unit];
  }
  for (const [accountId, territoryId] of exceptions) {
    const account = accountIndex.get(accountId);
    if (account !== undefined) accountTerritory[account] = territoryIndex.get(territoryId) ?? -1;
  }
  return { ...owners, territoryIndex, unitTerritory, accountTerritory };
}

function isSame(a: Owners, b: Owners): boolean {
  return (
    sameRow(a.scenario, b.scenario) &&
    a.territories.length === b.territories.length &&
    a.territories.every((row, index) => sameRow(row, b.territories[index])) &&
    a.exceptions.size === b.exceptions.size &&
    sameNumbers(a.unitOwner, b.unitOwner) &&
    sameExceptions(a.exceptions, b.exceptions)
  );
}

function sameExceptions(a: Assignment['exceptions'], b: Assignment['exceptions']): boolean {
  for (const [account, owner] of a) if (b.get(account) !== owner) return false;
  return true;
}

function sameNumbers(a: Int32Array, b: Int32Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}

const sameRow = <Row extends object>(a: Row, b: Row): boolean =>
  (Object.keys(a) as (keyof Row)[]).every((key) => a[key] === b[key]);

/** Exceptions of accounts the dataset has: those outside a layer say nothing in it. */
function known(exceptions: Map<number, number>, { accountIndex }: Figures): Map<number, number> {
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
