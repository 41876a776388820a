import type { Alignment } from '../../../shared/contract/scenario.ts';
import type { StaffingOption, StaffingProposal } from '../../../shared/contract/staffing.ts';
import type { StaffingSettings } from '../../../shared/domain/staffing.ts';
import { AppError } from '../../../shared/errors.ts';
import { solveStaffing } from '../../jobs/staffing-job.ts';
import type { Plan } from '../../plan/plan.ts';
import { scenarioRecord, territoryRecord } from '../assignment.ts';
import { beforeLeaving } from '../leaving.ts';
import type { Projection } from '../projection.ts';
import type { SizingService } from '../sizing/sizing-service.ts';
import { backTo } from '../turns.ts';
import { optionsOf, proposalOf } from './answer.ts';
import { applyStaffing } from './apply.ts';
import { staffingView } from './figures.ts';
import { type Chosen, poseStaffing } from './problem.ts';
import { writeNeed } from './rep-profiles.ts';
import { readStaffingSettings, writeStaffingSettings } from './staffing-settings.ts';

interface StaffingDependencies {
  plan: () => Plan;
  projection: Projection;
  sizing: SizingService;
  /** What a vacant territory is called, before its number. */
  vacantStem: () => string;
}

export interface NeedPatch {
  skills?: string | undefined;
  pinned?: boolean | undefined;
  note?: string | undefined;
}

/** Staffing 人员配置: reps to territories by optimal assignment, with what every other choice would cost. */
export function createStaffingService({ plan, projection, sizing, vacantStem }: StaffingDependencies) {
  const pose = (scenarioId: number, chosen: readonly Chosen[], changes: Partial<StaffingSettings> = {}) => {
    scenarioRecord(plan(), scenarioId);
    const settings = { ...readStaffingSettings(plan()), ...changes };
    const view = staffingView(plan(), projection, scenarioId, settings, sizing.report(null));
    if (view.territories.length === 0) throw new AppError('STAFFING_NO_TERRITORIES');
    if (view.data.reps.length === 0) throw new AppError('STAFFING_NO_REPS');
    return { settings, view, posed: poseStaffing(plan(), view, settings, chosen) };
  };

  const propose = async (
    scenarioId: number,
    chosen: readonly Chosen[],
    changes?: Partial<StaffingSettings>,
  ): Promise<StaffingProposal> => {
    const { settings, view, posed } = pose(scenarioId, chosen, changes);
    return proposalOf(view, settings, await solveStaffing({ ...posed, optionsOf: -1 }), chosen);
  };

  return {
    /**
     * The best rep for every territory around pins and choices.
     * @param changes instead of the settings kept with the plan, for this answer only
     * @throws AppError STAFFING_NO_TERRITORIES, STAFFING_NO_REPS, REP_TWICE, NOT_FOUND
     */
    propose,

    /** What every other choice for a territory would cost. Errors as of `propose`. */
    async options(
      scenarioId: number,
      territoryId: number,
      chosen: readonly Chosen[],
    ): Promise<StaffingOption[]> {
      const { view, posed } = pose(scenarioId, chosen);
      const territory = view.territories.findIndex(({ id }) => id === territoryId);
      if (territory < 0) throw new AppError('NOT_FOUND', { what: 'territory', id: territoryId });
      return optionsOf(view, posed, await solveStaffing({ ...posed, optionsOf: territory }), territory);
    },

    setSettings(settings: StaffingSettings): void {
      plan().edit({ key: 'staffing.settings', params: {} }, ['staffing'], (write) =>
        writeStaffingSettings(write, settings),
      );
    },

    /** Sets what territories need; one undo entry. */
    setNeeds(scenarioId: number, territoryIds: readonly number[], { skills, pinned, note }: NeedPatch): void {
      const scenario = scenarioRecord(plan(), scenarioId);
      for (const territoryId of territoryIds) territoryRecord(plan(), scenarioId, territoryId);
      plan().edit(
        { key: 'staffing.needs', params: { scenario: scenario.name, count: territoryIds.length } },
        ['staffing'],
        (write) => {
          for (const territoryId of territoryIds)
            writeNeed(write, scenarioId, territoryId, {
              ...(skills === undefined ? {} : { skills: skills.trim() }),
              ...(pinned === undefined ? {} : { pinned: Number(pinned) }),
              ...(note === undefined ? {} : { reason: note.trim() }),
            });
        },
      );
    },

    /**
     * Puts the proposal into the scenario; one undo entry.
     * @throws AppError as of `propose`; VALUE_INVALID for the present state, which only imports change
     */
    async apply(
      scenarioId: number,
      chosen: readonly Chosen[],
      changes?: Partial<StaffingSettings>,
    ): Promise<Alignment> {
      const scenario = scenarioRecord(plan(), scenarioId);
      if (scenario.is_present === 1) throw new AppError('STAFFING_PRESENT', { name: scenario.name });
      const from = plan();
      const { revision } = from;
      return beforeLeaving(from, async () => {
        const { rows } = await propose(scenarioId, chosen, changes);
        await backTo(plan, from);
        // the solver had a thread of its own: what it answered must still be asked
        if (from.revision !== revision) throw new AppError('STAFFING_CHANGED', { name: scenario.name });
        from.edit({ key: 'staffing.apply', params: { scenario: scenario.name } }, ['alignment'], (write) =>
          applyStaffing(
            write,
            scenarioId,
            new Map(rows.map(({ territoryId, repId }) => [territoryId, repId])),
            vacantStem(),
          ),
        );
        return projection.alignment(scenarioId);
      });
    },
  };
}

export type StaffingService = ReturnType<typeof createStaffingService>;
