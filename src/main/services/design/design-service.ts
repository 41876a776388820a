import { randomUUID } from 'node:crypto';
import type { DesignEvent, DesignSettings } from '../../../shared/contract/design.ts';
import type { Alignment } from '../../../shared/contract/scenario.ts';
import { AppError } from '../../../shared/errors.ts';
import { type Language, translate } from '../../../shared/i18n/index.ts';
import type { DesignSolution, ProvenBound } from '../../engine/design/problem.ts';
import { type DesignRun, startDesign } from '../../jobs/design-pool.ts';
import { finish, type Pieces } from '../../plan/pieces.ts';
import type { Plan, PlanWriter } from '../../plan/plan.ts';
import { type Assignment, presentScenario, readAssignment, scenarioRecord } from '../assignment.ts';
import type { Dataset } from '../dataset.ts';
import { refuseFrozen } from '../guard.ts';
import { latest } from '../latest.ts';
import { beforeLeaving } from '../leaving.ts';
import type { Projection } from '../projection.ts';
import { takeSnapshot } from '../redraw/snapshots.ts';
import { scenarioByName } from '../scenario-service.ts';
import { soon } from '../turns.ts';
import { applyDesign } from './apply.ts';
import { type Floor, isLimited } from './disruption.ts';
import { designLabels, type Label } from './labels.ts';
import { matchLabels } from './match.ts';
import type { WarmStart } from './problem.ts';
import { designProblem } from './problem.ts';
import { designResult } from './result.ts';
import { travelBefore } from './travel-before.ts';

interface Job {
  readonly id: string;
  readonly settings: DesignSettings;
  readonly labels: readonly Label[];
  readonly data: Dataset;
  readonly scenario: Assignment;
  readonly presentState: Assignment | null;
  readonly floors: readonly Floor[];
  /** Mean metres of the scenario as it stood. */
  readonly before: number | null;
  readonly run: DesignRun;
  readonly startedAt: number;
  state: DesignEvent['state'];
  solution: DesignSolution | null;
  bound: ProvenBound | null;
  readonly changed: ReturnType<typeof latest<void>>;
}

/** Another job whose plan a search begins with; `noWorse`: no measure may then deviate further than it does there. */
export interface From {
  readonly jobId: string;
  readonly noWorse: boolean;
}

const applyTopics = ['alignment', 'scenarios', 'state', 'quota'] as const;

/** Designs that run, or have run and can still be applied. A job outlives the page that started it. */
export function createDesignService(
  plan: () => Plan,
  projection: Projection,
  language: () => Language,
  threads = 2,
) {
  const jobs = new Map<string, Job>();

  const jobOf = (jobId: string): Job => {
    const job = jobs.get(jobId);
    if (!job) throw new AppError('JOB_NOT_FOUND');
    return job;
  };

  const prepare = (settings: DesignSettings, from: From | null) => {
    const data = projection.dataset(settings.scenarioId);
    const scenario = readAssignment(plan(), data, settings.scenarioId);
    const present = presentScenario(plan());
    const presentState = present ? readAssignment(plan(), data, present.id) : null;
    const labels = designLabels(settings, data, scenario, presentState);
    const warm = from && warmStart(from, labels, data);
    const { problem, floors } = designProblem(settings, data, labels, scenario, presentState, plan(), warm);
    return { data, scenario, presentState, labels, problem, floors };
  };

  /** The plan of another job, where it fits: the same units and as many territories. */
  const warmStart = ({ jobId, noWorse }: From, labels: readonly Label[], data: Dataset): WarmStart | null => {
    const other = jobs.get(jobId);
    if (!other?.solution || !sameUnits(other.data, data) || other.labels.length !== labels.length)
      return null;
    const { assignment, measures } = other.solution;
    return { assignment, ceilings: noWorse ? measures.map(({ maxDeviation }) => maxDeviation) : null };
  };

  const begin = (settings: DesignSettings, keep: readonly string[], from: From | null): Job => {
    const { problem, ...prepared } = prepare(settings, from);
    const changed = latest<void>();
    const job: Job = {
      id: randomUUID(),
      settings,
      ...prepared,
      before: travelBefore(problem, prepared.labels, prepared.scenario),
      startedAt: performance.now(),
      state: 'running',
      solution: null,
      bound: null,
      changed,
      run: startDesign(
        { problem, limits: { seconds: settings.seconds }, threads, persist: settings.persist === true },
        {
          onImproved: (solution) => {
            job.solution = solution;
            changed.push();
          },
          onBound: (bound) => {
            job.bound = bound;
            changed.push();
          },
        },
      ),
    };
    for (const old of jobs.values())
      if (old.state !== 'running' && !keep.includes(old.id)) jobs.delete(old.id);
    jobs.set(job.id, job);
    void settle(job);
    return job;
  };

  const settle = async (job: Job) => {
    try {
      const outcome = await job.run.result;
      if (outcome) {
        job.solution = outcome.solution;
        job.bound = outcome.bound ?? job.bound;
      } else {
        job.solution = null;
      }
      if (job.state === 'running') job.state = 'finished';
    } catch {
      job.state = 'failed';
    }
    job.changed.close();
  };

  async function* watch(job: Job, signal?: AbortSignal): AsyncGenerator<DesignEvent> {
    yield eventOf(job);
    for await (const _ of job.changed.follow(signal)) yield eventOf(job);
    if (!signal?.aborted) yield eventOf(job);
  }

  const applying = (jobId: string, branchName: string | null) => {
    const job = jobOf(jobId);
    const { solution, data } = job;
    if (!solution || !sameUnits(data, projection.dataset())) throw new AppError('JOB_NOT_FOUND');
    const fromId = job.settings.scenarioId;
    const from = scenarioRecord(plan(), fromId);
    if (branchName !== null && scenarioByName(plan(), branchName))
      throw new AppError('NAME_TAKEN', { name: branchName });
    if (branchName === null) refuseFrozen(plan(), fromId);
    const stem = translate(language(), 'common', 'territory');
    const labels = labelsFor(job, solution);
    const drawn = solution.assignment;
    function* writing(write: PlanWriter): Pieces<number> {
      const target = branchName === null ? fromId : write.branchScenario(fromId, branchName);
      if (branchName === null) takeSnapshot(write, fromId, 'design');
      yield* applyDesign(write, data, target, drawn, labels, stem);
      return target;
    }
    const label = { key: 'design.apply', params: { scenario: branchName ?? from.name } };
    return { label, writing };
  };

  return {
    /** Throws what `begin` would throw of these settings, and starts nothing. */
    check: (settings: DesignSettings): void => void prepare(settings, null),
    /**
     * Starts a job and answers its id; `follow` tells how it goes. Earlier jobs that have ended are forgotten, but for those to
     * `keep` (the points of a series).
     */
    begin: (settings: DesignSettings, keep: readonly string[] = [], from: From | null = null) =>
      begin(settings, keep, from).id,
    follow: (jobId: string, signal?: AbortSignal) => watch(jobOf(jobId), signal),
    running: () =>
      [...jobs.values()].filter(({ state }) => state === 'running').map(({ id }) => ({ jobId: id })),
    stop(jobId: string): void {
      const job = jobOf(jobId);
      if (job.state === 'running') job.state = 'stopped';
      job.run.stop();
    },
    cancel(jobId: string): void {
      const job = jobOf(jobId);
      job.run.cancel();
      jobs.delete(jobId);
    },
    /** @throws AppError JOB_NOT_FOUND, NAME_TAKEN, SCENARIO_FROZEN */
    apply(jobId: string, branchName: string | null): Alignment {
      const { label, writing } = applying(jobId, branchName);
      return projection.alignment(plan().edit(label, applyTopics, (write) => finish(writing(write))));
    },
    /** As `apply`, in turns of the event loop. */
    async applyInTurns(jobId: string, branchName: string | null): Promise<Alignment> {
      return beforeLeaving(plan(), async () => {
        const { label, writing } = applying(jobId, branchName);
        const scenarioId = await plan().editInTurns(label, applyTopics, writing);
        return soon(plan(), () => projection.alignment(scenarioId));
      });
    },
    /** Ends all work; when the plan closes. */
    close(): void {
      for (const job of jobs.values()) job.run.cancel();
      jobs.clear();
    },
  };
}

/** Units may have been split or imported since: a design of the old ones fits the plan no more. */
function sameUnits({ units }: Dataset, now: Dataset): boolean {
  return units.length === now.units.length && units.every(({ id }, index) => now.units[index].id === id);
}

/** Drawn from nothing around free centres, the territories are nobody's yet; otherwise each label is its own from the start. */
function keepsIdentity({ settings, labels }: Job): boolean {
  const locked = labels.some(({ territory }) => territory?.locked === 1);
  return (
    locked ||
    isLimited(settings) ||
    settings.start !== 'new' ||
    settings.centres === 'homes' ||
    settings.keepPresent > 0
  );
}

function labelsFor(job: Job, { assignment }: DesignSolution): readonly Label[] {
  return keepsIdentity(job)
    ? job.labels
    : matchLabels(assignment, job.labels, job.data, job.scenario, job.presentState);
}

function eventOf(job: Job): DesignEvent {
  const elapsed = (performance.now() - job.startedAt) / 1000;
  const { seconds } = job.settings;
  const running = job.state === 'running';
  return {
    jobId: job.id,
    state: job.state,
    fraction: running ? Math.min(1, elapsed / seconds) : 1,
    secondsLeft: running ? Math.max(0, seconds - elapsed) : 0,
    result: job.solution
      ? designResult(
          job.solution,
          job.bound,
          job.data,
          labelsFor(job, job.solution),
          job.presentState,
          job.floors,
          job.before,
        )
      : null,
    unitTerritory: job.solution ? Array.from(job.solution.assignment, (label) => label + 1) : null,
  };
}

export type DesignService = ReturnType<typeof createDesignService>;
