import { create } from 'zustand';
import type { DesignEvent, DesignResult, SeriesPoint } from '../../../shared/contract/design.ts';
import { AppError } from '../../../shared/errors.ts';
import { client } from '../../app/client.ts';
import { keepAlignment, run } from '../../app/commands.ts';
import { isAbort } from '../../app/errors.ts';
import { translate } from '../../app/i18n.ts';
import { endJob, setApp, setJob, useApp } from '../../app/store.ts';
import { showScenario } from '../common/show-scenario.ts';
import { settingsNow, unitCountNow } from './plan-now.ts';
import { closeSeries } from './series-store.ts';
import type { DesignForm } from './settings.ts';

/** A moment of the search, for the progress chart. */
export interface Sample {
  seconds: number;
  deviation: readonly number[];
  kilometres: number;
  /** Proven so far, null before there is a bound. */
  boundKilometres: number | null;
}

export interface DesignJob {
  phase: 'idle' | 'starting' | 'running' | 'done';
  jobId: string | null;
  scenarioId: number | null;
  /** What was asked for: its measures are in the order of the deviations. */
  asked: DesignForm | null;
  /** Units the plan had at the start: a design of other units can't be shown or applied. */
  unitCount: number;
  /** Taken from a series: giving it up goes back there and leaves it alone. */
  fromSeries: boolean;
  fraction: number;
  secondsLeft: number | null;
  result: DesignResult | null;
  stopped: boolean;
  samples: readonly Sample[];
  error: unknown;
}

const nothing: DesignJob = {
  phase: 'idle',
  jobId: null,
  scenarioId: null,
  asked: null,
  unitCount: 0,
  fromSeries: false,
  fraction: 0,
  secondsLeft: null,
  result: null,
  stopped: false,
  samples: [],
  error: null,
};

/** The design of this window: it goes on while other screens are looked at. */
export const useDesignJob = create<DesignJob>(() => nothing);
const set = useDesignJob.setState;

const statusJob = 'design';

function take(event: DesignEvent, startedAt: number): void {
  if (event.state === 'failed') throw new AppError('INTERNAL');
  set((state) => ({
    phase: event.state === 'running' ? 'running' : event.result === null ? 'idle' : 'done',
    jobId: event.jobId,
    fraction: event.fraction,
    secondsLeft: event.secondsLeft,
    stopped: event.state === 'stopped',
    result: event.result ?? state.result,
    samples: event.result === null ? state.samples : [...state.samples, sampleOf(event.result, startedAt)],
  }));
  if (event.unitTerritory !== null) setApp({ designPreview: event.unitTerritory });
  if (event.state === 'running')
    setJob({
      id: statusJob,
      text: translate('design:running'),
      fraction: event.fraction,
      secondsLeft: event.secondsLeft,
      cancel: () => void cancelDesign(),
    });
}

function sampleOf(result: DesignResult, startedAt: number): Sample {
  return {
    seconds: (performance.now() - startedAt) / 1000,
    deviation: result.maxDeviation,
    kilometres: result.travelMetres / 1000,
    boundKilometres: result.lowerBoundMetres === null ? null : result.lowerBoundMetres / 1000,
  };
}

/** Each watch has its own number: what a given-up one still tells is not heard. */
let current = 0;

async function watch(events: AsyncIterable<DesignEvent>, own: number): Promise<void> {
  const startedAt = performance.now();
  try {
    for await (const event of events) {
      if (own !== current) return;
      take(event, startedAt);
    }
    if (own === current && useDesignJob.getState().phase === 'running') set({ phase: 'idle' });
  } catch (error) {
    if (own !== current) return;
    setApp({ designPreview: null });
    set(isAbort(error) ? nothing : { ...nothing, error });
  } finally {
    if (own === current) endJob(statusJob);
  }
}

/** `fromJobId`: a plan to begin with, so that the result is no worse. */
export async function startDesign(form: DesignForm, scenarioId: number, fromJobId?: string): Promise<void> {
  current += 1;
  const own = current;
  // The main process forgets the plans of a series when the next design starts.
  closeSeries();
  set({ ...nothing, phase: 'starting', scenarioId, asked: form, unitCount: unitCountNow() });
  setApp({ designPreview: null });
  try {
    const from = fromJobId === undefined ? {} : { fromJobId };
    await watch(await client().design.start({ ...settingsNow(form, scenarioId), ...from }), own);
  } catch (error) {
    if (own === current) set({ ...nothing, error });
  }
}

/** Proven impossible, the search gave its best effort early: it goes on from there for the whole time asked for. */
export function searchOn(): void {
  const { asked, scenarioId, jobId } = useDesignJob.getState();
  if (asked !== null && scenarioId !== null && jobId !== null)
    void startDesign({ ...asked, persist: true }, scenarioId, jobId);
}

/** After a reload: a job still running is taken up again. Measures are those of the form remembered. */
export async function resumeDesign(form: DesignForm): Promise<void> {
  if (useDesignJob.getState().phase !== 'idle') return;
  const running = await client()
    .design.running()
    .catch(() => []);
  const [job] = running;
  if (job === undefined || useDesignJob.getState().phase !== 'idle') return;
  current += 1;
  const own = current;
  set({
    ...nothing,
    phase: 'running',
    jobId: job.jobId,
    scenarioId: useApp.getState().scenarioId,
    asked: form,
    unitCount: unitCountNow(),
  });
  await client()
    .design.follow(job)
    .then((events) => watch(events, own))
    .catch(() => set(nothing));
}

/** Ends the search now; its best so far becomes the result. */
export async function stopDesign(): Promise<void> {
  const { jobId } = useDesignJob.getState();
  if (jobId !== null) await run((to) => to.design.stop({ jobId }));
}

/** Keeps the panel waiting while the plan is changed for the next design. Answers how to put the result back. */
export function holdDesign(): () => void {
  const before = useDesignJob.getState();
  const preview = useApp.getState().designPreview;
  current += 1;
  set({ ...nothing, phase: 'starting', scenarioId: before.scenarioId, asked: before.asked });
  setApp({ designPreview: null });
  return () => {
    set(before);
    setApp({ designPreview: preview });
  };
}

/** Opens a plan of a series as the result to look at and apply. */
export function adoptPoint(point: SeriesPoint, asked: DesignForm, scenarioId: number): void {
  current += 1;
  set({
    ...nothing,
    phase: 'done',
    jobId: point.jobId,
    scenarioId,
    asked,
    unitCount: unitCountNow(),
    fromSeries: true,
    result: point.result,
  });
  setApp({ designPreview: point.unitTerritory });
}

/** Gives up: running or finished, nothing is kept. A plan of a series stays with its series. */
export async function cancelDesign(): Promise<void> {
  const { jobId, fromSeries } = useDesignJob.getState();
  current += 1;
  setApp({ designPreview: null });
  set(nothing);
  endJob(statusJob);
  if (jobId !== null && !fromSeries)
    await client()
      .design.cancel({ jobId })
      .catch(() => undefined);
}

/** Puts the result into its scenario (null) or a new branch; answers whether it worked. */
export async function applyDesign(branchName: string | null): Promise<boolean> {
  const { jobId } = useDesignJob.getState();
  if (jobId === null) return false;
  const alignment = await run((to) => to.design.apply({ jobId, branchName }));
  if (alignment === undefined) return false;
  keepAlignment(alignment);
  await showScenario(alignment.scenarioId);
  setApp({ designPreview: null });
  set(nothing);
  return true;
}
