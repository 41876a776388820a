import type { RepRow } from '../../../shared/contract/data.ts';
import type { WorkloadSettings } from '../../../shared/domain/settings.ts';

export interface Sizing {
  calls: number;
  /** Calls a year of a rep, the mean over the reps there are. */
  capacity: number;
  /** Reps the calls need. */
  reps: number;
}

/**
 * How many reps the accounts need, by build-up (domain.md §3): Σ calls ÷ capacity, rounded up. Reps without figures of
 * their own have the plan's. Null when there are no calls to make.
 */
export function buildUp(
  calls: number,
  reps: readonly Pick<RepRow, 'callsPerDay' | 'workingDays'>[],
  settings: Pick<WorkloadSettings, 'callsPerDay' | 'workingDays'>,
): Sizing | null {
  const usual = settings.callsPerDay * settings.workingDays;
  const capacities = reps.map(
    (rep) => (rep.callsPerDay ?? settings.callsPerDay) * (rep.workingDays ?? settings.workingDays),
  );
  const capacity =
    capacities.length === 0 ? usual : capacities.reduce((sum, one) => sum + one, 0) / capacities.length;
  if (calls <= 0 || capacity <= 0) return null;
  return { calls, capacity, reps: Math.ceil(calls / capacity - 1e-9) };
}

/**
 * Numbers of territories worth comparing around one: up to seven, evenly spread to about 30 % either way.
 * @param least locked territories are always there
 */
export function countsAround(count: number, least: number, most: number): number[] {
  const step = Math.max(1, Math.round(count / 10));
  const numbers = [-3, -2, -1, 0, 1, 2, 3].map((by) => count + by * step);
  return numbers.filter((number) => number >= Math.max(1, least) && number <= most);
}
