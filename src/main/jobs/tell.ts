import { parentPort } from 'node:worker_threads';
import { AppError } from '../../shared/errors.ts';
import type { Told } from './answer-apart.ts';

/** Within a thread that `answerApart` started: tells what it is at. */
export function tell(...told: Told['told']): void {
  parentPort?.postMessage({ told } satisfies Told);
}

/** Within such a thread that is to clear up when it is given up: throws JOB_CANCELLED once it is. Turns of the event loop must lie between. */
export function leaving(): () => void {
  let isLeft = false;
  parentPort?.once('message', () => {
    isLeft = true;
  });
  return () => {
    if (isLeft) throw new AppError('JOB_CANCELLED');
  };
}
