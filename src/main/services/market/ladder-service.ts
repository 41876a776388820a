import type { MarketSheet } from '../../../shared/contract/market.ts';
import type { LadderStep, MarketSettings } from '../../../shared/domain/market.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Projection } from '../projection.ts';
import { writeMarketSettings } from './market-settings.ts';
import { buildMarketSheet } from './market-sheet.ts';

/** Priority ladder and market states of the units. */
export function createLadderService(plan: () => Plan, projection: Projection) {
  /** @param scenarioId by the accounts it sees: those of a layer, or what exclusive layers leave; null = by all */
  const sheet = (scenarioId: number | null = null): MarketSheet =>
    buildMarketSheet(plan(), projection.dataset(scenarioId ?? undefined));
  return {
    sheet,

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
      const { unitIndex, units } = projection.dataset();
      for (const id of unitIds) if (!unitIndex.has(id)) throw new AppError('NOT_FOUND', { what: 'unit', id });
      const first = units[unitIndex.get(unitIds[0]) ?? 0].name;
      const params = { count: unitIds.length, first, step: step ?? '' };
      plan().edit(
        { key: step === null ? 'market.freeStep' : 'market.setStep', params },
        ['state', 'market'],
        (write) => {
          for (const unit_id of unitIds) {
            if (step === null) write.remove('unit_ladder', { unit_id });
            else write.put('unit_ladder', { unit_id, step });
          }
        },
      );
      return sheet();
    },
  };
}

export type LadderService = ReturnType<typeof createLadderService>;
