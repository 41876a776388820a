import { parentPort, workerData } from 'node:worker_threads';
import { type LinkTask, linksOf } from './link-job.ts';
import { tell } from './tell.ts';

/** Looks for links once and ends. */
parentPort?.postMessage(linksOf(workerData as LinkTask, tell));
