import { resolve } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PlanState } from '../../shared/contract/plan.ts';
import type { WorkloadSettings } from '../../shared/domain/settings.ts';
import { AppError } from '../../shared/errors.ts';
import type { HistoryRecord } from '../plan/plan.ts';
import { checkLargePlan } from './open-check/check-job.ts';
import type { Projection } from './projection.ts';
import { isSnapshot } from './redraw/snapshots.ts';
import { summarise } from './scenario-service.ts';
import type { Session } from './session.ts';
import { writeBaseYear, writeWorkloadSettings } from './settings.ts';

export function createPlanService(session: Session, projection: Projection) {
  const state = (): PlanState => {
    const plan = session.plan();
    const data = projection.dataset();
    return {
      name: session.name(),
      folder: session.folder(),
      revision: plan.revision,
      counts: {
        units: data.units.length,
        accounts: data.accounts.length,
        reps: data.reps.length,
        competitors: plan.count('competitor'),
        salesRows: plan.count('sales_month'),
        distances: plan.count('unit_distance'),
        approximateAccounts: data.accounts.filter(
          ({ location }) => location !== 'exact' && location !== 'none',
        ).length,
        unplacedAccounts: data.accounts.filter(({ unit_id }) => unit_id === null).length,
      },
      measures: [...data.measures],
      scenarios: plan
        .all('scenario')
        .filter(({ id }) => !isSnapshot(plan, id))
        .map((record) => summarise(plan, record)),
      workload: data.settings,
      baseYear: data.baseYear,
      salesYears: [...data.salesYears],
      undo: plan.undoLabel(),
      redo: plan.redoLabel(),
      view: plan.view(),
    };
  };

  /** Once the figures stand: after a step over the accounts they are read in turns. */
  const stateSoon = async (): Promise<PlanState> => {
    await nextTurn();
    await session.idle();
    await projection.ready();
    return state();
  };

  return {
    state: () => (session.isOpen() ? state() : null),
    create(path: string): PlanState {
      session.create(path, { overwrite: true });
      return state();
    },
    async open(path: string): Promise<PlanState> {
      const isOpen = session.isOpen() && session.plan().path === resolve(path);
      session.open(path, { pagesChecked: !isOpen && (await checkLargePlan(path)) });
      await projection.ready();
      return state();
    },
    close: () => session.close(),
    saveCopy: (path: string) => session.plan().saveCopy(path),
    async undo(): Promise<PlanState> {
      await session.plan().undoInTurns();
      return stateSoon();
    },
    async redo(): Promise<PlanState> {
      await session.plan().redoInTurns();
      return stateSoon();
    },
    history: (limit: number): HistoryRecord[] => session.plan().history(limit),
    async jumpTo(seq: number): Promise<PlanState> {
      await session.plan().jumpInTurns(seq);
      return stateSoon();
    },
    setView: (view: string) => session.plan().setView(view),
    setWorkload(settings: WorkloadSettings): PlanState {
      if (settings.cutB < settings.cutA)
        throw new AppError('VALUE_INVALID', { field: 'cutB', value: settings.cutB });
      session
        .plan()
        .edit({ key: 'workload', params: {} }, ['state', 'units', 'accounts', 'alignment'], (write) =>
          writeWorkloadSettings(write, settings),
        );
      return state();
    },
    setBaseYear(year: number): PlanState {
      if (!projection.dataset().salesYears.includes(year))
        throw new AppError('VALUE_INVALID', { field: 'baseYear', value: year });
      session
        .plan()
        .edit(
          { key: 'baseYear', params: { year } },
          ['state', 'units', 'accounts', 'alignment', 'quota'],
          (write) => writeBaseYear(write, year),
        );
      return state();
    },
  };
}

export type PlanService = ReturnType<typeof createPlanService>;
