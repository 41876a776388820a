import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../../shared/errors.ts';
import { type JudgeAnswer, type JudgeTask, judge } from './judge-job.ts';

/** Judges one package and ends. */
async function answer(): Promise<JudgeAnswer> {
  try {
    return { sound: true, returned: await judge(workerData as JudgeTask) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { sound: false, code: error.code, params: error.params };
  }
}
parentPort?.postMessage(await answer());
