import { basename, dirname } from 'node:path';
import { type PlanEvent, planTopics } from '../../shared/contract/plan.ts';
import { AppError } from '../../shared/errors.ts';
import { createPlan, openPlan } from '../plan/open.ts';
import type { Plan } from '../plan/plan.ts';
import { mayBeLeft, untilLeft } from './leaving.ts';
import { driveAnswers, driveAnswersSoon, isDriveWaitedFor } from './silent-drives.ts';

/**
 * The one plan that is open, and those who want to know when it changes. What closes a plan (`open`, `take`, `create`, `close`)
 * throws PLAN_BUSY while a step of it is under way: a program that goes on meanwhile calls them in `leave`.
 */
export interface Session {
  /** Throws PLAN_NOT_OPEN. */
  plan(): Plan;
  isOpen(): boolean;
  /** Whether no step is being written in slices. */
  isIdle(): boolean;
  /** Resolves when no step is being written in slices; who waited asks `isIdle` again, for another may have begun meanwhile. */
  idle(): Promise<void>;
  /**
   * Opens first, then closes the former plan: a file that can't be opened costs nothing. The plan that is open already is
   * read anew when another program has put a different one in its place or written into it.
   */
  open(path: string, options?: { pagesChecked?: boolean }): Plan;
  /**
   * Goes on with a plan that was opened apart, and closes the former one. When `check` finds it damaged, it is closed again. That
   * begins when somebody waits for it (`sound`), or after a moment: until then the processors have a map to draw.
   */
  take(plan: Plan, check?: () => Promise<void>): Plan;
  /** Resolves when the plan's pages have been looked through. Rejects with what was found. */
  sound(): Promise<void>;
  /** The same for whoever is in no hurry. */
  checked(): Promise<void>;
  create(path: string, options?: { overwrite?: boolean }): Plan;
  /**
   * Leaves the plan, once every step that was asked of it stands or was refused: `go` closes it or puts another in its place, in
   * the same turn in which that was found. Content that stands nowhere on the disk is kept before, while the program goes on, and a
   * drive that does not answer is asked, so that leaving does not wait for it.
   */
  leave<Answer>(go: () => Answer): Promise<Answer>;
  /** The content of an open plan stands elsewhere as it is now. */
  noteKept(plan: Plan): void;
  /** A plan whose drive is waited for is closed when that answers. */
  close(): void;
  name(): string;
  folder(): string;
  subscribe(listener: (event: PlanEvent) => void): () => void;
}

export interface SessionHooks {
  /** A plan is about to be closed whose content stands nowhere on the disk: its file is gone or another's. */
  readonly onLosing?: (plan: Plan) => void;
  /** The same while there is time: resolves when it is kept. */
  readonly keepLost?: (plan: Plan) => Promise<void>;
}

export function createSession(
  onOpened: (path: string) => void,
  { onLosing, keepLost }: SessionHooks = {},
): Session {
  const listeners = new Set<(event: PlanEvent) => void>();
  let current: Plan | null = null;
  let checked: Promise<void> = Promise.resolve();
  let beginCheck = (): void => undefined;
  const tell = (event: PlanEvent) => {
    for (const listener of listeners) listener(event);
  };

  /** Revisions whose content stands elsewhere, by plan. */
  const kept = new WeakMap<Plan, number>();
  const isLosing = (plan: Plan) => isLost(plan) && kept.get(plan) !== plan.revision;
  const end = (closing: Plan) => {
    if (isLosing(closing)) onLosing?.(closing);
    closing.close();
  };

  /** @throws AppError PLAN_BUSY */
  const refuseBusy = () => {
    if (current && !mayBeLeft(current)) throw new AppError('PLAN_BUSY');
  };
  const close = () => {
    if (!current) return;
    refuseBusy();
    const closing = current;
    current = null;
    checked = Promise.resolve();
    if (isDriveWaitedFor(closing.path)) void driveAnswers(closing.path).then(() => end(closing));
    else end(closing);
    tell({ revision: closing.revision, topics: [...planTopics], label: null, kind: 'closed' });
  };

  /** A list of recent plans that can't be written (a full disk) is no reason not to open one. */
  const noteOpened = (path: string) => {
    try {
      onOpened(path);
    } catch (error) {
      process.emitWarning(error instanceof Error ? error : String(error));
    }
  };

  const adopt = (next: Plan) => {
    close();
    current = next;
    next.onChange(tell);
    noteOpened(next.path);
    tell({ revision: next.revision, topics: [...planTopics], label: null, kind: 'opened' });
    return next;
  };

  const settle = async (leaving: Plan) => {
    await driveAnswersSoon(leaving.path);
    if (isDriveWaitedFor(leaving.path) || !isLosing(leaving)) return;
    await keepLost?.(leaving);
  };
  const leave = async <Answer>(go: () => Answer): Promise<Answer> => {
    while (current) {
      const leaving = current;
      const { revision } = leaving;
      await settle(leaving);
      // What was edited meanwhile was not kept yet.
      if (leaving === current && mayBeLeft(leaving) && leaving.revision === revision) break;
      await untilLeft(leaving);
    }
    return go();
  };

  return {
    plan() {
      if (!current) throw new AppError('PLAN_NOT_OPEN');
      return current;
    },
    isOpen: () => current !== null,
    isIdle: () => current?.isIdle() ?? true,
    async idle() {
      await current?.idle();
    },
    open(path, options) {
      // Opening the file that is open already must not meet our own lock.
      if (current?.path === path) {
        const standing = current.standing();
        if (standing === 'here') return current;
        if (standing === 'changed') close();
      }
      refuseBusy();
      return adopt(openPlan(path, options));
    },
    take(plan, check) {
      adopt(plan);
      if (check) {
        const wanted = Promise.withResolvers<void>();
        beginCheck = wanted.resolve;
        setTimeout(wanted.resolve, patience).unref();
        checked = wanted.promise
          .then(() => (current === plan ? check() : undefined))
          .catch(async (error: unknown) => {
            const leaveDamaged = () => {
              if (current === plan) close();
            };
            if (current === plan) await leave(leaveDamaged);
            throw error;
          });
        // Whoever waits for it hears of it; nobody may be waiting yet.
        checked.catch(() => undefined);
      }
      return plan;
    },
    sound() {
      beginCheck();
      return checked;
    },
    checked: () => checked,
    create(path, options) {
      refuseBusy();
      if (current?.path === path) close();
      return adopt(createPlan(path, options));
    },
    leave,
    noteKept(plan) {
      kept.set(plan, plan.revision);
    },
    close,
    name: () => (current ? basename(current.path).replace(/\.sqlite$/i, '') : ''),
    folder: () => (current ? dirname(current.path) : ''),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** How long pages go without being looked through when nobody waits for it. Milliseconds. */
const patience = 2000;

/** A disk that does not answer can't be asked; what it holds is all there is. */
function isLost(plan: Plan): boolean {
  try {
    return plan.standing() === 'moved' || plan.standing() === 'replaced';
  } catch {
    return false;
  }
}
