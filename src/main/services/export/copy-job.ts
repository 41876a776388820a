import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { answerApart } from '../../jobs/answer-apart.ts';
import { workerUrl } from '../../jobs/worker-url.ts';
import type { Plan } from '../../plan/plan.ts';
import { isSameFile } from '../../plan/same-file.ts';

export interface CopyTask {
  /** A copy of the plan that nobody edits. */
  readonly snapshot: string;
  readonly path: string;
}

/**
 * As `Plan.saveCopy`, made in a thread of its own from a copy of the plan as it stands once that is made: putting a large plan's
 * pages together and looking through them takes a while. That copy lies in a private folder and goes in any case.
 * @throws AppError as `Plan.saveCopy` and `Plan.snapshot`
 */
export async function copyApart(plan: Plan, path: string): Promise<void> {
  const target = resolve(path);
  if (isSameFile(plan.path, target)) throw new AppError('PLAN_EXISTS', { file: basename(target) });
  const folder = await mkdtemp(join(tmpdir(), 'bailiwick-copy-'));
  try {
    const snapshot = join(folder, 'plan.sqlite');
    await plan.snapshot(snapshot);
    const task: CopyTask = { snapshot, path: target };
    await answerApart<true>(workerUrl('copy-worker', import.meta.url), task);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
