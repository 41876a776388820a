import { resolve } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PlanState } from '../../shared/contract/plan.ts';
import type { WorkloadSettings } from '../../shared/domain/settings.ts';
import { AppError } from '../../shared/errors.ts';
import type { Copying } from '../plan/backup.ts';
import type { HistoryRecord, Plan } from '../plan/plan.ts';
import { copyApart } from './export/copy-job.ts';
import { readFormulas } from './formulas.ts';
import { beforeLeaving } from './leaving.ts';
import { formulaMeasures, givenMeasures } from './measures.ts';
import { lookAtPlace } from './open-check/look-at-place.ts';
import { openInTurns } from './open-check/open-in-turns.ts';
import type { Projection } from './projection.ts';
import { isSnapshot } from './redraw/snapshots.ts';
import { summarise } from './scenario-service.ts';
import type { Session } from './session.ts';
import { readBaseYear, readWorkloadSettings, writeBaseYear, writeWorkloadSettings } from './settings.ts';

export function createPlanService(session: Session, projection: Pick<Projection, 'ready'>) {
  /** Asks tables for what it tells, not the figures made of them: a window has it before those stand. */
  const state = (): PlanState => {
    const plan = session.plan();
    const places = plan.accountPlaces();
    const salesYears = plan.salesYears();
    return {
      name: session.name(),
      folder: session.folder(),
      revision: plan.revision,
      counts: {
        units: plan.count('unit'),
        accounts: plan.count('account'),
        reps: plan.count('rep'),
        competitors: plan.count('competitor'),
        salesRows: plan.count('sales_month'),
        distances: plan.count('unit_distance'),
        approximateAccounts: places.approximate,
        unplacedAccounts: places.unplaced,
      },
      measures: givenMeasures(plan).concat(formulaMeasures(readFormulas(plan))),
      scenarios: plan
        .all('scenario')
        .filter(({ id }) => !isSnapshot(plan, id))
        .map((record) => summarise(plan, record)),
      workload: readWorkloadSettings(plan),
      baseYear: readBaseYear(plan, salesYears),
      salesYears,
      undo: plan.undoLabel(),
      redo: plan.redoLabel(),
      view: plan.view(),
    };
  };

  /** Once no step is being written in turns. */
  const stateSoon = async (): Promise<PlanState> => {
    await nextTurn();
    while (!session.isIdle()) await session.idle();
    return state();
  };

  /** What the plan is after a step back or on in it. */
  const stepped = async (step: (plan: Plan) => Promise<unknown>): Promise<PlanState> => {
    const plan = session.plan();
    return beforeLeaving(plan, async () => {
      await step(plan);
      return stateSoon();
    });
  };

  const refuse = (plan: Plan, error: unknown): never => {
    plan.close();
    throw error;
  };

  /** @throws AppError DRIVE_SILENT */
  const standingOf = async (plan: Plan) => {
    await lookAtPlace(plan.path);
    return plan.standing();
  };

  let opening: Promise<unknown> = Promise.resolve();
  const open = async (path: string): Promise<PlanState> => {
    const isOpen = session.isOpen() && session.plan().path === resolve(path);
    const standing = isOpen && (await standingOf(session.plan()));
    // What was written into is not to meet its own lock.
    if (standing === 'changed') await session.leave(session.close);
    if (standing !== 'here') {
      const { plan, check } = await openInTurns(path);
      const isFirst = !session.isOpen();
      if (!isFirst) await check().catch((error: unknown) => refuse(plan, error));
      // Nothing is lost by a plan that turns out to be damaged while no other is open: a window may begin to show it, and what
      // it shows is gathered first.
      await session.leave(() =>
        session.take(plan, isFirst ? () => projection.ready('figures').then(check, check) : undefined),
      );
      await session.checked();
    }
    return stateSoon();
  };

  return {
    state: () => (session.isOpen() ? state() : null),
    /** @throws AppError as `createPlan`; DRIVE_SILENT */
    async create(path: string): Promise<PlanState> {
      await lookAtPlace(path);
      return session.leave(() => {
        session.create(path, { overwrite: true });
        return state();
      });
    },
    /**
     * One after the other: the same plan asked for twice must not meet its own lock. A drive that answers nothing holds no other up.
     * @throws AppError as `openPlan`; DRIVE_SILENT
     */
    async open(path: string): Promise<PlanState> {
      await lookAtPlace(path);
      const opened = opening.then(() => open(path));
      opening = opened.catch(() => undefined);
      return opened;
    },
    close: (): Promise<void> => session.leave(session.close),
    saveCopy: (path: string) => session.plan().saveCopy(path),
    /** As `saveCopy`, while the program goes on. Throws as `copyApart`. */
    saveCopyApart: async (path: string, copying?: Copying): Promise<void> =>
      copyApart(session.plan(), path, copying),
    undo: (): Promise<PlanState> => stepped((plan) => plan.undoInTurns()),
    redo: (): Promise<PlanState> => stepped((plan) => plan.redoInTurns()),
    history: (limit: number): HistoryRecord[] => session.plan().history(limit),
    jumpTo: (seq: number): Promise<PlanState> => stepped((plan) => plan.jumpInTurns(seq)),
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
      if (!session.plan().salesYears().includes(year))
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
