import {
  defaultStaffingSettings,
  type StaffingSettings,
  staffingSettings,
} from '../../../shared/domain/staffing.ts';
import type { PlanReader, PlanWriter } from '../../plan/plan.ts';
import { storedJson } from '../stored-json.ts';

/** As kept with the plan; a value that no longer parses falls back to the default. */
export function readStaffingSettings(plan: PlanReader): StaffingSettings {
  const stored = plan.setting('staffing');
  if (stored === undefined) return defaultStaffingSettings;
  const parsed = staffingSettings.safeParse(storedJson(stored));
  return parsed.success ? parsed.data : defaultStaffingSettings;
}

export function writeStaffingSettings(write: PlanWriter, settings: StaffingSettings): void {
  write.put('setting', { key: 'staffing', value: JSON.stringify(settings) });
}
