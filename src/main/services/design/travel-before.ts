import { meanTravel } from '../../engine/design/mean-travel.ts';
import { buildMetric } from '../../engine/design/metric.ts';
import type { DesignProblem } from '../../engine/design/problem.ts';
import type { Assignment } from '../assignment.ts';
import type { Label } from './labels.ts';

/**
 * Mean metres of the scenario as it stands, measured as the design will be: to the same kind of centre, by the same
 * distances, with the same weights. A territory that the design gives no home is measured to its best unit. Null when no unit
 * is assigned.
 */
export function travelBefore(
  problem: DesignProblem,
  labels: readonly Label[],
  { territories, unitTerritory }: Assignment,
): number | null {
  if (unitTerritory.every((territory) => territory < 0)) return null;
  const { x, y } = problem.place;
  const labelOf = territories.map(({ territory_id }) =>
    labels.findIndex(({ territory }) => territory?.territory_id === territory_id),
  );
  const hasHome = (label: number) => label >= 0 && !Number.isNaN(problem.fixedCentres.x[label]);
  const kilometres = meanTravel(
    {
      territoryOf: unitTerritory,
      weight: problem.travelWeight,
      x,
      y,
      fixed: (territory) => (hasHome(labelOf[territory]) ? labelOf[territory] : -1),
    },
    buildMetric(problem),
  );
  return kilometres * 1000;
}
