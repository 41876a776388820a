import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { answerApart } from '../../jobs/answer-apart.ts';
import { workerUrl } from '../../jobs/worker-url.ts';
import { type Copying, unfollowed } from '../../plan/backup.ts';
import { sideFiles } from '../../plan/format.ts';
import type { Plan } from '../../plan/plan.ts';
import { isSameFile } from '../../plan/same-file.ts';
import { driveAnswers } from '../silent-drives.ts';

export interface CopyTask {
  /** A copy of the plan in a private folder. */
  readonly snapshot: string;
  /** A hidden name beside the one it is to get. */
  readonly temporary: string;
  readonly path: string;
}

/**
 * As `Plan.saveCopy`, made while edits go on: copied into a private folder first (`Plan.snapshot`), put together and looked through where
 * the copy is to stand by a thread of its own, so that a drive that does not answer holds up that thread alone. It holds the plan as it
 * stands once that is copied, and gets its name when it is whole. Given up, it leaves what stood there.
 * @throws AppError as `Plan.saveCopy` and `Plan.snapshot`; JOB_CANCELLED
 */
export async function copyApart(plan: Plan, path: string, copying: Copying = unfollowed): Promise<void> {
  const { onProgress, signal } = copying;
  const refuseIfGivenUp = () => {
    if (signal.aborted) throw new AppError('JOB_CANCELLED');
  };
  const target = resolve(path);
  onProgress('copying', 0, 0);
  await driveAnswers(target);
  if (isSameFile(plan.path, target)) throw new AppError('PLAN_EXISTS', { file: basename(target) });
  const folder = await mkdtemp(join(tmpdir(), 'bailiwick-copy-'));
  const temporary = join(dirname(target), `.${randomUUID()}.tmp`);
  try {
    const snapshot = join(folder, 'plan.sqlite');
    await plan.snapshot(snapshot, (done, total) => {
      refuseIfGivenUp();
      onProgress('copying', done, total);
    });
    refuseIfGivenUp();
    onProgress('checking', 0, 0);
    refuseIfGivenUp();
    const task: CopyTask = { snapshot, temporary, path: target };
    await answerApart<true>(workerUrl('copy-worker', import.meta.url), task, { signal });
  } finally {
    await Promise.all([
      rm(folder, { recursive: true, force: true }),
      ...[temporary, ...sideFiles(temporary)].map((rest) => rm(rest, { force: true })),
    ]);
  }
}
