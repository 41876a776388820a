import type { MarketSheet } from '../../../shared/contract/market.ts';
import type { LadderStep, MarketSettings } from '../../../shared/domain/market.ts';
import { AppError } from '../../../shared/errors.ts';
import { finish, inSlices } from '../../plan/pieces.ts';
import type { Plan, PlanWriter } from '../../plan/plan.ts';
import type { Dataset } from '../dataset.ts';
import type { Projection } from '../projection.ts';
import { writeMarketSettings } from './market-settings.ts';
import { buildMarketSheet } from './market-sheet.ts';

const stepTopics = ['state', 'market'] as const;

/** Priority ladder and market states of the units. */
export function createLadderService(plan: () => Plan, projection: Projection) {
  /** Asked for page by page: worked out once per revision. */
  const known = new WeakMap<Dataset, { revision: number; sheet: MarketSheet }>();
  /** @param scenarioId by the accounts it sees: those of a layer, or what exclusive layers leave; null = by all */
  const sheet = (scenarioId: number | null = null): MarketSheet => {
    const data = projection.dataset(scenarioId ?? undefined);
    const { revision } = plan();
    const found = known.get(data);
    if (found?.revision === revision) return found.sheet;
    const built = buildMarketSheet(plan(), data);
    known.set(data, { revision, sheet: built });
    return built;
  };
  const stepSetting = (unitIds: readonly number[], step: LadderStep | null) => {
    const { unitIndex, units } = projection.dataset();
    for (const id of unitIds) if (!unitIndex.has(id)) throw new AppError('NOT_FOUND', { what: 'unit', id });
    const first = units[unitIndex.get(unitIds[0]) ?? 0].name;
    const params = { count: unitIds.length, first, step: step ?? '' };
    const set = (write: PlanWriter, unit_id: number) => {
      if (step === null) write.remove('unit_ladder', { unit_id });
      else write.put('unit_ladder', { unit_id, step });
    };
    return {
      label: { key: step === null ? 'market.freeStep' : 'market.setStep', params },
      writing: (write: PlanWriter) =>
        inSlices(unitIds, (some) => {
          for (const id of some) set(write, id);
        }),
    };
  };
  return {
    sheet,

    /** The same with some of its units alone, and how many there are. */
    page(scenarioId: number | null, offset: number, limit: number): MarketSheet & { total: number } {
      const { units, ...rest } = sheet(scenarioId);
      return { ...rest, units: units.slice(offset, offset + limit), total: units.length };
    },

    /** @throws AppError POTENTIAL_NOT_MONEY when the potential chosen is not in money */
    setSettings(settings: MarketSettings): MarketSheet {
      const measure = projection.dataset().measures.find(({ key }) => key === settings.potentialKey);
      if (!measure) throw new AppError('NOT_FOUND', { what: 'measure', name: settings.potentialKey });
      if (measure.unit !== 'fen') throw new AppError('POTENTIAL_NOT_MONEY', { name: measure.name });
      plan().edit({ key: 'market.settings', params: {} }, ['state', 'market'], (write) =>
        writeMarketSettings(write, settings),
      );
      return sheet();
    },

    setStep(unitIds: readonly number[], step: LadderStep | null): MarketSheet {
      const { label, writing } = stepSetting(unitIds, step);
      plan().edit(label, stepTopics, (write) => finish(writing(write)));
      return sheet();
    },

    /** As `setStep`, thousands of units in turns of the event loop. */
    async setStepInTurns(unitIds: readonly number[], step: LadderStep | null): Promise<void> {
      const { label, writing } = stepSetting(unitIds, step);
      await plan().editInTurns(label, stepTopics, writing);
    },
  };
}

export type LadderService = ReturnType<typeof createLadderService>;
