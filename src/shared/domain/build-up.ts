import type { WorkloadSettings } from './settings.ts';

export interface BuildUp {
  calls: number;
  /** Calls a year of one rep: the mean over the reps there are, or the plan's figure without any. */
  capacity: number;
  /** Reps the calls need; a fraction. */
  reps: number;
}

/** What a rep's capacity is worked out from; null = the plan's figure. */
export interface RepDays {
  callsPerDay: number | null;
  workingDays: number | null;
}

type DayFigures = Pick<WorkloadSettings, 'callsPerDay' | 'workingDays'>;

/** Calls a year that the reps can make together. */
export function totalCapacity(reps: readonly RepDays[], settings: DayFigures): number {
  return reps.reduce(
    (sum, rep) => sum + (rep.callsPerDay ?? settings.callsPerDay) * (rep.workingDays ?? settings.workingDays),
    0,
  );
}

/** Calls a year of one rep: the mean over the reps there are, or calls a day × working days of the plan without any. */
export function capacityOfRep(reps: readonly RepDays[], settings: DayFigures): number {
  return reps.length === 0
    ? settings.callsPerDay * settings.workingDays
    : totalCapacity(reps, settings) / reps.length;
}

/** How many reps the accounts need, by build-up (domain.md §3): Σ calls ÷ capacity. Null when there are no calls to make. */
export function buildUp(calls: number, reps: readonly RepDays[], settings: DayFigures): BuildUp | null {
  const capacity = capacityOfRep(reps, settings);
  return calls > 0 && capacity > 0 ? { calls, capacity, reps: calls / capacity } : null;
}
