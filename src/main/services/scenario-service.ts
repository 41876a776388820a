import type { ScenarioSummary } from '../../shared/contract/plan.ts';
import type { Edited } from '../../shared/contract/scenario.ts';
import { AppError } from '../../shared/errors.ts';
import { languages, translate } from '../../shared/i18n/index.ts';
import { layersOf } from '../plan/layer-scenarios.ts';
import { inSlices, rowsAtOnce } from '../plan/pieces.ts';
import type { Plan, PlanReader, PlanWriter } from '../plan/plan.ts';
import type { ScenarioRecord } from '../plan/rows.ts';
import { scenarioRecord, territoriesOf } from './assignment.ts';
import { guardedEdit, guardedEditInTurns } from './guard.ts';
import { type Following, unfollowed } from './job-events.ts';
import { nameAlignment } from './layers/layer-service.ts';
import { beforeLeaving } from './leaving.ts';
import type { Projection } from './projection.ts';

export interface ScenarioPatch {
  name?: string | undefined;
  colour?: number | undefined;
  note?: string | undefined;
  status?: ScenarioRecord['status'] | undefined;
}

export function summarise(plan: PlanReader, record: ScenarioRecord): ScenarioSummary {
  return {
    id: record.id,
    name: record.name,
    parentId: record.parent_id,
    colour: record.colour,
    note: record.note,
    status: record.status,
    isPresent: record.is_present === 1,
    territoryCount: plan.where('territory', { scenario_id: record.id }).length,
    layer: layerOf(plan, record.id),
  };
}

function layerOf(plan: PlanReader, scenarioId: number): ScenarioSummary['layer'] {
  const link = plan.get('scenario_layer', { scenario_id: scenarioId });
  if (!link) return null;
  const name = plan.get('layer', { id: link.layer_id })?.name ?? '';
  return { id: link.layer_id, name, baseId: link.base_id };
}

/** By its name; the present state answers to its usual name in either language, whatever it is called in the plan. */
export function scenarioByName(plan: PlanReader, name: string): ScenarioRecord | undefined {
  const scenarios = plan.all('scenario');
  const isUsualName = languages.some((language) => translate(language, 'scenario', 'presentName') === name);
  return (
    scenarios.find((scenario) => scenario.name === name) ??
    (isUsualName ? scenarios.find((scenario) => scenario.is_present === 1) : undefined)
  );
}

function requireFreeName(plan: PlanReader, name: string, exceptId: number | null): void {
  const taken = scenarioByName(plan, name);
  if (taken && taken.id !== exceptId) throw new AppError('NAME_TAKEN', { name });
}

/** A territory, nobody, or whoever has the account's unit. */
type AccountTarget = number | null | 'follow';

export function createScenarioService(plan: () => Plan, projection: Projection) {
  /** @throws AppError NOT_FOUND, TERRITORY_LOCKED */
  const unitsStep = (scenarioId: number, unitIds: readonly number[], territoryId: number | null) => {
    const territory = territoryName(plan(), scenarioId, territoryId);
    const { unitIndex } = projection.dataset();
    const current = plan().unitTerritoryIds(scenarioId);
    const from = new Set(unitIds.map((id) => current[unitIndex.get(id) ?? -1] ?? 0));
    refuseLocked(plan(), scenarioId, territoryId, from);
    const first = plan().get('unit', { id: unitIds[0] });
    if (!first) throw new AppError('NOT_FOUND', { what: 'unit', id: unitIds[0] });
    const key = territoryId === null ? 'unassignUnits' : 'assignUnits';
    const params = { count: unitIds.length, territory, first: first.name };
    return { label: { key, params }, topics: ['alignment'] as const };
  };
  /** @throws AppError NOT_FOUND, TERRITORY_LOCKED */
  const accountsStep = (scenarioId: number, accountIds: readonly number[], to: AccountTarget) => {
    const target = to === 'follow' ? -1 : (to ?? 0);
    const territory = to === 'follow' ? '' : territoryName(plan(), scenarioId, to);
    const { accountIndex, accountUnit, units } = projection.dataset();
    const current = projection.alignment(scenarioId);
    const exceptions = plan().accountExceptions(scenarioId);
    const from = new Set<number>();
    for (const accountId of accountIds) {
      const index = accountIndex.get(accountId);
      if (index === undefined) throw new AppError('NOT_FOUND', { what: 'account', id: accountId });
      const unit = accountUnit[index];
      const ofUnit = unit < 0 || unit >= units.length ? 0 : (current.unitTerritory[unit] ?? 0);
      from.add(exceptions.get(accountId) ?? ofUnit);
      if (target === -1) from.add(ofUnit);
    }
    refuseLocked(plan(), scenarioId, target > 0 ? target : null, from);
    const key = to === 'follow' ? 'followAccounts' : to === null ? 'unassignAccounts' : 'assignAccounts';
    const params = { count: accountIds.length, territory };
    return { target, step: { label: { key, params }, topics: ['alignment'] as const } };
  };
  /** @throws AppError SCENARIO_LAST, NOT_FOUND */
  const removal = (scenarioId: number) => {
    const record = scenarioRecord(plan(), scenarioId);
    const scenarios = plan().count('scenario') - plan().count('scenario_layer') - plan().count('snapshot');
    if (scenarios === 1 && plan().get('snapshot', { scenario_id: scenarioId }) === undefined)
      throw new AppError('SCENARIO_LAST', { name: record.name });
    const label = { key: 'scenario.remove', params: { name: record.name } };
    return { label, topics: ['scenarios', 'state', 'alignment', 'quota'] as const };
  };
  return {
    branch(fromId: number, name: string): ScenarioSummary {
      const from = scenarioRecord(plan(), fromId);
      requireFreeName(plan(), name, null);
      const id = plan().edit(
        { key: 'scenario.branch', params: { name, from: from.name } },
        ['scenarios', 'state'],
        (write) => write.branchScenario(fromId, name),
      );
      return summarise(plan(), scenarioRecord(plan(), id));
    },

    update(scenarioId: number, patch: ScenarioPatch): ScenarioSummary {
      const record = scenarioRecord(plan(), scenarioId);
      if (patch.name !== undefined) requireFreeName(plan(), patch.name, scenarioId);
      const next: ScenarioRecord = {
        ...record,
        name: patch.name ?? record.name,
        colour: patch.colour ?? record.colour,
        note: patch.note ?? record.note,
        status: patch.status ?? record.status,
      };
      plan().edit(
        { key: 'scenario.update', params: { name: next.name } },
        ['scenarios', 'state'],
        (write) => {
          write.put('scenario', next);
          if (next.name === record.name) return;
          for (const link of layersOf(write, scenarioId))
            nameAlignment(write, link.scenario_id, scenarioId, layerOf(write, link.scenario_id)?.name ?? '');
        },
      );
      return summarise(plan(), next);
    },

    /** @throws AppError SCENARIO_LAST, NOT_FOUND */
    remove(scenarioId: number): void {
      const { label, topics } = removal(scenarioId);
      plan().edit(label, topics, (write) => write.removeScenario(scenarioId));
    },

    /** As `remove`, in turns of the event loop. */
    async removeInTurns(scenarioId: number): Promise<void> {
      const { label, topics } = removal(scenarioId);
      await plan().editInTurns(label, topics, (write) => write.removeScenarioInPieces(scenarioId));
    },

    assignUnits(scenarioId: number, unitIds: readonly number[], territoryId: number | null): Edited {
      const step = unitsStep(scenarioId, unitIds, territoryId);
      return guardedEdit(plan(), projection, scenarioId, step, (write) =>
        write.assignUnits(scenarioId, unitIds, territoryId ?? 0),
      );
    },

    /** As `assignUnits`, thousands of them in turns of the event loop. */
    async assignUnitsInTurns(
      scenarioId: number,
      unitIds: readonly number[],
      territoryId: number | null,
    ): Promise<Edited> {
      if (unitIds.length <= rowsAtOnce) return this.assignUnits(scenarioId, unitIds, territoryId);
      const step = unitsStep(scenarioId, unitIds, territoryId);
      return guardedEditInTurns(plan(), projection, scenarioId, step, (write) =>
        inSlices(unitIds, (some) => write.assignUnits(scenarioId, some, territoryId ?? 0)),
      );
    },

    assignAccounts(scenarioId: number, accountIds: readonly number[], to: AccountTarget): Edited {
      const { step, target } = accountsStep(scenarioId, accountIds, to);
      return guardedEdit(plan(), projection, scenarioId, step, (write) =>
        write.assignAccounts(scenarioId, accountIds, target),
      );
    },

    /** As `assignAccounts`, thousands of them in turns of the event loop. Given up before the step stands, it leaves the plan as it was. */
    async assignAccountsInTurns(
      scenarioId: number,
      accountIds: readonly number[],
      to: AccountTarget,
      { onStage, signal }: Following = unfollowed,
    ): Promise<Edited> {
      return beforeLeaving(plan(), async () => {
        while (!plan().isIdle()) await plan().idle();
        if (accountIds.length <= rowsAtOnce) return this.assignAccounts(scenarioId, accountIds, to);
        const { step, target } = accountsStep(scenarioId, accountIds, to);
        let done = 0;
        const change = (write: PlanWriter) =>
          inSlices(accountIds, (some) => {
            onStage('writing', done, accountIds.length);
            write.assignAccounts(scenarioId, some, target);
            done += some.length;
          });
        return guardedEditInTurns(plan(), projection, scenarioId, step, change, signal);
      });
    },
  };
}

function territoryName(plan: PlanReader, scenarioId: number, territoryId: number | null): string {
  if (territoryId === null) {
    scenarioRecord(plan, scenarioId);
    return '';
  }
  const territory = plan.get('territory', { scenario_id: scenarioId, territory_id: territoryId });
  if (!territory) throw new AppError('NOT_FOUND', { what: 'territory', id: territoryId });
  return territory.name;
}

/** A locked territory neither gives nor takes. Giving it what it has already changes nothing and is let through. */
function refuseLocked(
  plan: PlanReader,
  scenarioId: number,
  into: number | null,
  from: ReadonlySet<number>,
): void {
  for (const territory of territoriesOf(plan, scenarioId)) {
    if (territory.locked !== 1) continue;
    const gains = territory.territory_id === into && [...from].some((id) => id !== into);
    const loses = from.has(territory.territory_id) && territory.territory_id !== into;
    if (gains || loses) throw new AppError('TERRITORY_LOCKED', { name: territory.name });
  }
}

export type ScenarioService = ReturnType<typeof createScenarioService>;
