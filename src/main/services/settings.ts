import {
  defaultWorkloadSettings,
  type WorkloadSettings,
  workloadSettings,
} from '../../shared/domain/settings.ts';
import type { PlanReader, PlanWriter } from '../plan/plan.ts';
import { storedJson } from './stored-json.ts';

/** Settings kept in the plan file; a value that no longer parses falls back to the default. */
export function readWorkloadSettings(plan: PlanReader): WorkloadSettings {
  const stored = plan.setting('workload');
  if (stored === undefined) return defaultWorkloadSettings;
  const parsed = workloadSettings.safeParse(storedJson(stored));
  return parsed.success ? parsed.data : defaultWorkloadSettings;
}

export function writeWorkloadSettings(write: PlanWriter, settings: WorkloadSettings): void {
  write.put('setting', { key: 'workload', value: JSON.stringify(settings) });
}

/** The year shown as "sales": as chosen, else the latest with figures; null before any sales exist. */
export function readBaseYear(plan: PlanReader, salesYears: readonly number[]): number | null {
  const chosen = Number(plan.setting('baseYear'));
  if (salesYears.includes(chosen)) return chosen;
  return salesYears.at(-1) ?? null;
}

export function writeBaseYear(write: PlanWriter, year: number): void {
  write.put('setting', { key: 'baseYear', value: String(year) });
}
