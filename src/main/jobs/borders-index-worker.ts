import { parentPort, workerData } from 'node:worker_threads';
import { indexBorders } from './borders-index-job.ts';

/** Makes one index of borders and ends. */
const index = indexBorders(workerData as string);
const { coordinates, rings, parts, units } = index.set;
const bytes = [coordinates, rings, parts, units].map(({ buffer }) => buffer as ArrayBuffer);
parentPort?.postMessage(index, index.boxes instanceof ArrayBuffer ? [...bytes, index.boxes] : bytes);
