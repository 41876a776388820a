import type { UnitExplanation } from '../../../shared/contract/design.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Projection } from '../projection.ts';
import type { CentreSettings } from './distances.ts';
import {
  type AskedMeasures,
  against,
  candidates,
  deviationsAfter,
  movedSales,
  readGround,
} from './explain-ground.ts';

/**
 * For a unit: every territory it could be in (its own and those it touches), what stands against each, and what moving it there
 * would cost. The evidence behind "why is it here": computed from the scenario as it is, not remembered from a search.
 */
export function createExplainUnit(plan: () => Plan, projection: Projection) {
  return (
    scenarioId: number,
    unitId: number,
    measures: AskedMeasures,
    by: CentreSettings = {},
  ): UnitExplanation => {
    const data = projection.dataset(scenarioId);
    const unit = data.unitIndex.get(unitId);
    if (unit === undefined) throw new AppError('NOT_FOUND', { what: 'unit', id: unitId });
    const ground = readGround(plan(), data, scenarioId, measures, by);
    const { territories, unitTerritory } = ground.assignment;
    const from = unitTerritory[unit];
    const options = [...candidates(ground, unit)].map((to) => ({
      territoryId: territories[to].territory_id,
      against: to === from ? [] : against(ground, unit, to),
      travelMetres: to === from ? 0 : ground.travel.change(unit, from, to),
      maxDeviation: deviationsAfter(ground, unit, to),
      movedSalesFen: movedSales(ground, unit, to),
    }));
    options.sort((a, b) => a.against.length - b.against.length || a.travelMetres - b.travelMetres);
    return { unitId, territoryId: from < 0 ? null : territories[from].territory_id, options };
  };
}

export type ExplainUnit = ReturnType<typeof createExplainUnit>;
