import { answerApart, type OnStage } from '../../jobs/answer-apart.ts';
import { workerUrl } from '../../jobs/worker-url.ts';
import { refuseIfOpenHere } from '../../plan/open-files.ts';
import type { SalvagedTable } from '../../plan/salvage.ts';
import { driveAnswers } from '../silent-drives.ts';

export interface SalvageTask {
  readonly path: string;
  readonly target: string;
}

/** As `salvagePlan`, in a thread of its own. Stage: `salvaging` (tables). Given up, nothing is left. @throws AppError as that, JOB_CANCELLED */
export async function salvageApart(
  task: SalvageTask,
  onStage?: OnStage,
  signal?: AbortSignal,
): Promise<SalvagedTable[]> {
  onStage?.('salvaging', 0, 0);
  await driveAnswers(task.path);
  // What is open here only this thread knows.
  refuseIfOpenHere(task.path);
  return answerApart(workerUrl('salvage-worker', import.meta.url), task, { signal, onStage, way: 'told' });
}
