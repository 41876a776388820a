import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError, type ErrorCode, type ErrorParams } from '../../../shared/errors.ts';
import { readPackage } from '../../exchange/review/package-file.ts';
import { workerUrl } from '../../jobs/worker-url.ts';
import type { ReviewPackageRecord } from '../../plan/rows.ts';
import { keepSlice, openSlice } from '../../plan/slice.ts';
import { readContent, sliceContent } from './content.ts';
import { receivedPackage } from './package-row.ts';

export interface JudgeTask {
  readonly path: string;
  readonly password: string | null;
  /** Name for messages. */
  readonly file: string;
  /** A package sent for review becomes a plan file here; null: it is one that came back, and its content is answered. */
  readonly keepAt: string | null;
}

export interface Returned {
  readonly received: ReviewPackageRecord;
  /** A `SliceContent` as JSON. */
  readonly content: string;
}

export type JudgeAnswer =
  | { sound: true; returned: Returned | null }
  | { sound: false; code: ErrorCode; params: ErrorParams };

/** A package larger than this is judged in a thread of its own; below, it takes some 30 ms. Bytes. */
const ownThread = 256 * 1024;

/**
 * Opens a package that may come from anybody, judges it, and either makes a plan file of it or answers what came back (null then
 * never), without holding anybody up. `from`: bytes from which on it is large.
 * @throws AppError as `readPackage`; REVIEW_IS_BACK, REVIEW_IS_SENT, REVIEW_ALTERED, PLAN_FOREIGN, PLAN_TOO_NEW, PLAN_DAMAGED,
 * PLAN_LOCKED, FILE_WRITE_FAILED
 */
export async function judgePackage(task: JudgeTask, from = ownThread): Promise<Returned | null> {
  if ((statSync(task.path, { throwIfNoEntry: false })?.size ?? 0) < from) return judge(task);
  const worker = new Worker(workerUrl('judge-worker', import.meta.url), { workerData: task });
  const answer = await new Promise<JudgeAnswer>((resolve, reject) => {
    const failed = (cause?: unknown) => reject(new AppError('INTERNAL', {}, { cause }));
    worker.on('message', resolve);
    worker.on('error', failed);
    worker.on('exit', () => failed());
  });
  if (!answer.sound) throw new AppError(answer.code, answer.params);
  return answer.returned;
}

/** What the worker does. */
export async function judge({ path, password, file, keepAt }: JudgeTask): Promise<Returned | null> {
  const { kind, plan: bytes } = await readPackage(path, password);
  if (keepAt !== null) {
    if (kind !== 'sent') throw new AppError('REVIEW_IS_BACK', { file: basename(path) });
    keepCopy(bytes, file, keepAt);
    return null;
  }
  if (kind !== 'back') throw new AppError('REVIEW_IS_SENT', { file });
  return returnedIn(bytes, file);
}

function keepCopy(bytes: Buffer, file: string, keepAt: string): void {
  const looked = openSlice(bytes, file);
  const isCopy = receivedPackage(looked) !== null;
  looked.close();
  if (!isCopy) throw new AppError('REVIEW_ALTERED', { file });
  keepSlice(bytes, keepAt);
}

/** What a plan that came back holds, within what a content may. */
function returnedIn(bytes: Buffer, file: string): Returned {
  const back = openSlice(bytes, file);
  try {
    const received = receivedPackage(back);
    if (!received) throw new AppError('REVIEW_ALTERED', { file });
    const content = readContent(back, {
      scenarioId: received.scenario_id,
      territoryIds: null,
      groupIds: null,
      repIds: null,
      unitIds: new Set(back.all('unit').map(({ id }) => id)),
      accountIds: new Set(back.all('account').map(({ id }) => id)),
    });
    const parsed = sliceContent.safeParse(content);
    if (!parsed.success) throw new AppError('REVIEW_ALTERED', { file }, { cause: parsed.error });
    return { received, content: JSON.stringify(parsed.data) };
  } finally {
    back.close();
  }
}
