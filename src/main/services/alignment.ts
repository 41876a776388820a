import type { Alignment, TerritoryRow, TerritorySums } from '../../shared/contract/scenario.ts';
import { territoryPieces } from '../engine/measures/pieces.ts';
import { deviations, type RollUp, rollUp, rollUpQuotient } from '../engine/measures/roll-up.ts';
import { utilisation } from '../engine/measures/workload.ts';
import type { PlanReader } from '../plan/plan.ts';
import type { Assignment } from './assignment.ts';
import { territoryCapacity } from './capacity.ts';
import type { Dataset } from './dataset.ts';
import { movedAgainstPresent } from './moved.ts';

/** All sums of an assignment, stored or only thought of: what the map, the grid and the KPI panel show. */
export function alignmentOf(
  plan: PlanReader,
  revision: number,
  data: Dataset,
  assignment: Assignment,
): Alignment {
  const { territories } = assignment;
  const sums = sumTerritories(data, assignment);
  const shares = Float64Array.from(territories, (territory) => territory.share);
  const workload = deviations(sums.workload.sums, shares);
  const potential = deviations(sums.potential.sums, shares);
  const sales = deviations(sums.sales.sums, shares);
  const pieces = territoryPieces(data.adjacency, assignment.unitTerritory, territories.length);
  const moved = movedAgainstPresent(plan, data, assignment);
  const territoryRow = (record: Assignment['territories'][number], index: number): TerritoryRow => {
    const capacity = territoryCapacity(data, record.rep_id);
    return {
      id: record.territory_id,
      name: record.name,
      colour: record.colour,
      repId: record.rep_id,
      locked: record.locked === 1,
      share: record.share,
      sums: pickSums(sums, (values) => values.sums[index]),
      workloadDeviation: orNull(workload[index]),
      potentialDeviation: orNull(potential[index]),
      salesDeviation: orNull(sales[index]),
      utilisation: utilisation(sums.calls.sums[index], capacity),
      pieces: pieces.count[index],
      changed: moved.territories.has(index),
    };
  };
  return {
    scenarioId: assignment.scenario.id,
    revision,
    territories: territories.map(territoryRow),
    unassigned: pickSums(sums, (values) => values.unassigned),
    total: pickSums(sums, (values) => values.total),
    unitTerritory: Array.from(assignment.unitTerritory, (index) =>
      index < 0 ? 0 : territories[index].territory_id,
    ),
    exceptions: [...assignment.exceptions].map(([accountId, territoryId]) => ({ accountId, territoryId })),
    movedAccounts: moved.accounts,
    movedSalesFen: moved.salesFen,
    movedUnits: moved.unitIds,
  };
}

const orNull = (value: number) => (Number.isNaN(value) ? null : value);

interface ScenarioSums {
  units: RollUp;
  accounts: RollUp;
  calls: RollUp;
  workload: RollUp;
  potential: RollUp;
  sales: RollUp;
  previousSales: RollUp;
  imported: RollUp[];
}

function sumTerritories(data: Dataset, assignment: Assignment): ScenarioSums {
  const { territories, unitTerritory, accountTerritory } = assignment;
  const ofAccounts = (values?: Float64Array) => rollUp(accountTerritory, territories.length, values);
  return {
    units: rollUp(unitTerritory, territories.length),
    accounts: ofAccounts(),
    calls: ofAccounts(data.calls),
    workload: ofAccounts(data.workload),
    potential: data.unitPotential
      ? rollUp(unitTerritory, territories.length, data.unitPotential)
      : ofAccounts(data.potential),
    sales: ofAccounts(data.sales),
    previousSales: ofAccounts(data.previousSales),
    imported: data.imported.map((values, index) => {
      const weighting = data.weighting[index];
      return weighting
        ? rollUpQuotient(unitTerritory, territories.length, weighting.above, weighting.below)
        : rollUp(unitTerritory, territories.length, values);
    }),
  };
}

function pickSums(sums: ScenarioSums, pick: (values: RollUp) => number): TerritorySums {
  return {
    units: pick(sums.units),
    accounts: pick(sums.accounts),
    calls: pick(sums.calls),
    workloadMinutes: pick(sums.workload),
    potentialFen: pick(sums.potential),
    salesFen: pick(sums.sales),
    previousSalesFen: pick(sums.previousSales),
    imported: sums.imported.map((values) => orNull(pick(values))),
  };
}
