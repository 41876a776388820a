import { create } from 'zustand';
import type { SeriesPoint } from '../../../shared/contract/design.ts';
import { client } from '../../app/client.ts';
import { isAbort } from '../../app/errors.ts';
import { translate } from '../../app/i18n.ts';
import { endJob, setApp, setJob } from '../../app/store.ts';
import { settingsNow, unitCountNow } from './plan-now.ts';
import { setBudget } from './rules.ts';
import type { DesignForm } from './settings.ts';

export type Vary = 'count' | 'disruption';

export interface Series {
  vary: Vary | null;
  phase: 'idle' | 'running' | 'done';
  asked: DesignForm | null;
  scenarioId: number | null;
  unitCount: number;
  points: readonly SeriesPoint[];
  fraction: number;
  secondsLeft: number | null;
  error: unknown;
}

const nothing: Series = {
  vary: null,
  phase: 'idle',
  asked: null,
  scenarioId: null,
  unitCount: 0,
  points: [],
  fraction: 0,
  secondsLeft: null,
  error: null,
};

/** Several plans beside one another: a curve against the number of territories, or balance against disruption. */
export const useSeries = create<Series>(() => nothing);
const set = useSeries.setState;

const statusJob = 'design.series';
let stop = new AbortController();

/** Shares of the sales that may change hands: from hardly anything to whatever it takes. */
export const disruptionValues = [0.05, 0.1, 0.15, 0.25, 0.4, 1];

/** A plan of a curve needs so long to tell it from its neighbour; seconds. */
const secondsPerCount = 4;
const secondsPerDisruption = 8;

export function seriesSeconds(vary: Vary, points: number, asked: number): number {
  return Math.max(asked, points * (vary === 'count' ? secondsPerCount : secondsPerDisruption));
}

/** The settings one point was made with. */
export function formAt(form: DesignForm, vary: Vary, value: number): DesignForm {
  return vary === 'count' ? { ...form, count: Math.round(value) } : setBudget(form, 'sales', value);
}

export async function startSeries(
  vary: Vary,
  form: DesignForm,
  values: readonly number[],
  scenarioId: number,
): Promise<void> {
  closeSeries();
  const own = new AbortController();
  stop = own;
  set({ ...nothing, vary, phase: 'running', asked: form, scenarioId, unitCount: unitCountNow() });
  const seconds = seriesSeconds(vary, values.length, form.seconds);
  try {
    const settings = { ...settingsNow(form, scenarioId), seconds };
    const events = await client().design.series(
      { settings, vary, values: [...values] },
      { signal: own.signal },
    );
    for await (const { points, done, fraction, secondsLeft } of events) {
      if (own.signal.aborted) return;
      set({ points, fraction, secondsLeft, phase: done ? 'done' : 'running' });
      setJob({
        id: statusJob,
        text: translate(`design:series.${vary}.running`),
        fraction,
        secondsLeft,
        cancel: closeSeries,
      });
    }
  } catch (error) {
    if (own.signal.aborted) return;
    set(isAbort(error) ? nothing : { ...nothing, error });
  } finally {
    if (own === stop) endJob(statusJob);
  }
}

/** Shows a point on the map; null takes it away. */
export function previewPoint(point: SeriesPoint | null): void {
  setApp({ designPreview: point?.unitTerritory ?? null });
}

/** Stops what runs and puts the points away. */
export function closeSeries(): void {
  stop.abort();
  endJob(statusJob);
  if (useSeries.getState().vary !== null) setApp({ designPreview: null });
  set(nothing);
}
