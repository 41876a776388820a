import { parentPort, workerData } from 'node:worker_threads';
import { partsOf, type SplitTask } from './split-job.ts';
import { tell } from './tell.ts';

/** Parts a territory once and ends. */
parentPort?.postMessage(partsOf(workerData as SplitTask, tell));
