import { territoryColours } from '../../shared/domain/palette.ts';
import { colourTerritories } from '../engine/measures/colouring.ts';
import { territoryNeighbours } from '../engine/measures/pieces.ts';
import type { PlanWriter } from '../plan/plan.ts';
import { territoriesOf } from './assignment.ts';
import type { Dataset } from './dataset.ts';
import { readNeighbours } from './figure-columns.ts';

/**
 * Gives neighbouring territories different colours, leaving those alone that differ already. `data` may be left out where no
 * dataset is at hand (within an import): what is needed of it is then read from the plan.
 */
export function recolour(
  write: PlanWriter,
  scenarioId: number,
  data: Pick<Dataset, 'units' | 'adjacency'> = readNeighbours(write),
): void {
  const territories = territoriesOf(write, scenarioId);
  const index = new Map(territories.map((territory, position) => [territory.territory_id, position]));
  const owner = write.unitTerritories(scenarioId);
  const unitTerritory = Int32Array.from(data.units, (unit) => index.get(owner.get(unit.id) ?? 0) ?? -1);
  const colours = colourTerritories(
    territoryNeighbours(data.adjacency, unitTerritory, territories.length),
    territoryColours,
    Int32Array.from(territories, (territory) => territory.colour % territoryColours),
  );
  territories.forEach((territory, position) => {
    const colour = colours[position];
    if (territory.colour !== colour) write.put('territory', { ...territory, colour });
  });
}
