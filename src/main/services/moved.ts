import { type Assignment, repOfAccounts, repOfUnits } from './assignment.ts';
import type { Figures } from './dataset.ts';

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
export function movedAgainstPresent(
  data: Figures,
  assignment: Assignment,
  present: Assignment | null,
  inLayer: boolean,
): Moved {
  const territories = new Set<number>();
  const unitIds: number[] = [];
  let accounts = 0;
  let salesFen = 0;
  if (!present) return { accounts, salesFen, unitIds, territories };
  const before = repsOfPresent(present);
  const { accountTerritory, unitTerritory } = assignment;
  const repOf = Int32Array.from(assignment.territories, ({ rep_id }) => rep_id ?? -1);
  const changes = (had: Int32Array, territory: Int32Array, index: number) =>
    had[index] >= 0 && had[index] !== (territory[index] < 0 ? -1 : repOf[territory[index]]);
  for (let index = 0; index < accountTerritory.length; index++) {
    if (!changes(before.accounts, accountTerritory, index)) continue;
    accounts += 1;
    salesFen += data.sales[index];
    if (accountTerritory[index] >= 0) territories.add(accountTerritory[index]);
  }
  const occupied = new Set(inLayer ? data.accountUnit : []);
  for (let index = 0; index < unitTerritory.length; index++) {
    if (!changes(before.units, unitTerritory, index) || (inLayer && !occupied.has(index))) continue;
    unitIds.push(data.units[index].id);
    if (unitTerritory[index] >= 0) territories.add(unitTerritory[index]);
  }
  return { accounts, salesFen, unitIds, territories };
}

const presentReps = new WeakMap<Assignment, { accounts: Int32Array; units: Int32Array }>();

function repsOfPresent(present: Assignment) {
  let reps = presentReps.get(present);
  if (!reps) {
    reps = { accounts: repOfAccounts(present), units: repOfUnits(present) };
    presentReps.set(present, reps);
  }
  return reps;
}

/** Indices that a rep had before (−1 none) and another, or nobody, has after. */
export function* changedHands(before: Int32Array, after: Int32Array): Generator<number> {
  for (let index = 0; index < before.length; index++) {
    if (before[index] >= 0 && before[index] !== after[index]) yield index;
  }
}
