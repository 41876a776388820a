import type { Progress } from '../../shared/contract/base.ts';
import { AppError } from '../../shared/errors.ts';
import type { OnStage } from '../jobs/answer-apart.ts';
import { stageClock } from './import/stage-progress.ts';
import { latest } from './latest.ts';

export type { OnStage };

/** Whoever follows a job: told what it is at, and how it is given up. */
export interface Following {
  readonly onStage: OnStage;
  readonly signal: AbortSignal;
}

/** Nobody follows. */
export const unfollowed: Following = { onStage: () => {}, signal: new AbortController().signal };

/** @throws AppError JOB_CANCELLED once it is given up */
export function refuseIfGivenUp({ signal }: Following): void {
  if (signal.aborted) throw new AppError('JOB_CANCELLED');
}

/**
 * Runs a job and tells its progress as it comes, then its result, once. Leaving the loop, or the signal, fires the signal the job
 * gets, and the job is waited for: nothing of it goes on behind anybody's back. Throws what the job throws.
 */
export async function* jobEvents<T>(
  job: (onStage: OnStage, signal: AbortSignal) => Promise<T>,
  signal?: AbortSignal,
): AsyncGenerator<{ progress: Progress; result: T | null }> {
  const left = new AbortController();
  const ended = signal ? AbortSignal.any([signal, left.signal]) : left.signal;
  const events = latest<Progress>();
  const clock = stageClock(Date.now);
  const working = job((...at) => events.push(clock(...at)), ended).finally(events.close);
  working.catch(() => {});
  try {
    for await (const progress of events.follow(ended)) yield { progress, result: null };
    const result = await working;
    yield { progress: { stage: 'done', fraction: 1, done: 1, total: 1, secondsLeft: 0 }, result };
  } finally {
    left.abort();
    await working.catch(() => {});
  }
}
