import { create } from 'zustand';
import type { DesignEvent, DesignResult } from '../../../shared/contract/design.ts';
import { client } from '../../app/client.ts';
import { keepAlignment, run } from '../../app/commands.ts';
import { isAbort } from '../../app/errors.ts';
import { translate } from '../../app/i18n.ts';
import { endJob, setApp, setJob, useApp } from '../../app/store.ts';
import { showScenario } from '../common/show-scenario.ts';
import type { DesignForm } from './settings.ts';

/** A moment of the search, for the progress chart. */
export interface Sample {
  seconds: number;
  deviation: readonly number[];
  kilometres: number;
}

interface DesignJob {
  phase: 'idle' | 'starting' | 'running' | 'done';
  jobId: string | null;
  scenarioId: number | null;
  /** Keys of the measures asked for, in the order of the deviations. */
  measures: readonly string[];
  tolerances: readonly number[];
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
  measures: [],
  tolerances: [],
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
  };
}

async function watch(events: AsyncIterable<DesignEvent>): Promise<void> {
  const startedAt = performance.now();
  try {
    for await (const event of events) take(event, startedAt);
    if (useDesignJob.getState().phase === 'running') set({ phase: 'idle' });
  } catch (error) {
    setApp({ designPreview: null });
    set(isAbort(error) ? nothing : { ...nothing, error });
  } finally {
    endJob(statusJob);
  }
}

export async function startDesign(form: DesignForm, scenarioId: number): Promise<void> {
  set({
    ...nothing,
    phase: 'starting',
    scenarioId,
    measures: form.measures.map(({ key }) => key),
    tolerances: form.measures.map(({ tolerance }) => tolerance),
  });
  setApp({ designPreview: null });
  try {
    await watch(await client().design.start({ ...form, scenarioId }));
  } catch (error) {
    set({ ...nothing, error });
  }
}

/** After a reload: a job still running is taken up again. Measures are those of the form remembered. */
export async function resumeDesign(form: DesignForm): Promise<void> {
  if (useDesignJob.getState().phase !== 'idle') return;
  const running = await client()
    .design.running()
    .catch(() => []);
  const [job] = running;
  if (job === undefined || useDesignJob.getState().phase !== 'idle') return;
  set({
    ...nothing,
    phase: 'running',
    jobId: job.jobId,
    scenarioId: useApp.getState().scenarioId,
    measures: form.measures.map(({ key }) => key),
    tolerances: form.measures.map(({ tolerance }) => tolerance),
  });
  await watch(await client().design.follow(job)).catch(() => undefined);
}

/** Ends the search now; its best so far becomes the result. */
export async function stopDesign(): Promise<void> {
  const { jobId } = useDesignJob.getState();
  if (jobId !== null) await run((to) => to.design.stop({ jobId }));
}

/** Gives up: running or finished, nothing is kept. */
export async function cancelDesign(): Promise<void> {
  const { jobId } = useDesignJob.getState();
  setApp({ designPreview: null });
  set(nothing);
  endJob(statusJob);
  if (jobId !== null)
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
