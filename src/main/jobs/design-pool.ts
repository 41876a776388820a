import { Worker } from 'node:worker_threads';
import { comparePlans } from '../engine/design/compare.ts';
import { isProof } from '../engine/design/diagnose.ts';
import { type Miss, overrun } from '../engine/design/explain-miss.ts';
import type {
  DesignProblem,
  DesignSolution,
  ProvenBound,
  Reason,
  SearchLimits,
} from '../engine/design/problem.ts';
import { isLarge } from '../engine/design/size.ts';
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
  /** Look for proofs and notes first. Default true; false when the caller does, and tells them by `learn`. */
  readonly diagnose?: boolean;
  /** Use the whole time even when no plan can meet everything hard. Default false: answer early. */
  readonly persist?: boolean;
}

/** What the parallel starts of one job have found so far. */
interface Findings {
  readonly solutions: DesignSolution[];
  /** Proofs and notes on the problem, and why no plan was found. */
  diagnosed: readonly Reason[];
  missed: Miss;
  proven: boolean;
  bound: ProvenBound | null;
}

export interface DesignEvents {
  /** Best plan so far over all threads, at most ten a second. */
  readonly onImproved?: (solution: DesignSolution) => void;
  readonly onBound?: (bound: ProvenBound) => void;
  /** Proofs and notes, as soon as they are known. */
  readonly onReasons?: (reasons: readonly Reason[]) => void;
}

export interface DesignOutcome {
  readonly solution: DesignSolution;
  readonly bound: ProvenBound | null;
}

/** A running design: `result` settles once all threads are done, were stopped, or were cancelled (then null). */
export interface DesignRun {
  readonly result: Promise<DesignOutcome | null>;
  /** What the caller has found out of the problem itself. */
  learn(diagnosed: readonly Reason[]): void;
  /** Stop and keep: every thread hands over its best within 200 ms. */
  stop(): void;
  /** Give up: threads are terminated at once. */
  cancel(): void;
}

/** Least seconds between two streamed plans, over all threads. */
const STREAM_EVERY_MS = 100;

/** Once a plan is proven impossible the best effort gets this long from the start, ms, unless the job insists. */
export function effortWhenImpossible(seconds = 3): number {
  return Math.max(1200, Math.min(1500, 400 * seconds));
}

/**
 * Runs independent starts of one problem over worker threads and keeps the best by `comparePlans`.
 * The same problem, seed, iterations and thread count give the same plan: threads do not talk to each other, and ties
 * go to the lower stream. The last thread also looks for reasons first and for a bound at the end.
 */
export function startDesign(job: DesignJob, events: DesignEvents = {}): DesignRun {
  return new Pool(job, events);
}

class Pool implements DesignRun {
  readonly result: Promise<DesignOutcome | null>;
  private readonly job: DesignJob;
  private readonly events: DesignEvents;
  private readonly flag = new Int32Array(new SharedArrayBuffer(4));
  private readonly workers: Worker[] = [];
  private readonly started = performance.now();
  private readonly findings: Findings = {
    solutions: [],
    diagnosed: [],
    missed: { reasons: [], tradeOff: null },
    proven: false,
    bound: null,
  };
  private cancelled = false;
  private best: DesignSolution | null = null;
  private streamed = Number.NEGATIVE_INFINITY;

  constructor(job: DesignJob, events: DesignEvents) {
    this.job = job;
    this.events = events;
    const threads = Math.max(1, Math.floor(job.threads ?? 2));
    const runs = Array.from({ length: threads }, (_, index) => this.runWorker(index, threads));
    this.result = Promise.all(runs).then(
      () => this.conclude(),
      (error: unknown) => {
        this.terminate();
        if (this.cancelled) return null;
        throw error;
      },
    );
  }

  stop(): void {
    Atomics.store(this.flag, 0, 1);
  }

  cancel(): void {
    this.cancelled = true;
    this.stop();
    this.terminate();
  }

  private terminate(): void {
    for (const worker of this.workers) void worker.terminate();
  }

  private async conclude(): Promise<DesignOutcome | null> {
    if (this.cancelled) return null;
    const outcome = this.gather();
    if (!this.wantsOwnBound()) return outcome;
    await this.boundOwnCentres(outcome.solution);
    return this.cancelled ? null : { ...outcome, bound: this.findings.bound };
  }

  /** A large problem is bounded for the centres of its best plan, which is known only now. */
  private wantsOwnBound(): boolean {
    const stopped = Atomics.load(this.flag, 0) !== 0;
    return isLarge(this.job.problem) && (this.job.bound ?? true) && !stopped && !this.findings.proven;
  }

  private boundOwnCentres(plan: DesignSolution): Promise<void> {
    const { seconds } = this.job.limits;
    const spent = (performance.now() - this.started) / 1000;
    const boundSeconds =
      seconds === undefined ? BOUND_SECONDS : Math.max(LEAST_BOUND_SECONDS, seconds - spent - STARTING);
    const task = workerTask(this.job, 0, 1, this.flag.buffer as SharedArrayBuffer);
    return new Promise((resolve, reject) => {
      const workerData: DesignWorkerTask = { ...task, plan, boundSeconds };
      const worker = new Worker(workerUrl('design-worker'), { workerData });
      this.workers.push(worker);
      worker.on('message', (message: DesignWorkerMessage) => this.receive(0, message));
      worker.on('error', reject);
      worker.on('exit', () => resolve());
    });
  }

  private runWorker(index: number, threads: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const workerData = workerTask(this.job, index, threads, this.flag.buffer as SharedArrayBuffer);
      const worker = new Worker(workerUrl('design-worker'), { workerData });
      this.workers.push(worker);
      worker.on('message', (message: DesignWorkerMessage) => this.receive(index, message));
      worker.on('error', reject);
      worker.on('exit', () => {
        if (this.findings.solutions[index] !== undefined) resolve();
        else reject(new Error('the design worker ended without a plan'));
      });
    });
  }

  private receive(index: number, message: DesignWorkerMessage): void {
    if (this.cancelled) return;
    switch (message.kind) {
      case 'improved':
        this.improve(message.solution);
        break;
      case 'searched':
        this.findings.solutions[index] = message.solution;
        this.improve(message.solution);
        break;
      case 'diagnosed':
        this.learn(message.reasons);
        break;
      case 'missed':
        this.findings.missed = message.miss;
        this.events.onReasons?.(this.reasons());
        break;
      case 'bound':
        this.findings.bound = message.bound;
        this.events.onBound?.(message.bound);
    }
  }

  private improve(solution: DesignSolution): void {
    if (this.best !== null && comparePlans(solution, this.best) >= 0) return;
    this.best = solution;
    if (performance.now() - this.streamed < STREAM_EVERY_MS) return;
    this.streamed = performance.now();
    this.events.onImproved?.(solution);
  }

  private reasons(): readonly Reason[] {
    return [...this.findings.diagnosed, ...this.findings.missed.reasons];
  }

  learn(diagnosed: readonly Reason[]): void {
    this.findings.diagnosed = diagnosed;
    this.events.onReasons?.(this.reasons());
    if (!diagnosed.some(isProof) || this.findings.proven) return;
    this.findings.proven = true;
    if (this.job.persist === true) return;
    const left = effortWhenImpossible(this.job.limits.seconds) - (performance.now() - this.started);
    setTimeout(() => this.stop(), Math.max(0, left)).unref();
  }

  /** Where nothing is inside the bands, the plan whose worst territory is least far off is the one to look at. */
  private isNearer(plan: DesignSolution | null, best: DesignSolution): plan is DesignSolution {
    if (plan === null || plan.brokenTerritories > best.brokenTerritories) return false;
    return overrun(this.job.problem, plan) < overrun(this.job.problem, best);
  }

  private gather(): DesignOutcome {
    const { solutions, diagnosed, missed, bound } = this.findings;
    let solution = solutions[0] as DesignSolution;
    let iterations = 0;
    let seconds = 0;
    for (const each of solutions) {
      if (comparePlans(each, solution) < 0) solution = each;
      iterations += each.iterations;
      seconds = Math.max(seconds, each.seconds);
    }
    if (!solution.feasible && this.isNearer(missed.tradeOff, solution)) solution = missed.tradeOff;
    // "not found" of one thread is void when another found a plan
    const valid = solution.feasible ? diagnosed : [...diagnosed, ...missed.reasons];
    return { solution: { ...solution, iterations, seconds, reasons: valid }, bound };
  }
}

/** Part of the budget the thorough thread keeps for the bound. */
const BOUND_SHARE = 0.5;
const BOUND_SHARE_ALONE = 0.3;
/** Of a large problem: all threads end their search this much earlier, then its best plan is bounded. */
const BOUND_SHARE_LARGE = 0.2;
/** Seconds a bound gets in any case, and what starting its thread takes. */
const LEAST_BOUND_SECONDS = 0.3;
const STARTING = 1;
/** Seconds for the bound when only iterations limit the search. */
const BOUND_SECONDS = 10;

function workerTask(
  job: DesignJob,
  index: number,
  threads: number,
  stop: SharedArrayBuffer,
): DesignWorkerTask {
  const { seconds } = job.limits;
  const startedAt = performance.timeOrigin + performance.now();
  const thorough = index === threads - 1;
  const large = isLarge(job.problem);
  const share = large ? BOUND_SHARE_LARGE : threads === 1 ? BOUND_SHARE_ALONE : BOUND_SHARE;
  const wanted = seconds === undefined ? BOUND_SECONDS : seconds * share;
  const boundSeconds = (thorough || large) && (job.bound ?? true) ? wanted : 0;
  const limits = seconds === undefined ? job.limits : { ...job.limits, seconds: seconds - boundSeconds };
  return {
    problem: job.problem,
    limits,
    stream: index,
    plan: null,
    thorough,
    diagnoses: thorough && (job.diagnose ?? true),
    boundSeconds,
    startedAt,
    stop,
  };
}
