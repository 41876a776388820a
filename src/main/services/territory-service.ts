import type { Alignment, Edited, TerritoryRow } from '../../shared/contract/scenario.ts';
import { AppError } from '../../shared/errors.ts';
import { finish, inSlices, type Pieces } from '../plan/pieces.ts';
import type { Plan, PlanReader, PlanWriter } from '../plan/plan.ts';
import type { TerritoryRecord } from '../plan/rows.ts';
import { territoriesOf, territoryRecord } from './assignment.ts';
import { guardedEdit, guardedEditInTurns, refuseFrozen } from './guard.ts';
import type { Projection } from './projection.ts';
import { requireOneFullTime } from './staffing/full-time.ts';

export interface TerritoryPatch {
  name?: string | undefined;
  colour?: number | undefined;
  repId?: number | null | undefined;
  locked?: boolean | undefined;
  share?: number | undefined;
}

/** The smallest `<stem> N` no territory of the scenario has yet. */
export function freeTerritoryName(taken: Iterable<string>, stem: string): string {
  const names = new Set(taken);
  for (let number = 1; ; number++) {
    const name = `${stem} ${number}`;
    if (!names.has(name)) return name;
  }
}

/** A new territory at the end of the list; ids are never used twice, so that one is followed across scenarios. */
export function newTerritory(
  write: PlanReader,
  scenarioId: number,
  name: string,
  repId: number | null,
): TerritoryRecord {
  const siblings = territoriesOf(write, scenarioId);
  return {
    scenario_id: scenarioId,
    territory_id: write.max('territory', 'territory_id') + 1,
    name,
    colour: siblings.length,
    rep_id: repId,
    locked: 0,
    share: 1,
    position: (siblings.at(-1)?.position ?? -1) + 1,
  };
}

export function createTerritoryService(plan: () => Plan, projection: Projection) {
  const names = (scenarioId: number) => territoriesOf(plan(), scenarioId).map((territory) => territory.name);
  const row = (scenarioId: number, territoryId: number): TerritoryRow => {
    const found = projection.alignment(scenarioId).territories.find(({ id }) => id === territoryId);
    if (!found) throw new AppError('NOT_FOUND', { what: 'territory', id: territoryId });
    return found;
  };
  const requireFree = (scenarioId: number, name: string, exceptId: number) => {
    const taken = territoriesOf(plan(), scenarioId).some(
      (territory) => territory.name === name && territory.territory_id !== exceptId,
    );
    if (taken) throw new AppError('NAME_TAKEN', { name });
  };
  const requireUnlocked = (territory: TerritoryRecord) => {
    if (territory.locked === 1) throw new AppError('TERRITORY_LOCKED', { name: territory.name });
  };
  /** @throws AppError NOT_FOUND, TERRITORY_LOCKED, VALUE_INVALID */
  const removal = (scenarioId: number, territoryId: number, intoId: number | null) => {
    const record = territoryRecord(plan(), scenarioId, territoryId);
    requireUnlocked(record);
    const into = intoId === null ? null : territoryRecord(plan(), scenarioId, intoId);
    if (into) requireUnlocked(into);
    if (intoId === territoryId) throw new AppError('VALUE_INVALID', { field: 'intoId', value: intoId });
    const label = into
      ? { key: 'territory.merge', params: { name: record.name, into: into.name } }
      : { key: 'territory.remove', params: { name: record.name } };
    return { record, step: { label, topics: ['alignment', 'scenarios', 'quota'] as const } };
  };

  return {
    add(scenarioId: number, name: string | undefined, repId: number | null): TerritoryRow {
      refuseFrozen(plan(), scenarioId);
      if (name !== undefined) requireFree(scenarioId, name, 0);
      const rep = repId === null ? undefined : plan().get('rep', { id: repId });
      if (repId !== null && !rep) throw new AppError('NOT_FOUND', { what: 'rep', id: repId });
      const territory = newTerritory(
        plan(),
        scenarioId,
        name ?? freeTerritoryName(names(scenarioId), rep?.name ?? 'T'),
        repId,
      );
      requireOneFullTime(plan(), territory);
      plan().edit(
        { key: 'territory.add', params: { name: territory.name } },
        ['alignment', 'scenarios'],
        (write) => write.put('territory', territory),
      );
      return row(scenarioId, territory.territory_id);
    },

    /** @throws AppError NOT_FOUND, NAME_TAKEN, REP_TWICE, SCENARIO_FROZEN, GUARD_RAIL for a rep or share that a rule forbids */
    update(scenarioId: number, territoryId: number, patch: TerritoryPatch): Edited {
      const record = territoryRecord(plan(), scenarioId, territoryId);
      refuseFrozen(plan(), scenarioId);
      if (patch.name !== undefined) requireFree(scenarioId, patch.name, territoryId);
      if (patch.repId != null && !plan().get('rep', { id: patch.repId })) {
        throw new AppError('NOT_FOUND', { what: 'rep', id: patch.repId });
      }
      const next: TerritoryRecord = {
        ...record,
        name: patch.name ?? record.name,
        colour: patch.colour ?? record.colour,
        rep_id: patch.repId === undefined ? record.rep_id : patch.repId,
        locked: patch.locked === undefined ? record.locked : Number(patch.locked),
        share: patch.share ?? record.share,
      };
      if (next.rep_id !== record.rep_id || next.share !== record.share) requireOneFullTime(plan(), next);
      const label = { key: 'territory.update', params: { name: next.name } };
      return guardedEdit(plan(), projection, scenarioId, { label, topics: ['alignment'] }, (write) =>
        write.put('territory', next),
      );
    },

    /** @param territoryIds those of one group or level; all when absent */
    lockAll(scenarioId: number, locked: boolean, territoryIds?: readonly number[]): Alignment {
      refuseFrozen(plan(), scenarioId);
      const wanted = new Set(
        territoryIds ?? territoriesOf(plan(), scenarioId).map(({ territory_id }) => territory_id),
      );
      for (const id of wanted) territoryRecord(plan(), scenarioId, id);
      plan().edit(
        {
          key: `territory.${locked ? 'lock' : 'unlock'}${territoryIds ? 'Some' : 'All'}`,
          params: { count: wanted.size },
        },
        ['alignment'],
        (write) => {
          for (const territory of territoriesOf(write, scenarioId)) {
            if (wanted.has(territory.territory_id) && territory.locked !== Number(locked))
              write.put('territory', { ...territory, locked: Number(locked) });
          }
        },
      );
      return projection.alignment(scenarioId);
    },

    /** Its units and held accounts go to `intoId`, or become unassigned; its quota goes with it. */
    remove(scenarioId: number, territoryId: number, intoId: number | null): Edited {
      const { step, record } = removal(scenarioId, territoryId, intoId);
      return guardedEdit(plan(), projection, scenarioId, step, (write) =>
        finish(dissolve(write, record, intoId ?? 0)),
      );
    },

    /** As `remove`, in turns of the event loop. */
    async removeInTurns(scenarioId: number, territoryId: number, intoId: number | null): Promise<Edited> {
      const { step, record } = removal(scenarioId, territoryId, intoId);
      return guardedEditInTurns(plan(), projection, scenarioId, step, (write) =>
        dissolve(write, record, intoId ?? 0),
      );
    },
  };
}

function* dissolve(write: PlanWriter, territory: TerritoryRecord, intoId: number): Pieces<void> {
  const { scenario_id: scenarioId, territory_id: territoryId } = territory;
  const ofIt = (owners: ReadonlyMap<number, number>) =>
    [...owners].flatMap(([id, owner]) => (owner === territoryId ? [id] : []));
  const unitIds = ofIt(write.unitTerritories(scenarioId));
  const held = ofIt(write.accountExceptions(scenarioId));
  yield* inSlices(unitIds, (some) => write.assignUnits(scenarioId, some, intoId));
  yield* inSlices(held, (some) => write.assignAccounts(scenarioId, some, intoId));
  write.removeWhere('quota_cell', { scenario_id: scenarioId, territory_id: territoryId });
  write.remove('territory', territory);
}

export type TerritoryService = ReturnType<typeof createTerritoryService>;
