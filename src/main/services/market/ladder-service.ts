import type { MarketSheet } from '../../../shared/contract/market.ts';
import type { LadderStep, MarketSettings } from '../../../shared/domain/market.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Dataset } from '../dataset.ts';
import type { Projection } from '../projection.ts';
import { writeMarketSettings } from './market-settings.ts';
import { buildMarketSheet } from './market-sheet.ts';

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
