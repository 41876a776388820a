import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '../../shared/errors.ts';
import type { Pieces } from '../plan/pieces.ts';
import type { Plan } from '../plan/plan.ts';

/**
 * Runs work about the plan with turns of the event loop between its pieces; begun again when the plan changes meanwhile.
 * @param pause between two pieces
 * @throws AppError JOB_CANCELLED, PLAN_BUSY when another plan was opened meanwhile, and whatever the work throws
 */
export async function inTurns<Answer>(
  plan: () => Plan,
  begin: () => Pieces<Answer>,
  signal?: AbortSignal,
  pause: () => Promise<unknown> = nextTurn,
): Promise<Answer> {
  const asked = plan();
  let known = asked.revision;
  let work = begin();
  for (;;) {
    while (!asked.isIdle()) await asked.idle();
    if (signal?.aborted) throw new AppError('JOB_CANCELLED');
    // What was asked of one plan is not done to another.
    if (plan() !== asked) throw new AppError('PLAN_BUSY');
    if (known !== asked.revision) {
      known = asked.revision;
      work = begin();
    }
    const step = work.next();
    if (step.done) return step.value;
    await pause();
  }
}

/**
 * Goes on with a plan after work beside it, once no step of it is being written.
 * @throws AppError PLAN_BUSY when another plan was opened meanwhile, PLAN_NOT_OPEN when none is
 */
export async function backTo(plan: () => Plan, asked: Plan): Promise<void> {
  while (!asked.isIdle()) await asked.idle();
  // What was asked of one plan is not done to another.
  if (plan() !== asked) throw new AppError('PLAN_BUSY');
}

/** An answer about a plan after an edit in turns, in a turn of its own and once no other step is being written. */
export async function soon<Answer>(plan: Plan, answer: () => Answer): Promise<Answer> {
  await nextTurn();
  while (!plan.isIdle()) await plan.idle();
  return answer();
}

/** A line in which each waits for a turn of the event loop of its own. */
export interface Turns {
  /** In the order they asked. */
  next(): Promise<void>;
  /** Before all who wait: for the pieces of an answer that more is made of than of others. */
  first(): Promise<void>;
}

export function createTurns(): Turns {
  const waiting: (() => void)[] = [];
  let isGoing = false;
  const go = async () => {
    isGoing = true;
    while (waiting.length > 0) {
      await nextTurn();
      waiting.shift()?.();
      // What goes on now comes before the next turn is asked for.
      await null;
    }
    isGoing = false;
  };
  const wait = (enter: (resolve: () => void) => void) => {
    const turn = new Promise<void>(enter);
    if (!isGoing) void go();
    return turn;
  };
  return {
    next: () => wait((resolve) => waiting.push(resolve)),
    first: () => wait((resolve) => waiting.unshift(resolve)),
  };
}
