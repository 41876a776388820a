import { territoryColours } from '../../../shared/domain/palette.ts';
import { colourTerritories } from '../../engine/measures/colouring.ts';
import { territoryNeighbours } from '../../engine/measures/pieces.ts';
import { finish, type Pieces } from '../../plan/pieces.ts';
import type { PlanReader, PlanWriter } from '../../plan/plan.ts';
import type { TerritoryRecord } from '../../plan/rows.ts';
import { assignGrouped } from '../assign-grouped.ts';
import { type Assignment, assignmentFrom, territoriesOf } from '../assignment.ts';
import type { Dataset } from '../dataset.ts';

/** A scenario as somebody thinks of drawing it: nothing is stored until `storeDraft`. Territory id 0 = unassigned. */
export interface Draft {
  readonly territories: readonly TerritoryRecord[];
  /** Territory id per unit of the dataset. */
  readonly unitTerritory: Int32Array;
  /** Account id → territory id. */
  readonly exceptions: ReadonlyMap<number, number>;
}

export function draftOf({ territories, unitOwner, exceptions }: Assignment): Draft {
  return { territories, unitTerritory: unitOwner, exceptions };
}

/**
 * A scenario as another time of the plan has it, over the units and accounts of the dataset: what was not there then is
 * unassigned, what has gone since is left out.
 */
export function draftAt(then: PlanReader, data: Dataset, scenarioId: number): Draft {
  const territories = territoriesOf(then, scenarioId);
  const known = new Set(territories.map(({ territory_id }) => territory_id));
  const held = then.unitTerritories(scenarioId);
  const exceptions = then.accountExceptions(scenarioId);
  for (const accountId of exceptions.keys())
    if (!data.accountIndex.has(accountId)) exceptions.delete(accountId);
  return {
    territories,
    unitTerritory: Int32Array.from(data.units, ({ id }) => {
      const territory = held.get(id) ?? 0;
      return known.has(territory) ? territory : 0;
    }),
    exceptions,
  };
}

/** Territories of a draft with names that differ: the second of the same name is numbered. */
export function withOwnNames(territories: readonly TerritoryRecord[]): TerritoryRecord[] {
  const names = new Set<string>();
  return territories.map((row) => {
    let { name } = row;
    for (let number = 2; names.has(name); number++) name = `${row.name} ${number}`;
    names.add(name);
    return { ...row, name };
  });
}

/** The dense form of a draft: what all sums are made from. */
export function assignmentOf(data: Dataset, scenario: Assignment['scenario'], draft: Draft): Assignment {
  const { territories, unitTerritory: unitOwner, exceptions } = draft;
  return assignmentFrom(data, { scenario, territories, unitOwner, exceptions });
}

/** Gives neighbouring territories of a draft different colours, leaving those alone that differ already. */
export function withColours(data: Dataset, draft: Draft): Draft {
  const index = new Map(draft.territories.map((row, position) => [row.territory_id, position]));
  const colours = colourTerritories(
    territoryNeighbours(
      data.adjacency,
      draft.unitTerritory.map((id) => index.get(id) ?? -1),
      draft.territories.length,
    ),
    territoryColours,
    Int32Array.from(draft.territories, ({ colour }) => colour % territoryColours),
  );
  return {
    ...draft,
    territories: draft.territories.map((row, position) => ({ ...row, colour: colours[position] })),
  };
}

/** Id for the first territory still to be made: ids are never used twice, so that one is followed across scenarios. */
export const nextTerritoryId = (plan: PlanReader): number => plan.max('territory', 'territory_id') + 1;

/** Makes the scenario what the draft says: territories added, changed and removed, units and held accounts moved. */
export const storeDraft = (write: PlanWriter, data: Dataset, scenarioId: number, draft: Draft): void =>
  finish(storeDraftInPieces(write, data, scenarioId, draft));

/** The same in pieces. */
export function* storeDraftInPieces(
  write: PlanWriter,
  data: Dataset,
  scenarioId: number,
  draft: Draft,
): Pieces<void> {
  for (const row of draft.territories) write.put('territory', { ...row, scenario_id: scenarioId });
  const units = write.unitTerritories(scenarioId);
  yield* assignGrouped(
    data.units.flatMap((unit, index) =>
      (units.get(unit.id) ?? 0) === draft.unitTerritory[index]
        ? []
        : [[unit.id, draft.unitTerritory[index]] as const],
    ),
    (ids, territoryId) => write.assignUnits(scenarioId, ids, territoryId),
  );
  const held = write.accountExceptions(scenarioId);
  const kept = new Set(draft.territories.map(({ territory_id }) => territory_id));
  const accounts: (readonly [number, number])[] = [];
  // Accounts of other layers are not spoken of here, but none of them stays in a territory that goes.
  for (const [id, owner] of held) {
    if (draft.exceptions.has(id)) continue;
    if (data.accountIndex.has(id) || (owner > 0 && !kept.has(owner))) accounts.push([id, -1]);
  }
  for (const [id, territoryId] of draft.exceptions)
    if (held.get(id) !== territoryId) accounts.push([id, territoryId]);
  yield* assignGrouped(accounts, (ids, territoryId) => write.assignAccounts(scenarioId, ids, territoryId));
  for (const row of territoriesOf(write, scenarioId))
    if (!kept.has(row.territory_id)) write.remove('territory', row);
}
