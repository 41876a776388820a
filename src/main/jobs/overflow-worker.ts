import { parentPort, workerData } from 'node:worker_threads';
import { type OverflowTask, overflowGiven } from './overflow-job.ts';
import { tell } from './tell.ts';

/** Gives one territory's overflow to its neighbours and ends. */
parentPort?.postMessage(overflowGiven(workerData as OverflowTask, tell));
