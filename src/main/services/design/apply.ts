import { inSlices, type Pieces } from '../../plan/pieces.ts';
import type { PlanWriter } from '../../plan/plan.ts';
import { assignGrouped } from '../assign-grouped.ts';
import { presentScenario, territoriesOf } from '../assignment.ts';
import { recolour } from '../colours.ts';
import type { Dataset } from '../dataset.ts';
import { freeTerritoryName, newTerritory } from '../territory-service.ts';
import type { Label } from './labels.ts';

/**
 * Writes a drawn plan into a scenario: new territories are made, those no longer drawn are removed, units are assigned, and
 * accounts held apart only because the present state had them so go with their unit. Exceptions made by hand, and those of
 * locked territories, stay.
 * @param stem what a new territory without a rep is called, before its number
 */
export function* applyDesign(
  write: PlanWriter,
  data: Dataset,
  scenarioId: number,
  assignment: Int32Array,
  labels: readonly Label[],
  stem: string,
): Pieces<void> {
  const territoryIds = labels.map((label) => territoryOf(write, data, scenarioId, label, stem));
  yield;
  yield* assignUnits(write, data, scenarioId, assignment, territoryIds);
  yield;
  yield* releaseAccounts(write, scenarioId, new Set(territoryIds));
  yield;
  for (const territory of territoriesOf(write, scenarioId)) {
    if (territoryIds.includes(territory.territory_id)) continue;
    write.removeWhere('quota_cell', { scenario_id: scenarioId, territory_id: territory.territory_id });
    write.remove('territory', territory);
  }
  yield;
  recolour(write, scenarioId, data);
}

function territoryOf(
  write: PlanWriter,
  data: Dataset,
  scenarioId: number,
  { territory, repId }: Label,
  stem: string,
): number {
  if (territory) return territory.territory_id;
  const taken = territoriesOf(write, scenarioId).map(({ name }) => name);
  const repName = repId === null ? undefined : data.repById.get(repId)?.name;
  const name =
    repName !== undefined && !taken.includes(repName) ? repName : freeTerritoryName(taken, repName ?? stem);
  const made = newTerritory(write, scenarioId, name, repId);
  write.put('territory', made);
  return made.territory_id;
}

function assignUnits(
  write: PlanWriter,
  data: Dataset,
  scenarioId: number,
  assignment: Int32Array,
  territoryIds: readonly number[],
): Pieces<void> {
  const current = write.unitTerritories(scenarioId);
  const changed = data.units.flatMap((unit, index) => {
    const territoryId = assignment[index] < 0 ? 0 : territoryIds[assignment[index]];
    return (current.get(unit.id) ?? 0) === territoryId ? [] : [[unit.id, territoryId] as const];
  });
  return assignGrouped(changed, (ids, territoryId) => write.assignUnits(scenarioId, ids, territoryId));
}

function* releaseAccounts(write: PlanWriter, scenarioId: number, kept: ReadonlySet<number>): Pieces<void> {
  const present = presentScenario(write);
  const fromPresent = present ? write.accountExceptions(present.id) : new Map<number, number>();
  const locked = new Set(
    territoriesOf(write, scenarioId).flatMap(({ territory_id, locked: isLocked }) =>
      isLocked === 1 ? territory_id : [],
    ),
  );
  const released: number[] = [];
  for (const [accountId, territoryId] of write.accountExceptions(scenarioId)) {
    if (locked.has(territoryId)) continue;
    const gone = territoryId !== 0 && !kept.has(territoryId);
    if (gone || fromPresent.get(accountId) === territoryId) released.push(accountId);
  }
  yield;
  yield* inSlices(released, (some) => write.assignAccounts(scenarioId, some, -1));
}
