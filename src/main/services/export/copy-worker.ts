import { parentPort, workerData } from 'node:worker_threads';
import { openSnapshot } from '../../plan/open.ts';
import type { CopyTask } from './copy-job.ts';

/** Writes one compact copy and ends. */
const { snapshot, path } = workerData as CopyTask;
const plan = openSnapshot(snapshot);
try {
  plan.saveCopy(path);
} finally {
  plan.close();
}
parentPort?.postMessage(true);
