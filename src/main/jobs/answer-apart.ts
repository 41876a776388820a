import { Worker } from 'node:worker_threads';
import { AppError } from '../../shared/errors.ts';
import { threadError } from './thread-error.ts';
import { workerUrl } from './worker-url.ts';

/**
 * What a worker that is given one task answers, in a thread of its own that ends with it.
 * @throws AppError JOB_CANCELLED when the signal fires first
 */
export async function answerApart<Answer>(
  name: string,
  task: unknown,
  signal?: AbortSignal,
): Promise<Answer> {
  const worker = new Worker(workerUrl(name), { workerData: task });
  try {
    return await new Promise<Answer>((resolve, reject) => {
      const failed = (cause?: unknown) => reject(threadError(cause));
      worker.on('message', resolve);
      worker.on('error', failed);
      worker.on('exit', () => failed());
      signal?.addEventListener('abort', () => reject(new AppError('JOB_CANCELLED')), { once: true });
    });
  } finally {
    void worker.terminate();
  }
}
