import type { SizingSettings } from '../../../shared/domain/sizing.ts';
import { repCapacity } from '../../engine/measures/workload.ts';
import { rampShare } from '../../engine/sizing/ramp.ts';
import type { RepProfileRecord, RepRecord } from '../../plan/rows.ts';
import type { Dataset } from '../dataset.ts';

export interface YearCapacity {
  /** Share of full-time, 0..1. */
  fte: number;
  /** Share of a full year's productivity, 1 = settled. */
  ramp: number;
  /** Calls in the planned year. */
  calls: number;
}

/** Months from 1 January of a year to a date (`2026-03-16` → 2.48…); negative before it. */
export function monthsFrom(year: number, date: string): number {
  const [y, m, d] = date.split('-').map(Number);
  const daysInMonth = new Date(Date.UTC(y, m, 0)).getUTCDate();
  return (y - year) * 12 + (m - 1) + (d - 1) / daysInMonth;
}

/** What a rep can do in the planned year: own or general figures, part-time, and the ramp of one hired not long ago. */
export function yearCapacity(
  rep: RepRecord,
  profile: RepProfileRecord | undefined,
  data: Dataset,
  settings: SizingSettings,
  workingDays: readonly number[],
): YearCapacity {
  const fte = profile?.fte ?? 1;
  const hired = profile?.hired_on ?? null;
  const ramp =
    hired === null ? 1 : rampShare(monthsFrom(settings.year, hired), settings.rampMonths, workingDays);
  const full = repCapacity(rep.calls_per_day, rep.working_days, data.settings);
  return { fte, ramp, calls: full * fte * ramp };
}
