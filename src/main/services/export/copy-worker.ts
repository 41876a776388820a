import { parentPort, workerData } from 'node:worker_threads';
import { compactCopy } from '../../plan/copy.ts';
import type { CopyTask } from './copy-job.ts';

/** Makes one copy compact, looks it through and ends. */
const { temporary, path } = workerData as CopyTask;
compactCopy(temporary, path);
parentPort?.postMessage(true);
