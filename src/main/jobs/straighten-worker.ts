import { parentPort, workerData } from 'node:worker_threads';
import { type StraightenTask, straightenBorders } from './straighten-job.ts';

/** Straightens borders once and ends. */
const found = straightenBorders(workerData as StraightenTask);
parentPort?.postMessage(found, [found.territoryOf.buffer as ArrayBuffer]);
