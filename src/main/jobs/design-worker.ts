import { parentPort, workerData } from 'node:worker_threads';
import { freeCentreBound } from '../engine/design/bound.ts';
import type { DesignProblem, DesignSolution, ProvenBound, SearchLimits } from '../engine/design/problem.ts';
import { search } from '../engine/design/search.ts';

/** What a design worker is started with. */
export interface DesignWorkerTask {
  readonly problem: DesignProblem;
  readonly limits: SearchLimits;
  /** Which of the parallel starts this is. */
  readonly stream: number;
  /** Seconds to spend on the bound after the search; 0 is none. */
  readonly boundSeconds: number;
  /** One Int32: 0 run, 1 stop and keep. */
  readonly stop: SharedArrayBuffer;
}

export type DesignWorkerMessage =
  | { readonly kind: 'improved'; readonly solution: DesignSolution }
  | { readonly kind: 'done'; readonly solution: DesignSolution }
  | { readonly kind: 'bound'; readonly bound: ProvenBound | null };

/** Least seconds between two streamed plans. */
const STREAM_EVERY = 0.1;

const task = workerData as DesignWorkerTask;
const flag = new Int32Array(task.stop);
const now = () => performance.now() / 1000;
let streamed = Number.NEGATIVE_INFINITY;

function post(message: DesignWorkerMessage): void {
  parentPort?.postMessage(message);
}

const controls = {
  now,
  shouldStop: () => Atomics.load(flag, 0) !== 0,
  wantsImproved: () => now() - streamed >= STREAM_EVERY,
  onImproved: (solution: DesignSolution) => {
    streamed = now();
    post({ kind: 'improved', solution });
  },
};

const solution = search(task.problem, task.limits, controls, task.stream);
post({ kind: 'done', solution });
if (task.boundSeconds > 0) {
  post({ kind: 'bound', bound: freeCentreBound(task.problem, solution, task.boundSeconds, controls) });
}
