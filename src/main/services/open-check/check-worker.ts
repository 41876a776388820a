import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../../shared/errors.ts';
import { checkPlanFile } from '../../plan/open.ts';
import type { CheckAnswer } from './check-job.ts';

/** Looks through one plan file and ends. */
function look(): CheckAnswer {
  try {
    checkPlanFile(workerData as string);
    return { sound: true };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { sound: false, code: error.code, params: error.params };
  }
}
parentPort?.postMessage(look());
