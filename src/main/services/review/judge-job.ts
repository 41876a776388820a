import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError, type ErrorCode, type ErrorParams } from '../../../shared/errors.ts';
import { readPackage } from '../../exchange/review/package-file.ts';
import { answerApart } from '../../jobs/answer-apart.ts';
import { workerUrl } from '../../jobs/worker-url.ts';
import { buildApartThenRename } from '../../plan/copy.ts';
import type { ReviewPackageRecord } from '../../plan/rows.ts';
import { keepSlice, openSlice } from '../../plan/slice.ts';
import { type Following, unfollowed } from '../job-events.ts';
import { readContent, sliceContent } from './content.ts';
import { receivedPackage } from './package-row.ts';

export interface JudgeTask {
  readonly path: string;
  readonly password: string | null;
  /** Name for messages. */
  readonly file: string;
  /** A package sent for review becomes a plan file here; null: it is one that came back, and its content is answered. */
  readonly keepAt: string | null;
  /** Where that is written until it is whole. */
  readonly temporary?: string;
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
 * never), without holding anybody up. Given up, it leaves what stood there. `from`: bytes from which on it is large.
 * @throws AppError as `readPackage`; REVIEW_IS_BACK, REVIEW_IS_SENT, REVIEW_ALTERED, PLAN_FOREIGN, PLAN_TOO_NEW, PLAN_DAMAGED,
 * PLAN_LOCKED, FILE_WRITE_FAILED, JOB_CANCELLED
 */
export async function judgePackage(
  task: JudgeTask,
  { onStage, signal }: Following = unfollowed,
  from = ownThread,
): Promise<Returned | null> {
  onStage('judging', 0, 0);
  const size = await stat(task.path).then(
    (found) => found.size,
    () => 0,
  );
  const judged = async (given: JudgeTask): Promise<Returned | null> => {
    if (size < from) return judge(given);
    const answer: JudgeAnswer = await answerApart(workerUrl('judge-worker', import.meta.url), given, {
      signal,
    });
    if (!answer.sound) throw new AppError(answer.code, answer.params);
    return answer.returned;
  };
  if (task.keepAt === null) return judged(task);
  await buildApartThenRename(task.keepAt, async (temporary) => void (await judged({ ...task, temporary })));
  return null;
}

/** What the worker does. */
export async function judge({
  path,
  password,
  file,
  keepAt,
  temporary = '',
}: JudgeTask): Promise<Returned | null> {
  const { kind, plan: bytes } = await readPackage(path, password);
  if (keepAt !== null) {
    if (kind !== 'sent') throw new AppError('REVIEW_IS_BACK', { file: basename(path) });
    keepCopy(bytes, file, keepAt, temporary);
    return null;
  }
  if (kind !== 'back') throw new AppError('REVIEW_IS_SENT', { file });
  return returnedIn(bytes, file);
}

function keepCopy(bytes: Buffer, file: string, keepAt: string, temporary: string): void {
  const looked = openSlice(bytes, file);
  const isCopy = receivedPackage(looked) !== null;
  looked.close();
  if (!isCopy) throw new AppError('REVIEW_ALTERED', { file });
  keepSlice(bytes, temporary, keepAt);
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
