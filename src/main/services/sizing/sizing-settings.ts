import { type SizingSettings, sizingSettings, usualSizing } from '../../../shared/domain/sizing.ts';
import type { PlanReader, PlanWriter } from '../../plan/plan.ts';
import type { Dataset } from '../dataset.ts';
import { storedJson } from '../stored-json.ts';

/** As kept with the plan; what was never set follows the workload settings, the base year and what the reps cost. */
export function readSizingSettings(plan: PlanReader, data: Dataset): SizingSettings {
  const usual: SizingSettings = {
    ...usualSizing,
    year: Math.min(2100, Math.max(2004, (data.baseYear ?? new Date().getFullYear()) + 1)),
    workingDays: data.settings.workingDays,
    callsPerDay: data.settings.callsPerDay,
    repCostFen: meanCost(data) ?? usualSizing.repCostFen,
  };
  const stored = plan.setting('sizing');
  if (stored === undefined) return usual;
  const parsed = sizingSettings.partial().safeParse(storedJson(stored));
  return parsed.success ? sizingSettings.parse({ ...usual, ...parsed.data }) : usual;
}

export function writeSizingSettings(write: PlanWriter, settings: SizingSettings): void {
  write.put('setting', { key: 'sizing', value: JSON.stringify(settings) });
}

/** Mean yearly cost of the reps whose cost is known, fen; null when none is. */
function meanCost({ profiles }: Dataset): number | null {
  const costs = [...profiles.values()].flatMap(({ cost_fen }) => cost_fen ?? []);
  return costs.length === 0 ? null : Math.round(costs.reduce((sum, fen) => sum + fen, 0) / costs.length);
}
