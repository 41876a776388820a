import type { Alignment, TerritoryRow, TerritorySums } from '../../shared/contract/scenario.ts';
import { territoryPieces } from '../engine/measures/pieces.ts';
import {
  deviations,
  type RollUp,
  rollUp,
  rollUpAgain,
  rollUpQuotient,
  touchedRows,
} from '../engine/measures/roll-up.ts';
import { utilisation } from '../engine/measures/workload.ts';
import type { PlanReader } from '../plan/plan.ts';
import { type Assignment, presentScenario, readAssignment } from './assignment.ts';
import { territoryCapacity } from './capacity.ts';
import type { Figures } from './dataset.ts';
import { type Moved, movedAgainstPresent } from './moved.ts';

/** An assignment with all its sums. */
export interface Drawn {
  readonly data: Figures;
  readonly assignment: Assignment;
  readonly alignment: Alignment;
  readonly sums: ScenarioSums;
}

export interface DrawInput {
  readonly data: Figures;
  readonly assignment: Assignment;
  /** The present state over the same dataset; null = there is none, or this is it. */
  readonly present: Assignment | null;
  /** Of a layer, only units with its accounts can change hands. */
  readonly inLayer: boolean;
  readonly revision: number;
}

/**
 * All sums of an assignment, stored or only thought of: what the map, the grid and the KPI panel show.
 * @param former the same scenario drawn before: over the same dataset and territories, only what differs is summed anew, with the
 *   same answer to the last bit
 */
export function draw(input: DrawInput, former?: Drawn): Drawn {
  const { data, assignment, present, inLayer, revision } = input;
  const touched = former?.data === data ? touchedTerritories(former.assignment, assignment) : null;
  const sums = sumTerritories(data, assignment, touched && former ? { touched, sums: former.sums } : null);
  const moved = movedAgainstPresent(data, assignment, present, inLayer);
  return { data, assignment, sums, alignment: alignmentFrom(data, assignment, sums, moved, revision) };
}

/** All sums of an assignment of any moment and over any dataset: the present state is read beside it, nothing drawn before is used. */
export function alignmentOf(
  plan: PlanReader,
  revision: number,
  data: Figures,
  assignment: Assignment,
): Alignment {
  const { id } = assignment.scenario;
  const present = presentScenario(plan);
  return draw({
    data,
    assignment,
    present: present && present.id !== id ? readAssignment(plan, data, present.id) : null,
    inLayer: plan.get('scenario_layer', { scenario_id: id }) !== undefined,
    revision,
  }).alignment;
}

/** 1 per territory that units or accounts left or came to, the unassigned last; null when the territories are others. */
function touchedTerritories(before: Assignment, after: Assignment): Uint8Array | null {
  const { length } = before.territories;
  const isAligned =
    length === after.territories.length &&
    before.territories.every(
      ({ territory_id }, index) => territory_id === after.territories[index].territory_id,
    );
  if (!isAligned) return null;
  const touched = new Uint8Array(length + 1);
  const compare = (from: Int32Array, to: Int32Array) => {
    for (let row = 0; row < from.length; row++) {
      if (from[row] === to[row]) continue;
      touched[from[row] < 0 ? length : from[row]] = 1;
      touched[to[row] < 0 ? length : to[row]] = 1;
    }
  };
  compare(before.unitTerritory, after.unitTerritory);
  compare(before.accountTerritory, after.accountTerritory);
  return touched;
}

function alignmentFrom(
  data: Figures,
  assignment: Assignment,
  sums: ScenarioSums,
  moved: Moved,
  revision: number,
): Alignment {
  const { territories } = assignment;
  const shares = Float64Array.from(territories, (territory) => territory.share);
  const workload = deviations(sums.workload.sums, shares);
  const potential = deviations(sums.potential.sums, shares);
  const sales = deviations(sums.sales.sums, shares);
  const pieces = territoryPieces(data.adjacency, assignment.unitTerritory, territories.length);
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
    unitTerritory: plainArray(assignment.unitOwner),
    exceptions: [...assignment.exceptions].map(([accountId, territoryId]) => ({ accountId, territoryId })),
    movedAccounts: moved.accounts,
    movedSalesFen: moved.salesFen,
    movedUnits: moved.unitIds,
  };
}

/** Several times quicker than `Array.from`, which asks an iterator for each of tens of thousands. */
function plainArray(values: Int32Array): number[] {
  const list = new Array<number>(values.length);
  for (let at = 0; at < values.length; at++) list[at] = values[at];
  return list;
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

/** @param again sums of before, of which only those of touched territories are made anew */
function sumTerritories(
  data: Figures,
  { territories, unitTerritory, accountTerritory }: Assignment,
  again: { touched: Uint8Array; sums: ScenarioSums } | null,
): ScenarioSums {
  const units = again && touchedRows(unitTerritory, again.touched);
  const accounts = again && touchedRows(accountTerritory, again.touched);
  const sum = (pick: (sums: ScenarioSums) => RollUp, of: Int32Array, values?: Float64Array) => {
    const rows = of === unitTerritory ? units : accounts;
    return again && rows
      ? rollUpAgain(pick(again.sums), again.touched, rows, of, values)
      : rollUp(of, territories.length, values);
  };
  return {
    units: sum(({ units }) => units, unitTerritory),
    accounts: sum(({ accounts }) => accounts, accountTerritory),
    calls: sum(({ calls }) => calls, accountTerritory, data.calls),
    workload: sum(({ workload }) => workload, accountTerritory, data.workload),
    potential: data.unitPotential
      ? sum(({ potential }) => potential, unitTerritory, data.unitPotential)
      : sum(({ potential }) => potential, accountTerritory, data.potential),
    sales: sum(({ sales }) => sales, accountTerritory, data.sales),
    previousSales: sum(({ previousSales }) => previousSales, accountTerritory, data.previousSales),
    imported: data.imported.map((values, index) => {
      const weighting = data.weighting[index];
      return weighting
        ? rollUpQuotient(unitTerritory, territories.length, weighting.above, weighting.below)
        : sum(({ imported }) => imported[index], unitTerritory, values);
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
