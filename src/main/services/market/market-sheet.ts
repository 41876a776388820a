import type { MarketSheet, MarketUnit } from '../../../shared/contract/market.ts';
import { ladderSteps, marketStates } from '../../../shared/domain/market.ts';
import { type MarketFigures, priorityLadder } from '../../engine/market/ladder.ts';
import { statesOf, usualThresholds } from '../../engine/market/states.ts';
import { repCapacity } from '../../engine/measures/workload.ts';
import type { PlanReader } from '../../plan/plan.ts';
import type { Dataset } from '../dataset.ts';
import { measureValues, siteCounts } from '../formulas.ts';
import { derivedUnitValues } from '../rows-view.ts';
import { readMarketSettings } from './market-settings.ts';

/** Ladder and state of every unit with the figures that decided, in the order of the units. */
export function buildMarketSheet(plan: PlanReader, data: Dataset): MarketSheet {
  const settings = usableSettings(plan, data);
  const figures = marketFigures(plan, data, settings.potentialKey);
  const usual = usualThresholds(figures, settings.densityPer);
  const capacity = data.reps.reduce(
    (sum, rep) => sum + repCapacity(rep.calls_per_day, rep.working_days, data.settings),
    0,
  );
  const ladder = priorityLadder(figures, {
    potentialAbove: settings.potentialAboveFen,
    capacity: capacity * settings.capacityShare,
    rankBy: settings.rankBy,
    shareAtLeast: settings.shareAtLeast ?? usual.share,
    sitesAtMost: settings.sitesAtMost,
    salesAbove: settings.salesAboveFen,
  });
  const { state, density } = statesOf(figures, {
    potentialFrom: settings.highPotentialFen ?? usual.potentialFrom,
    densityPer: settings.densityPer,
    densityFrom: settings.densityFrom ?? usual.densityFrom,
    safeShare: settings.safeShare,
  });
  const byHand = new Map(plan.all('unit_ladder').map(({ unit_id, step }) => [unit_id, step]));
  const units = data.units.map(({ id }, unit): MarketUnit => {
    const calculated = ladderSteps[ladder.step[unit]];
    const chosen = byHand.get(id);
    const met = (bit: number) => (ladder.met[unit] & bit) !== 0;
    return {
      unitId: id,
      potential: figures.potential[unit],
      sales: figures.sales[unit],
      share: finite(ladder.share[unit]),
      sites: figures.sites[unit],
      density: finite(density[unit]),
      calls: figures.calls[unit],
      rank: ladder.rank[unit],
      callsSoFar: ladder.callsSoFar[unit],
      met: [met(1), met(2), met(4), met(8)],
      calculated,
      step: chosen ?? calculated,
      isByHand: chosen !== undefined,
      state: marketStates[state[unit]],
    };
  });
  return { settings, usual, capacity, units };
}

const finite = (value: number) => (Number.isFinite(value) ? value : null);

/** A potential measure that has gone, or is no money any more, gives way to the plan's own. */
function usableSettings(plan: PlanReader, data: Dataset) {
  const settings = readMarketSettings(plan);
  const measure = data.measures.find(({ key }) => key === settings.potentialKey);
  return measure?.unit === 'fen' ? settings : { ...settings, potentialKey: 'potential' };
}

function marketFigures(plan: PlanReader, data: Dataset, potentialKey: string): MarketFigures {
  const [, calls, , , sales] = derivedUnitValues(data);
  const potential = measureValues(data, potentialKey) ?? new Float64Array(data.units.length);
  return {
    potential: potential.map((value) => (value > 0 ? value : 0)),
    sales,
    calls,
    sites: siteCounts(plan, data),
    squareMetres: Float64Array.from(data.units, ({ area_m2 }) => area_m2),
  };
}
