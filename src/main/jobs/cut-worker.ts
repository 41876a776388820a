import { parentPort, workerData } from 'node:worker_threads';
import { type CutTask, cutUnit } from './cut-job.ts';

/** Cuts one unit and ends. */
parentPort?.postMessage(cutUnit(workerData as CutTask));
