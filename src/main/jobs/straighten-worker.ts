import { parentPort, workerData } from 'node:worker_threads';
import { type StraightenTask, straightenBorders } from './straighten-job.ts';
import { tell } from './tell.ts';

/** Straightens borders once and ends. */
const found = straightenBorders(workerData as StraightenTask, tell);
parentPort?.postMessage(found, [found.territoryOf.buffer as ArrayBuffer]);
