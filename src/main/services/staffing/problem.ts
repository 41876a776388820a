import type { StaffingSettings } from '../../../shared/domain/staffing.ts';
import { fullTimeShare } from '../../../shared/domain/staffing.ts';
import { AppError } from '../../../shared/errors.ts';
import { staffingCosts } from '../../engine/staffing/costs.ts';
import { open, type StaffingTask, vacant } from '../../engine/staffing/staff.ts';
import type { PlanReader } from '../../plan/plan.ts';
import type { StaffingView } from './figures.ts';
import { repTwice } from './full-time.ts';

/** A choice made on screen, not kept with the plan. */
export interface Chosen {
  readonly territoryId: number;
  readonly repId: number | null;
}

export interface Posed extends Omit<StaffingTask, 'optionsOf'> {
  readonly metresPerPoint: number | null;
}

/**
 * The problem with what is settled: pins hold the rep a territory has, choices on screen come before them.
 * @throws AppError REP_TWICE when two full-time territories are settled on one rep, NOT_FOUND for a territory or rep that is none
 */
export function poseStaffing(
  plan: PlanReader,
  view: StaffingView,
  settings: StaffingSettings,
  chosen: readonly Chosen[],
): Posed {
  const { data, territories, needs, figures } = view;
  const repIndex = new Map(data.reps.map(({ id }, index) => [id, index]));
  const indexOf = (repId: number | null) => {
    if (repId === null) return vacant;
    const index = repIndex.get(repId);
    if (index === undefined) throw new AppError('NOT_FOUND', { what: 'rep', id: repId });
    return index;
  };
  const wanted = new Map(chosen.map(({ territoryId, repId }) => [territoryId, repId]));
  for (const territoryId of wanted.keys()) {
    if (!territories.some(({ id }) => id === territoryId))
      throw new AppError('NOT_FOUND', { what: 'territory', id: territoryId });
  }
  const settled = Int32Array.from(territories, ({ id, repId }) => {
    const choice = wanted.get(id);
    if (choice !== undefined) return indexOf(choice);
    return needs.get(id)?.pinned === 1 ? indexOf(repId) : open;
  });
  requireOneEach(plan, view, settled);
  const { cost, vacancy, metresPerPoint } = staffingCosts(figures, settings.weights, settings.skillsMust);
  return {
    problem: { rows: figures.territories, columns: figures.reps, cost, vacancy },
    settled,
    available: Uint8Array.from(data.reps, ({ id }) => ((data.profiles.get(id)?.fte ?? 1) > 0 ? 1 : 0)),
    metresPerPoint,
  };
}

function requireOneEach(plan: PlanReader, { territories, data }: StaffingView, settled: Int32Array): void {
  const first = new Map<number, number>();
  settled.forEach((rep, territory) => {
    if (rep < 0 || territories[territory].share < fullTimeShare) return;
    const other = first.get(rep);
    if (other !== undefined)
      throw repTwice(plan, data.reps[rep].id, territories[territory].name, territories[other].name);
    first.set(rep, territory);
  });
}
