import type { DesignProblem, DesignSolution, Reason } from '../engine/design/problem.ts';
import { search } from '../engine/design/search.ts';

/**
 * The best plan this thread finds in so many seconds for a problem proven impossible. Starting threads would take longer
 * than the plan is worth: the proof is the answer.
 */
export function bestEffort(
  problem: DesignProblem,
  reasons: readonly Reason[],
  seconds: number,
): DesignSolution {
  const now = () => performance.now() / 1000;
  return { ...search(problem, { seconds }, { now, shouldStop: () => false }), reasons };
}
