import { translate } from '../../shared/i18n/index.ts';
import { finish, type Pieces } from '../plan/pieces.ts';
import type { PlanWriter } from '../plan/plan.ts';
import type { ScenarioRecord, TerritoryRecord } from '../plan/rows.ts';
import { assignGrouped } from './assign-grouped.ts';
import { recolour } from './colours.ts';
import type { Dataset } from './dataset.ts';

/** What the present state is called where no language was chosen (the terminal). */
const usualName = translate('zh', 'scenario', 'presentName');

/**
 * The present state (现状) told by the accounts' reps: one territory per rep who has accounts, a unit with the rep who has
 * most of its accounts (then most potential, then the lowest territory id), other accounts held apart as exceptions, and
 * accounts without a rep left unassigned. Called within the import's own edit, so that one undo takes both back. `name` is
 * what it is called when it is made.
 */
export function rebuildPresent(write: PlanWriter, name = usualName): void {
  finish(rebuildPresentInPieces(write, undefined, name));
}

/**
 * The same in pieces.
 * @param data the units as they are and who touches whom, where they are at hand; else they are read from the plan
 */
export function* rebuildPresentInPieces(
  write: PlanWriter,
  data?: Pick<Dataset, 'units' | 'adjacency'>,
  name = usualName,
): Pieces<void> {
  if (write.count('unit') === 0) return;
  yield;
  const accounts = readPlaced(write);
  yield;
  const scenario = presentScenario(write, name);
  const territoryOfRep = presentTerritories(write, scenario.id, accounts);
  yield;
  const unitTerritory = majorityPerUnit(accounts, territoryOfRep);
  yield;
  assignChangedUnits(write, scenario.id, unitTerritory);
  yield;
  assignChangedAccounts(write, scenario.id, accounts, territoryOfRep, unitTerritory);
  yield;
  recolour(write, scenario.id, data);
}

/** What the present state is told by: one entry an account in each list. */
interface Placed {
  ids: readonly number[];
  reps: readonly (number | null)[];
  units: readonly (number | null)[];
  potentials: readonly (number | null)[];
}

function readPlaced(write: PlanWriter): Placed {
  const [ids, reps, units, potentials] = write.scan('account', ['id', 'rep_id', 'unit_id', 'potential_fen']);
  return { ids, reps, units, potentials };
}

function presentScenario(write: PlanWriter, name: string): ScenarioRecord {
  const existing = write.where('scenario', { is_present: 1 })[0];
  if (existing) return existing;
  const scenario: ScenarioRecord = {
    id: write.max('scenario', 'id') + 1,
    name,
    parent_id: null,
    colour: 0,
    note: '',
    status: 'inForce',
    is_present: 1,
    created_at: new Date().toISOString(),
  };
  write.put('scenario', scenario);
  return scenario;
}

/** Keeps the territory of a rep who had one, adds those of new reps, and removes those whose rep has gone. */
function presentTerritories(write: PlanWriter, scenarioId: number, accounts: Placed): Map<number, number> {
  const working = new Set(accounts.reps);
  const territoryOfRep = new Map<number, number>();
  let position = 0;
  for (const territory of write.where('territory', { scenario_id: scenarioId })) {
    position = Math.max(position, territory.position + 1);
    if (territory.rep_id !== null && working.has(territory.rep_id)) {
      territoryOfRep.set(territory.rep_id, territory.territory_id);
    } else {
      write.remove('territory', territory);
    }
  }
  let nextId = write.max('territory', 'territory_id') + 1;
  for (const rep of write.all('rep')) {
    if (!working.has(rep.id) || territoryOfRep.has(rep.id)) continue;
    const territory: TerritoryRecord = {
      scenario_id: scenarioId,
      territory_id: nextId++,
      name: rep.name,
      colour: position,
      rep_id: rep.id,
      locked: 0,
      share: 1,
      position: position++,
    };
    write.put('territory', territory);
    territoryOfRep.set(rep.id, territory.territory_id);
  }
  return territoryOfRep;
}

interface Claim {
  accounts: number;
  potential: number;
}

function majorityPerUnit(accounts: Placed, territoryOfRep: ReadonlyMap<number, number>): Map<number, number> {
  const claims = new Map<number, Map<number, Claim>>();
  accounts.reps.forEach((rep, at) => {
    const unit = accounts.units[at];
    const territory = rep === null ? undefined : territoryOfRep.get(rep);
    if (territory === undefined || unit === null) return;
    const perTerritory = claims.get(unit) ?? new Map<number, Claim>();
    const claim = perTerritory.get(territory) ?? { accounts: 0, potential: 0 };
    claim.accounts += 1;
    claim.potential += accounts.potentials[at] ?? 0;
    perTerritory.set(territory, claim);
    claims.set(unit, perTerritory);
  });
  const unitTerritory = new Map<number, number>();
  for (const [unit, perTerritory] of claims) {
    const [winner] = [...perTerritory].sort(
      ([a, left], [b, right]) => right.accounts - left.accounts || right.potential - left.potential || a - b,
    );
    if (winner) unitTerritory.set(unit, winner[0]);
  }
  return unitTerritory;
}

/** What is to be given another territory than it has: not given any, it is to have the fallback. */
function* changed(
  wanted: ReadonlyMap<number, number>,
  current: ReadonlyMap<number, number>,
  fallback: number,
): Generator<[id: number, territoryId: number]> {
  for (const id of new Set([...wanted.keys(), ...current.keys()])) {
    const territory = wanted.get(id) ?? fallback;
    if (current.get(id) !== territory && (territory !== fallback || current.has(id))) yield [id, territory];
  }
}

function assignChangedUnits(
  write: PlanWriter,
  scenarioId: number,
  wanted: ReadonlyMap<number, number>,
): void {
  const complete = new Map(Array.from(write.ids('unit'), (id) => [id, wanted.get(id) ?? 0]));
  const moves = changed(complete, write.unitTerritories(scenarioId), 0);
  finish(assignGrouped(moves, (ids, territory) => write.assignUnits(scenarioId, ids, territory)));
}

const followUnit = -1;

function assignChangedAccounts(
  write: PlanWriter,
  scenarioId: number,
  accounts: Placed,
  territoryOfRep: ReadonlyMap<number, number>,
  unitTerritory: ReadonlyMap<number, number>,
): void {
  const wanted = new Map<number, number>();
  accounts.ids.forEach((id, at) => {
    const rep = accounts.reps[at];
    const unit = accounts.units[at];
    const territory = rep === null ? 0 : (territoryOfRep.get(rep) ?? 0);
    const ofUnit = unit === null ? 0 : (unitTerritory.get(unit) ?? 0);
    if (territory !== ofUnit) wanted.set(id, territory);
  });
  const moves = changed(wanted, write.accountExceptions(scenarioId), followUnit);
  finish(assignGrouped(moves, (ids, territory) => write.assignAccounts(scenarioId, ids, territory)));
}
