import { FRONT_SHARES, type FrontPoint, frontProblems, paretoFront } from '../engine/design/front.ts';
import type { DesignProblem, DesignSolution } from '../engine/design/problem.ts';
import { type DesignRun, startDesign } from './design-pool.ts';

export interface FrontRun {
  /** The plans no other beats; null when cancelled. */
  readonly result: Promise<FrontPoint[] | null>;
  cancel(): void;
}

/**
 * The front of balance × disruption over worker threads, one thread a point, `threads` at a time.
 *
 * @param seconds for the whole front
 */
export function startFront(
  problem: DesignProblem,
  seconds: number,
  threads = 2,
  shares: readonly number[] = FRONT_SHARES,
  onPoint: (solved: number) => void = () => {},
): FrontRun {
  const problems = frontProblems(problem, shares);
  const solutions: DesignSolution[] = [];
  const running = new Set<DesignRun>();
  const each = (seconds * threads) / (threads * Math.ceil(problems.length / threads));
  let next = 0;
  let solved = 0;
  let cancelled = false;

  const work = async (): Promise<void> => {
    while (next < problems.length && !cancelled) {
      const index = next++;
      const run = startDesign({
        problem: problems[index] as DesignProblem,
        limits: { seconds: each - START_RESERVE },
        threads: 1,
        bound: false,
      });
      running.add(run);
      const outcome = await run.result;
      running.delete(run);
      if (outcome === null) return;
      solutions[index] = outcome.solution;
      onPoint(++solved);
    }
  };

  return {
    result: Promise.all(Array.from({ length: threads }, work)).then(() =>
      cancelled ? null : paretoFront(shares, solutions),
    ),
    cancel: () => {
      cancelled = true;
      for (const run of running) run.cancel();
    },
  };
}

/** Seconds a worker needs to start and to hand over. */
const START_RESERVE = 0.3;
