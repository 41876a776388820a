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
export function refuseIfGivenUp({ signal }: Pick<Following, 'signal'>): void {
  if (signal.aborted) throw new AppError('JOB_CANCELLED');
}

/** A job that is given up ends within this, unless it waits for a drive that does not answer: then it clears up when the drive does. Milliseconds. */
const endsWithin = 3_000;

/**
 * What a job answers; once the signal fires it is waited for so that nothing of it goes on behind anybody's back, but for no
 * longer than a while. @throws AppError JOB_CANCELLED when it still goes on then
 */
export async function answerOrGivenUp<T>(
  working: Promise<T>,
  signal: AbortSignal | undefined,
  patience = endsWithin,
): Promise<T> {
  const late = Promise.withResolvers<never>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hurry = () => {
    timer = setTimeout(() => late.reject(new AppError('JOB_CANCELLED')), patience);
  };
  if (signal?.aborted) hurry();
  signal?.addEventListener('abort', hurry, { once: true });
  try {
    return await Promise.race([working, late.promise]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', hurry);
  }
}

/**
 * Runs a job and tells its progress as it comes, then its result, once. Leaving the loop, or the signal, fires the signal the job
 * gets, and the job is waited for as `answerOrGivenUp` does. Throws what the job throws.
 */
export async function* jobEvents<T>(
  job: (onStage: OnStage, signal: AbortSignal) => Promise<T>,
  signal?: AbortSignal,
  patience = endsWithin,
): AsyncGenerator<{ progress: Progress; result: T | null }> {
  const left = new AbortController();
  const ended = signal ? AbortSignal.any([signal, left.signal]) : left.signal;
  const events = latest<Progress>();
  const clock = stageClock(Date.now);
  const follow = events.follow(ended);
  const working = job((...at) => events.push(clock(...at)), ended).finally(events.close);
  working.catch(() => {});
  try {
    for await (const progress of follow) yield { progress, result: null };
    const result = await answerOrGivenUp(working, ended, patience);
    yield { progress: { stage: 'done', fraction: 1, done: 1, total: 1, secondsLeft: 0 }, result };
  } finally {
    left.abort();
    await answerOrGivenUp(working, ended, patience).catch(() => {});
  }
}
