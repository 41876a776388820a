import { parentPort, workerData } from 'node:worker_threads';
import { freeCentreBound } from '../engine/design/bound.ts';
import { comparePlans } from '../engine/design/compare.ts';
import { diagnose, isProof } from '../engine/design/diagnose.ts';
import { explainMiss, type Miss, overrun } from '../engine/design/explain-miss.ts';
import type {
  DesignProblem,
  DesignSolution,
  ProvenBound,
  Reason,
  SearchControls,
  SearchLimits,
} from '../engine/design/problem.ts';
import { search } from '../engine/design/search.ts';
import { isLarge } from '../engine/design/size.ts';
import { ownCentresBound } from '../engine/design/transport-bound.ts';
import { fixedCentreBound } from './linear-bound.ts';

/** What a design worker is started with. */
export interface DesignWorkerTask {
  readonly problem: DesignProblem;
  readonly limits: SearchLimits;
  /** Which of the parallel starts this is. */
  readonly stream: number;
  /** Given: no search, only a bound for the centres of this plan. */
  readonly plan: DesignSolution | null;
  /** One worker also looks for a bound after its search, and (`diagnoses`) for reasons before it. */
  readonly thorough: boolean;
  readonly diagnoses: boolean;
  /** Seconds to spend on the bound, or on why none was found; 0 is none. */
  readonly boundSeconds: number;
  /** When the job began, milliseconds since 1970: a slow start of the thread counts against its time. */
  readonly startedAt: number;
  /** One Int32: 0 run, 1 stop and keep. */
  readonly stop: SharedArrayBuffer;
}

export type DesignWorkerMessage =
  | { readonly kind: 'improved'; readonly solution: DesignSolution }
  | { readonly kind: 'searched'; readonly solution: DesignSolution }
  | { readonly kind: 'diagnosed'; readonly reasons: readonly Reason[] }
  | { readonly kind: 'missed'; readonly miss: Miss }
  | { readonly kind: 'bound'; readonly bound: ProvenBound };

/** Least seconds between two streamed plans. */
const STREAM_EVERY = 0.1;

const task = workerData as DesignWorkerTask;
const flag = new Int32Array(task.stop);
const now = () => performance.now() / 1000;
let streamed = Number.NEGATIVE_INFINITY;

function post(message: DesignWorkerMessage): void {
  parentPort?.postMessage(message);
}

const controls: SearchControls = {
  now,
  shouldStop: () => Atomics.load(flag, 0) !== 0,
  wantsImproved: () => now() - streamed >= STREAM_EVERY,
  onImproved: (solution) => {
    streamed = now();
    post({ kind: 'improved', solution });
  },
};

/** Part of the search time that proofs of impossibility may take. */
const DIAGNOSIS_SHARE = 0.4;

async function run(): Promise<void> {
  if (task.plan !== null) {
    postBound(ownCentresBound(task.problem, task.plan, task.boundSeconds, controls));
    return;
  }
  const late = (performance.timeOrigin + performance.now() - task.startedAt) / 1000;
  const started = now() - late;
  // with iterations alone nothing may depend on the clock
  const mayContinue = () =>
    task.limits.seconds === undefined || now() - started < task.limits.seconds * DIAGNOSIS_SHARE;
  const reasons = task.diagnoses ? diagnose(task.problem, undefined, mayContinue) : [];
  const proven = reasons.some(isProof);
  if (task.diagnoses) post({ kind: 'diagnosed', reasons });
  const { seconds } = task.limits;
  // no plan can exist, so no bound will be sought: its time is for the best effort
  const spare = proven ? task.boundSeconds : 0;
  const limits =
    seconds === undefined ? task.limits : { ...task.limits, seconds: seconds + spare - (now() - started) };
  const solution = search(task.problem, limits, controls, task.stream);
  post({ kind: 'searched', solution });
  // no plan can exist: a bound on plans would bound nothing
  if (proven || task.boundSeconds <= 0 || controls.shouldStop()) return;
  const left = seconds === undefined ? task.boundSeconds : seconds + task.boundSeconds - (now() - started);
  if (solution.feasible) return bound(solution, left);
  await explain(solution, left);
}

/** Part of the time left after a search that narrowly missed for searching on: a plan is worth more than why there is none. */
const SEARCH_ON_SHARE = 0.5;
/** A plan this far outside its bands (part of the target) is no narrow miss: the time goes into the reasons. */
const FAR_OFF = 0.2;

async function explain(missed: DesignSolution, seconds: number): Promise<void> {
  // with iterations alone the plan may not depend on the clock, and a large one has no time for a second start
  const hopeless = isLarge(task.problem) || overrun(task.problem, missed) > FAR_OFF;
  const onward = task.limits.seconds === undefined || hopeless ? 0 : SEARCH_ON_SHARE * seconds;
  const left = seconds - onward;
  const solution = onward > 0 ? searchOn(missed, onward) : missed;
  if (solution.feasible) return bound(solution, left);
  post({ kind: 'missed', miss: explainMiss(task.problem, solution, 0.8 * left, controls) });
  await bound(solution, 0.2 * left);
}

function searchOn(missed: DesignSolution, seconds: number): DesignSolution {
  // another stream than any first search
  const again = search(task.problem, { seconds }, controls, task.stream + 1000);
  const solution = comparePlans(again, missed) < 0 ? again : missed;
  post({ kind: 'searched', solution });
  return solution;
}

/** A bound that holds for every thread's plan; one for the centres of a plan waits until the best plan is known. */
async function bound(solution: DesignSolution, seconds: number): Promise<void> {
  if (isLarge(task.problem)) return;
  postBound(
    freeCentreBound(task.problem, solution, seconds, controls) ??
      (await fixedCentreBound(task.problem, seconds)),
  );
}

function postBound(bound: ProvenBound | null): void {
  if (bound !== null) post({ kind: 'bound', bound });
}

await run();
