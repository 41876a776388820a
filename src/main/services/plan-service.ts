import { resolve } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PlanState } from '../../shared/contract/plan.ts';
import type { WorkloadSettings } from '../../shared/domain/settings.ts';
import { AppError } from '../../shared/errors.ts';
import type { Copying } from '../plan/backup.ts';
import type { FollowedSteps, HistoryRecord, Plan } from '../plan/plan.ts';
import { copyApart } from './export/copy-job.ts';
import { readFormulas } from './formulas.ts';
import { type Following, refuseIfGivenUp, unfollowed } from './job-events.ts';
import { askedBefore, beforeLeaving } from './leaving.ts';
import { formulaMeasures, givenMeasures } from './measures.ts';
import { lookAtPlace } from './open-check/look-at-place.ts';
import { openInTurns } from './open-check/open-in-turns.ts';
import type { Projection } from './projection.ts';
import { isSnapshot } from './redraw/snapshots.ts';
import { summarise } from './scenario-service.ts';
import type { Session } from './session.ts';
import { readBaseYear, readWorkloadSettings, writeBaseYear, writeWorkloadSettings } from './settings.ts';

/** Steps that keep so much take a moment to undo, and tell how far they are: some 700 changed accounts, bytes as in the file. */
const large = 32 * 1024;

/** @param onDamaged hears of a file that was chosen and is damaged: its backups and what it still holds are asked for by where it lies */
export function createPlanService(
  session: Session,
  projection: Pick<Projection, 'ready'>,
  onDamaged: (path: string) => void = () => {},
) {
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

  /**
   * What the plan is after a step back or on in it, once all that was asked before stands or was refused. Large ones are told; given up,
   * they leave the plan as it was.
   * @param isOfLast it is about what was asked last: nothing came of that, nothing is done
   */
  const stepped = async (
    plan: Plan,
    { onStage, signal }: Following,
    isOfLast: boolean,
    step: (followed: FollowedSteps) => Promise<unknown>,
  ): Promise<PlanState> => {
    // What was asked of one plan is not done to another.
    if (session.plan() !== plan) throw new AppError('PLAN_BUSY');
    const before = askedBefore(plan);
    const onBytes = (done: number, total: number) => {
      if (total >= large) onStage('restoring', done, total);
    };
    return beforeLeaving(plan, async (begin) => {
      await before.ended;
      while (!plan.isIdle()) await plan.idle();
      begin();
      refuseIfGivenUp({ signal });
      if (isOfLast) before.refuseInVain();
      await step({ onBytes, signal });
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

  /** Counts in turns what `state` tells of many rows. */
  const atHand = async (plan: Plan): Promise<void> => {
    for (const _ of plan.accountPlacesInPieces()) await nextTurn();
  };

  const noteDamaged = (path: string, error: unknown): never => {
    try {
      if (error instanceof AppError && error.code === 'PLAN_DAMAGED') onDamaged(resolve(path));
    } catch (unlisted) {
      process.emitWarning(unlisted instanceof Error ? unlisted : String(unlisted));
    }
    throw error;
  };

  let opening: Promise<unknown> = Promise.resolve();
  const open = async (path: string): Promise<PlanState> => {
    const isOpen = session.isOpen() && session.plan().path === resolve(path);
    const standing = isOpen && (await standingOf(session.plan()));
    // What was written into is not to meet its own lock.
    if (standing === 'changed') await session.leave(session.close);
    if (standing !== 'here') {
      const { plan, check } = await openInTurns(path);
      await atHand(plan).catch((error: unknown) => refuse(plan, error));
      const isFirst = !session.isOpen();
      if (!isFirst) await check().catch((error: unknown) => refuse(plan, error));
      // Nothing is lost by a plan that turns out to be damaged while no other is open: a window may begin to show it, and what
      // it shows is gathered first.
      await session.leave(() =>
        session.take(plan, isFirst ? () => projection.ready('figures').then(check, check) : undefined),
      );
      // What a map is drawn from is gathered before a window has heard of the plan and asks for it; what fails is told to who asks.
      projection.ready('figures').catch(() => undefined);
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
      const opened = opening.then(() => open(path)).catch((error: unknown) => noteDamaged(path, error));
      opening = opened.catch(() => undefined);
      return opened;
    },
    close: (): Promise<void> => session.leave(session.close),
    saveCopy: (path: string) => session.plan().saveCopy(path),
    /** As `saveCopy`, while the program goes on. Throws as `copyApart`. */
    saveCopyApart: async (path: string, copying?: Copying): Promise<void> =>
      copyApart(session.plan(), path, copying),
    /** Stage: `restoring`. @throws AppError NOTHING_TO_UNDO, PLAN_BUSY when another plan is open than it was asked of, JOB_CANCELLED */
    undo: (following: Following = unfollowed, plan = session.plan()): Promise<PlanState> =>
      stepped(plan, following, true, (followed) => plan.undoInTurns(followed)),
    /** As `undo`. @throws AppError NOTHING_TO_REDO, PLAN_BUSY, JOB_CANCELLED */
    redo: (following: Following = unfollowed, plan = session.plan()): Promise<PlanState> =>
      stepped(plan, following, true, (followed) => plan.redoInTurns(followed)),
    history: (limit: number): HistoryRecord[] => session.plan().history(limit),
    /** As `undo`, over as many steps as it takes, in one. @throws AppError NOT_FOUND, PLAN_BUSY, JOB_CANCELLED */
    jumpTo: (seq: number, following: Following = unfollowed, plan = session.plan()): Promise<PlanState> =>
      stepped(plan, following, false, (followed) => plan.jumpInTurns(seq, followed)),
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
