import type { DesignSettings, SeriesEvent, SeriesPoint } from '../../../shared/contract/design.ts';
import type { DesignService } from './design-service.ts';

/** How much dearer a deviation is on a front than in a design of its own: it must outweigh travel, since nothing else holds it. */
const frontWeight = 3;
const heaviest = 100;

/** What starting the threads of a point and ending them takes. */
const startingSeconds = 0.1;
/** Each point gets at least so much of its even share, however late the ones before it were. */
const leastShare = 0.5;

/**
 * The settings of one point of a series. On a front only the budget is a must (the ε-constraint method; Haimes, Lasdon and
 * Wismer 1971): each point comes as near to the asked balance as its budget lets it.
 */
function settingsAt(settings: DesignSettings, vary: 'disruption' | 'count', value: number): DesignSettings {
  if (vary === 'count') return { ...settings, count: Math.max(1, Math.round(value)) };
  const budget = settings.budget ?? { accounts: null, sales: null, perRep: null };
  return {
    ...settings,
    keepPresent: 0,
    measures: settings.measures.map((measure) => ({
      ...measure,
      soft: true,
      weight: Math.min(heaviest, frontWeight * measure.weight),
    })),
    budget: { ...budget, sales: Math.min(1, value) },
  };
}

/**
 * A full plan per value, in rising order, one after the other (each uses all threads), sharing the time evenly. On a front each
 * point begins with the plan of the tighter budget before it, which its own budget allows as well, and may let no measure
 * deviate further than that plan does: the front never gets worse as the budget grows. The points so far are told after each;
 * leaving the stream cancels the one that runs. Every point stays a job that can be applied.
 */
export async function* designSeries(
  design: DesignService,
  settings: DesignSettings,
  vary: 'disruption' | 'count',
  values: readonly number[],
  signal?: AbortSignal,
): AsyncGenerator<SeriesEvent> {
  const startedAt = performance.now();
  const secondsFor = (left: number) => {
    const spent = (performance.now() - startedAt) / 1000;
    const share = (settings.seconds - spent) / left - startingSeconds;
    return Math.max((leastShare * settings.seconds) / values.length, share);
  };
  const points: SeriesPoint[] = [];
  const event = (fraction: number, done: boolean): SeriesEvent => ({
    points: [...points],
    done,
    fraction,
    secondsLeft: settings.seconds * (1 - fraction),
  });
  for (const [index, value] of values.toSorted((a, b) => a - b).entries()) {
    const tighter = vary === 'disruption' ? points.at(-1) : undefined;
    const jobId = design.begin(
      { ...settingsAt(settings, vary, value), seconds: secondsFor(values.length - index) },
      points.map((point) => point.jobId),
      tighter ? { jobId: tighter.jobId, noWorse: true } : null,
    );
    try {
      for await (const { fraction, state, result, unitTerritory } of design.follow(jobId, signal)) {
        if (state === 'running') yield event((index + fraction) / values.length, false);
        else if (result && unitTerritory) points.push({ jobId, value, result, unitTerritory });
      }
    } finally {
      if (points.at(-1)?.jobId !== jobId) design.cancel(jobId);
    }
    if (signal?.aborted) return;
  }
  yield event(1, true);
}
