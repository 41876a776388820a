import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../../shared/errors.ts';
import { checkPlanBytes, checkPlanFile } from '../../plan/open.ts';
import type { CheckAnswer, CheckTask } from './check-job.ts';

/** Looks through one plan file and ends. */
function look({ path, bytes }: CheckTask): CheckAnswer {
  try {
    if (bytes === null) checkPlanFile(path);
    else checkPlanBytes(path, bytes);
    return { sound: true };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { sound: false, code: error.code, params: error.params };
  }
}
parentPort?.postMessage(look(workerData as CheckTask));
