import { customerClasses, type WorkloadSettings } from '../../../shared/domain/settings.ts';

export interface AccountWorkload {
  /** Calls a year per account. */
  readonly calls: Float64Array;
  /** Length of one call per account, minutes, without travel. */
  readonly minutesPerCall: Float64Array;
  /** Minutes a year per account: calls × (call length + mean travel). */
  readonly minutes: Float64Array;
}

/**
 * Calls and minutes a year per account (domain.md §3: hours = Σ calls × (call length + mean travel between calls)).
 * @param classes class code 1..3 per account
 * @param callsByHand calls a year set for the account itself, NaN = by class
 * @param minutesByHand call length set for the account itself, minutes, NaN = by class
 */
export function accountWorkload(
  classes: Uint8Array,
  callsByHand: Float64Array,
  minutesByHand: Float64Array,
  settings: WorkloadSettings,
): AccountWorkload {
  const callsOfClass = customerClasses.map((letter) => settings.callsPerYear[letter]);
  const minutesOfClass = customerClasses.map((letter) => settings.minutesPerCall[letter]);
  const count = classes.length;
  const calls = new Float64Array(count);
  const minutesPerCall = new Float64Array(count);
  const minutes = new Float64Array(count);
  for (let account = 0; account < count; account++) {
    const code = classes[account] - 1;
    calls[account] = Number.isNaN(callsByHand[account]) ? callsOfClass[code] : callsByHand[account];
    minutesPerCall[account] = Number.isNaN(minutesByHand[account])
      ? minutesOfClass[code]
      : minutesByHand[account];
    minutes[account] = calls[account] * (minutesPerCall[account] + settings.travelMinutes);
  }
  return { calls, minutesPerCall, minutes };
}

/** Calls a year a rep can make: calls a day × working days; null figures take the plan's defaults. 4 × 230 = 920. */
export function repCapacity(
  callsPerDay: number | null,
  workingDays: number | null,
  settings: Pick<WorkloadSettings, 'callsPerDay' | 'workingDays'>,
): number {
  return (callsPerDay ?? settings.callsPerDay) * (workingDays ?? settings.workingDays);
}

/** Share of a capacity that the calls take, 1 = fully used; null when there is no capacity to use. */
export function utilisation(calls: number, capacity: number): number | null {
  return capacity > 0 ? calls / capacity : null;
}
