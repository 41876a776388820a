import type { PlanReader } from '../plan/plan.ts';
import { type Assignment, presentScenario, readAssignment, repOfAccounts, repOfUnits } from './assignment.ts';
import type { Dataset } from './dataset.ts';

/** What a scenario takes from one rep and gives to another (or to nobody), against the present state. */
export interface Moved {
  readonly accounts: number;
  readonly salesFen: number;
  readonly unitIds: number[];
  /** Indices of the territories that gained something. */
  readonly territories: ReadonlySet<number>;
}

/**
 * An account or unit changes hands when a rep has it at present and another, or nobody, has it in this scenario. What nobody
 * has at present does not count: giving it to a rep disturbs no relationship.
 */
export function movedAgainstPresent(plan: PlanReader, data: Dataset, assignment: Assignment): Moved {
  const territories = new Set<number>();
  const unitIds: number[] = [];
  let accounts = 0;
  let salesFen = 0;
  const present = presentScenario(plan);
  if (!present || present.id === assignment.scenario.id) return { accounts, salesFen, unitIds, territories };
  const before = readAssignment(plan, data, present.id);
  const note = (territory: number) => {
    if (territory >= 0) territories.add(territory);
  };
  for (const index of changedHands(repOfAccounts(before), repOfAccounts(assignment))) {
    accounts += 1;
    salesFen += data.sales[index];
    note(assignment.accountTerritory[index]);
  }
  const inLayer = plan.get('scenario_layer', { scenario_id: assignment.scenario.id }) !== undefined;
  const occupied = new Set(inLayer ? data.accountUnit : []);
  for (const index of changedHands(repOfUnits(before), repOfUnits(assignment))) {
    // Of a layer, only units with its accounts can change hands.
    if (inLayer && !occupied.has(index)) continue;
    unitIds.push(data.units[index].id);
    note(assignment.unitTerritory[index]);
  }
  return { accounts, salesFen, unitIds, territories };
}

/** Indices that a rep had before (−1 none) and another, or nobody, has after. */
export function* changedHands(before: Int32Array, after: Int32Array): Generator<number> {
  for (let index = 0; index < before.length; index++) {
    if (before[index] >= 0 && before[index] !== after[index]) yield index;
  }
}
