import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../shared/errors.ts';
import { threadError } from './thread-error.ts';
import { workerUrl } from './worker-url.ts';

/** What a thread is at: its stage and how much of it is done; a total of 0 = unknown. */
export type OnStage = (stage: string, done: number, total: number) => void;

/** What a thread says besides its answer. */
export interface Told {
  readonly told: readonly [stage: string, done: number, total: number];
}

const isTold = (message: unknown): message is Told =>
  typeof message === 'object' && message !== null && 'told' in message;

/** How a task is given, followed and given up. */
export interface Apart {
  readonly signal?: AbortSignal | undefined;
  /** Hears what the worker says of its progress (`tell`). */
  readonly onStage?: OnStage | undefined;
  /** What the signal does: ends the thread (as a rule), or tells it to clear up and end by itself (`leaving`). */
  readonly way?: 'ended' | 'told';
  /** What of the task becomes the thread's, not copied. */
  readonly taken?: readonly ArrayBuffer[];
}

/**
 * What a worker that is given one task answers, in a thread of its own that ends with it.
 * @param worker its name here, or where it is (`workerUrl`)
 * @throws AppError JOB_CANCELLED when the signal fires first
 */
export async function answerApart<Answer>(
  worker: string | URL,
  task: unknown,
  { signal, onStage, way = 'ended', taken = [] }: Apart = {},
): Promise<Answer> {
  if (signal?.aborted) throw new AppError('JOB_CANCELLED');
  const thread = new Worker(typeof worker === 'string' ? workerUrl(worker) : worker, {
    workerData: task,
    transferList: [...taken],
  });
  try {
    return await new Promise<Answer>((resolve, reject) => {
      const failed = (cause?: unknown) => reject(threadError(cause));
      thread.on('message', (message: Told | Answer) => {
        if (isTold(message)) onStage?.(...message.told);
        else resolve(message);
      });
      thread.on('error', failed);
      thread.on('exit', () => failed());
      const leave = () =>
        way === 'told' ? thread.postMessage('leave') : reject(new AppError('JOB_CANCELLED'));
      signal?.addEventListener('abort', leave, { once: true });
    });
  } finally {
    await endOf(thread);
  }
}

/** A thread ends within this, unless it waits for a drive that does not answer: then it ends when the drive does. Milliseconds. */
const endsWithin = 2_000;

/** Ends a thread and waits for that, but not for a drive. */
export async function endOf(thread: Worker): Promise<void> {
  const stop = new AbortController();
  await Promise.race([
    thread.terminate(),
    sleep(endsWithin, undefined, { signal: stop.signal }).catch(() => {}),
  ]);
  stop.abort();
}
