import { Worker } from 'node:worker_threads';
import { AppError } from '../../shared/errors.ts';
import { threadError } from './thread-error.ts';
import { workerUrl } from './worker-url.ts';

/**
 * What a worker that is given one task answers, in a thread of its own that ends with it.
 * @param worker its name here, or where it is (`workerUrl`)
 * @throws AppError JOB_CANCELLED when the signal fires first
 */
export async function answerApart<Answer>(
  worker: string | URL,
  task: unknown,
  signal?: AbortSignal,
): Promise<Answer> {
  if (signal?.aborted) throw new AppError('JOB_CANCELLED');
  const thread = new Worker(typeof worker === 'string' ? workerUrl(worker) : worker, { workerData: task });
  try {
    return await new Promise<Answer>((resolve, reject) => {
      const failed = (cause?: unknown) => reject(threadError(cause));
      thread.on('message', resolve);
      thread.on('error', failed);
      thread.on('exit', () => failed());
      signal?.addEventListener('abort', () => reject(new AppError('JOB_CANCELLED')), { once: true });
    });
  } finally {
    await thread.terminate();
  }
}
