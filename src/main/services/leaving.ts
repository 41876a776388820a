import type { Plan } from '../plan/plan.ts';

/** What is being worked out and ends in a step, by the plan it was asked of. */
const underWay = new WeakMap<Plan, Set<Promise<unknown>>>();

/**
 * Work on a plan that ends in a step of it. Whoever leaves the plan waits for it (`Session.leave`), before its first row is written
 * and between its steps too, so that what was asked of this plan neither is lost nor meets another.
 */
export async function beforeLeaving<Answer>(plan: Plan, work: () => Promise<Answer>): Promise<Answer> {
  const asked = underWay.get(plan) ?? new Set();
  underWay.set(plan, asked);
  const working = work();
  asked.add(working);
  try {
    return await working;
  } finally {
    asked.delete(working);
  }
}

/** Whether a plan may be closed now: no step is being written, and nothing is under way that ends in one. */
export const mayBeLeft = (plan: Plan): boolean => plan.isIdle() && !underWay.get(plan)?.size;

/** Resolves when it may; who waited asks again, for another step may have begun meanwhile. */
export async function untilLeft(plan: Plan): Promise<void> {
  await plan.idle();
  await Promise.allSettled(underWay.get(plan) ?? []);
}
