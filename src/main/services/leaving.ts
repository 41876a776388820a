import { AppError } from '../../shared/errors.ts';
import type { Plan } from '../plan/plan.ts';

/** When work began. */
interface Since {
  revision: number;
}

/** What is being worked out and ends in a step, by the plan it was asked of. */
const underWay = new WeakMap<Plan, Map<Promise<unknown>, Since>>();

/**
 * Work on a plan that ends in a step of it. Whoever leaves the plan waits for it (`Session.leave`), before its first row is written
 * and between its steps too, so that what was asked of this plan neither is lost nor meets another.
 * @param work calls `begin` once it has waited for what was asked before it: steps that stand by then are not its own
 */
export async function beforeLeaving<Answer>(
  plan: Plan,
  work: (begin: () => void) => Promise<Answer>,
): Promise<Answer> {
  const asked = underWay.get(plan) ?? new Map<Promise<unknown>, Since>();
  underWay.set(plan, asked);
  const since: Since = { revision: plan.revision };
  const working = work(() => {
    since.revision = plan.revision;
  });
  asked.set(working, since);
  try {
    return await working;
  } finally {
    asked.delete(working);
  }
}

/** What was asked of a plan before a step back or on. */
export interface AskedBefore {
  /** Resolves when all of it stands or was refused. */
  readonly ended: Promise<unknown>;
  /** @throws AppError JOB_CANCELLED when something was under way, and no step came of it: there is nothing of it to take back. */
  refuseInVain(): void;
}

/** Undo means what was asked last, also while that is still being written: never the step before it. */
export function askedBefore(plan: Plan): AskedBefore {
  const asked = [...(underWay.get(plan) ?? [])];
  const [, last] = asked.at(-1) ?? [];
  let isRefused = false;
  const ended = Promise.allSettled(asked.map(([working]) => working));
  void ended.then((outcomes) => {
    isRefused = outcomes.at(-1)?.status === 'rejected';
  });
  return {
    ended,
    refuseInVain() {
      // Its step may stand already while its answer is still being put together: what counts is since when.
      if (isRefused || plan.revision === last?.revision) throw new AppError('JOB_CANCELLED');
    },
  };
}

/** Whether a plan may be closed now: no step is being written, and nothing is under way that ends in one. */
export const mayBeLeft = (plan: Plan): boolean => plan.isIdle() && !underWay.get(plan)?.size;

/** Resolves when it may; who waited asks again, for another step may have begun meanwhile. */
export async function untilLeft(plan: Plan): Promise<void> {
  await plan.idle();
  await Promise.allSettled(underWay.get(plan)?.keys() ?? []);
}
