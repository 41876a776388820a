import { parentPort, workerData } from 'node:worker_threads';
import { placeCompactCopy } from '../../plan/copy.ts';
import type { CopyTask } from './copy-job.ts';

/** Makes one copy compact, looks it through, gives it its name and ends. */
const { snapshot, temporary, path } = workerData as CopyTask;
placeCompactCopy(snapshot, temporary, path);
parentPort?.postMessage(true);
