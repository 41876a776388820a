import { Worker } from 'node:worker_threads';
import { comparePlans } from '../engine/design/compare.ts';
import type { DesignProblem, DesignSolution, ProvenBound, SearchLimits } from '../engine/design/problem.ts';
import type { DesignWorkerMessage, DesignWorkerTask } from './design-worker.ts';
import { workerUrl } from './worker-url.ts';

export interface DesignJob {
  readonly problem: DesignProblem;
  /** `seconds` is the whole budget, bound included; `iterations` is per thread. */
  readonly limits: SearchLimits;
  /** Parallel starts, 1 or more. Default 2. */
  readonly threads?: number;
  /** Compute a proven bound in the last part of the time. Default true. */
  readonly bound?: boolean;
}

export interface DesignEvents {
  /** Best plan so far over all threads, at most ten a second. */
  readonly onImproved?: (solution: DesignSolution) => void;
  readonly onBound?: (bound: ProvenBound) => void;
}

export interface DesignOutcome {
  readonly solution: DesignSolution;
  readonly bound: ProvenBound | null;
}

/** A running design: `result` settles once all threads are done, were stopped, or were cancelled (then null). */
export interface DesignRun {
  readonly result: Promise<DesignOutcome | null>;
  /** Stop and keep: every thread hands over its best within 200 ms. */
  stop(): void;
  /** Give up: threads are terminated at once. */
  cancel(): void;
}

/** Least seconds between two streamed plans, over all threads. */
const STREAM_EVERY_MS = 100;

/**
 * Runs independent starts of one problem over worker threads and keeps the best by `comparePlans`.
 * The same problem, seed, iterations and thread count give the same plan: threads do not talk to each other, and ties
 * go to the lower stream.
 */
export function startDesign(job: DesignJob, events: DesignEvents = {}): DesignRun {
  const threads = Math.max(1, job.threads ?? 2);
  const stop = new SharedArrayBuffer(4);
  const flag = new Int32Array(stop);
  const workers: Worker[] = [];
  let cancelled = false;
  let best: DesignSolution | null = null;
  let streamed = Number.NEGATIVE_INFINITY;

  const stream = (solution: DesignSolution) => {
    if (best !== null && comparePlans(solution, best) >= 0) return;
    best = solution;
    if (cancelled || performance.now() - streamed < STREAM_EVERY_MS) return;
    streamed = performance.now();
    events.onImproved?.(solution);
  };

  const runs = Array.from({ length: threads }, (_, index) => {
    const task = workerTask(job, index, threads, stop);
    return runWorker(task, workers, stream, (bound) => events.onBound?.(bound));
  });
  const result = Promise.all(runs).then(
    (outcomes) => (cancelled ? null : gather(outcomes)),
    (error: unknown) => {
      for (const worker of workers) void worker.terminate();
      if (cancelled) return null;
      throw error;
    },
  );
  return {
    result,
    stop: () => void Atomics.store(flag, 0, 1),
    cancel: () => {
      cancelled = true;
      Atomics.store(flag, 0, 1);
      for (const worker of workers) void worker.terminate();
    },
  };
}

/** The last thread leaves its search early and spends the rest of the budget on the bound. */
function workerTask(
  job: DesignJob,
  index: number,
  threads: number,
  stop: SharedArrayBuffer,
): DesignWorkerTask {
  const { seconds } = job.limits;
  const isLast = index === threads - 1;
  const wantsBound = (job.bound ?? true) && isLast;
  const share = threads === 1 ? 0.3 : 0.5;
  const boundSeconds = wantsBound ? (seconds === undefined ? 10 : seconds * share) : 0;
  const limits: SearchLimits =
    seconds === undefined ? job.limits : { ...job.limits, seconds: seconds - boundSeconds };
  return { problem: job.problem, limits, stream: index, boundSeconds, stop };
}

function gather(outcomes: readonly DesignOutcome[]): DesignOutcome {
  let solution = (outcomes[0] as DesignOutcome).solution;
  let bound: ProvenBound | null = null;
  let iterations = 0;
  let seconds = 0;
  for (const outcome of outcomes) {
    if (comparePlans(outcome.solution, solution) < 0) solution = outcome.solution;
    bound = outcome.bound ?? bound;
    iterations += outcome.solution.iterations;
    seconds = Math.max(seconds, outcome.solution.seconds);
  }
  return { solution: { ...solution, iterations, seconds }, bound };
}

function runWorker(
  task: DesignWorkerTask,
  workers: Worker[],
  onImproved: (solution: DesignSolution) => void,
  onBound: (bound: ProvenBound) => void,
): Promise<DesignOutcome> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerUrl('design-worker'), { workerData: task });
    workers.push(worker);
    let solution: DesignSolution | null = null;
    let bound: ProvenBound | null = null;
    worker.on('message', (message: DesignWorkerMessage) => {
      if (message.kind === 'bound') {
        bound = message.bound;
        if (bound !== null) onBound(bound);
        return;
      }
      onImproved(message.solution);
      if (message.kind === 'done') solution = message.solution;
    });
    worker.on('error', reject);
    worker.on('exit', () => {
      if (solution !== null) resolve({ solution, bound });
      else reject(new Error('the design worker ended without a plan'));
    });
  });
}
