import { parentPort } from 'node:worker_threads';
import type { Told } from './answer-apart.ts';

/** Within a thread that `answerApart` started: tells what it is at. */
export function tell(...told: Told['told']): void {
  parentPort?.postMessage({ told } satisfies Told);
}
