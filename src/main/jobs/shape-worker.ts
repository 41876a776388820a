import { parentPort, workerData } from 'node:worker_threads';
import { packShapes, type ShapeTask } from './shape-job.ts';

/** Packs one level of borders and ends. */
const bytes = packShapes(workerData as ShapeTask);
parentPort?.postMessage(bytes, [bytes.buffer]);
