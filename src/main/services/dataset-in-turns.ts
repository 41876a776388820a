import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Pieces } from '../plan/pieces.ts';
import type { Plan } from '../plan/plan.ts';

/**
 * What is gathered of a plan, worked out with turns of the event loop between, so that 100,000 accounts hold nobody up.
 * Null when the plan was edited or closed meanwhile.
 */
export async function gatheredInTurns<Gathered>(
  plan: Plan,
  work: Pieces<Gathered>,
  isCurrent: () => boolean,
): Promise<Gathered | null> {
  const { revision } = plan;
  for (;;) {
    await nextTurn();
    while (!plan.isIdle()) await plan.idle();
    if (!isCurrent() || plan.revision !== revision) return null;
    const step = work.next();
    if (step.done) return step.value;
  }
}
