import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { AppError, type ErrorCode, type ErrorParams } from '../../../shared/errors.ts';
import { workerUrl } from '../../jobs/worker-url.ts';

export type CheckAnswer = { sound: true } | { sound: false; code: ErrorCode; params: ErrorParams };

/** A file larger than this is looked through in a thread of its own; below, opening it takes some 30 ms. Bytes. */
const ownThread = 8 * 1024 * 1024;

/**
 * Looks through a large plan's pages before it is opened, without holding anybody up. Answers whether it did; throws what
 * opening the file would throw. `from`: bytes from which on it is large.
 */
export async function checkLargePlan(path: string, from = ownThread): Promise<boolean> {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) < from) return false;
  const worker = new Worker(workerUrl('check-worker', import.meta.url), { workerData: path });
  const answer = await new Promise<CheckAnswer>((resolve, reject) => {
    const failed = (cause?: unknown) => reject(new AppError('INTERNAL', {}, { cause }));
    worker.on('message', resolve);
    worker.on('error', failed);
    worker.on('exit', () => failed());
  });
  if (!answer.sound) throw new AppError(answer.code, answer.params);
  return true;
}
