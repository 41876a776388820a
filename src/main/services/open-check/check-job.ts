import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { AppError, type ErrorCode, type ErrorParams } from '../../../shared/errors.ts';
import { workerUrl } from '../../jobs/worker-url.ts';

export type CheckAnswer = { sound: true } | { sound: false; code: ErrorCode; params: ErrorParams };

/** A plan at rest, or the bytes read of one that is open here. */
export interface CheckTask {
  path: string;
  bytes: Uint8Array<ArrayBuffer> | null;
}

/** A file larger than this is looked through in a thread of its own; below, opening it takes some 30 ms. Bytes. */
const ownThread = 8 * 1024 * 1024;

/** `from`: bytes from which on a file is large. One that is missing is not. */
export const isLarge = (path: string, from = ownThread): boolean =>
  (statSync(path, { throwIfNoEntry: false })?.size ?? 0) >= from;

/**
 * Looks through a large plan's pages before it is opened, without holding anybody up. Answers whether it did; throws what
 * opening the file would throw. `from`: bytes from which on it is large.
 */
export async function checkLargePlan(path: string, from = ownThread): Promise<boolean> {
  if (!isLarge(path, from)) return false;
  await check({ path, bytes: null });
  return true;
}

/** The same for the bytes of a file, which go to the other thread. @throws AppError PLAN_DAMAGED */
export function checkBytesApart(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  return check({ path, bytes });
}

async function check(task: CheckTask): Promise<void> {
  const worker = new Worker(workerUrl('check-worker', import.meta.url), {
    workerData: task,
    transferList: task.bytes === null ? [] : [task.bytes.buffer],
  });
  const answer = await new Promise<CheckAnswer>((resolve, reject) => {
    const failed = (cause?: unknown) => reject(new AppError('INTERNAL', {}, { cause }));
    worker.on('message', resolve);
    worker.on('error', failed);
    worker.on('exit', () => failed());
  });
  if (!answer.sound) throw new AppError(answer.code, answer.params);
}
