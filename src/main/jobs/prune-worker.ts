import { parentPort, workerData } from 'node:worker_threads';
import { type PruneTask, prunedBorders } from './prune-job.ts';

/** Prunes one level of borders and ends. */
parentPort?.postMessage(prunedBorders(workerData as PruneTask));
