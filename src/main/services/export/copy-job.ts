import { basename, resolve } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { answerApart } from '../../jobs/answer-apart.ts';
import { workerUrl } from '../../jobs/worker-url.ts';
import { type Copying, unfollowed } from '../../plan/backup.ts';
import { buildApartThenRename } from '../../plan/copy.ts';
import type { Plan } from '../../plan/plan.ts';
import { isSameFile } from '../../plan/same-file.ts';

export interface CopyTask {
  /** A copy of the plan's pages that nobody else knows. */
  readonly temporary: string;
  /** The name it is to get. */
  readonly path: string;
}

/**
 * As `Plan.saveCopy`, made while edits go on: the pages in slices, put together and looked through in a thread of its own. It holds the
 * plan as it stands once the pages are copied, and gets its name when it is whole. Given up, it leaves what stood there.
 * @throws AppError as `Plan.saveCopy` and `Plan.snapshot`; JOB_CANCELLED
 */
export async function copyApart(plan: Plan, path: string, copying: Copying = unfollowed): Promise<void> {
  const { onProgress, signal } = copying;
  const refuseIfGivenUp = () => {
    if (signal.aborted) throw new AppError('JOB_CANCELLED');
  };
  const target = resolve(path);
  if (isSameFile(plan.path, target)) throw new AppError('PLAN_EXISTS', { file: basename(target) });
  await buildApartThenRename(target, async (temporary) => {
    await plan.snapshot(temporary, (done, total) => {
      refuseIfGivenUp();
      onProgress('copying', done, total);
    });
    refuseIfGivenUp();
    onProgress('checking', 0, 0);
    refuseIfGivenUp();
    const task: CopyTask = { temporary, path: target };
    await answerApart<true>(workerUrl('copy-worker', import.meta.url), task, signal);
  });
}
