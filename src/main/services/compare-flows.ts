import type { Comparison } from '../../shared/contract/scenario.ts';
import { type Assignment, repOfAccounts, repOfUnits } from './assignment.ts';
import type { Dataset } from './dataset.ts';

type Flow = Comparison['flows'][number];
type Affected = Comparison['affected'][number];
type Handed = Affected['kept'];

/** Accounts that lie in another territory on the right, summed per pair of territories; 0 = unassigned. */
export function flowsBetween(data: Dataset, left: Assignment, right: Assignment): Flow[] {
  const flows = new Map<string, Flow>();
  const end = ({ territories }: Assignment, index: number) => ({
    id: territories[index]?.territory_id ?? 0,
    name: territories[index]?.name ?? '',
  });
  data.accounts.forEach((_, account) => {
    const from = end(left, left.accountTerritory[account]);
    const to = end(right, right.accountTerritory[account]);
    if (from.id === to.id) return;
    const key = `${from.id} ${to.id}`;
    const flow = flows.get(key) ?? {
      from: from.id,
      fromName: from.name,
      to: to.id,
      toName: to.name,
      accounts: 0,
      salesFen: 0,
      potentialFen: 0,
    };
    flow.accounts += 1;
    flow.salesFen += data.sales[account];
    flow.potentialFen += data.potential[account];
    flows.set(key, flow);
  });
  return [...flows.values()].sort((a, b) => b.salesFen - a.salesFen || a.from - b.from || a.to - b.to);
}

const nothing = (): Handed => ({ accounts: 0, units: 0, salesFen: 0, potentialFen: 0, workloadMinutes: 0 });

/** Per rep who has something on either side: what stays, what goes to others or to nobody, what comes. In the order of the reps. */
export function affectedReps(data: Dataset, left: Assignment, right: Assignment): Affected[] {
  const rows = new Map<number, Affected>();
  const row = (repId: number): Affected => {
    const known = rows.get(repId);
    if (known) return known;
    const repName = data.repById.get(repId)?.name ?? '';
    const made = { repId, repName, kept: nothing(), lost: nothing(), gained: nothing() };
    rows.set(repId, made);
    return made;
  };
  const hand = (before: number, after: number, add: (to: Handed) => void) => {
    if (before >= 0 && before === after) add(row(before).kept);
    else {
      if (before >= 0) add(row(before).lost);
      if (after >= 0) add(row(after).gained);
    }
  };
  const [repsBefore, repsAfter] = [repOfAccounts(left), repOfAccounts(right)];
  repsBefore.forEach((before, account) => {
    hand(before, repsAfter[account], (to) => {
      to.accounts += 1;
      to.salesFen += data.sales[account];
      to.potentialFen += data.potential[account];
      to.workloadMinutes += data.workload[account];
    });
  });
  const unitsAfter = repOfUnits(right);
  repOfUnits(left).forEach((before, unit) => {
    hand(before, unitsAfter[unit], (to) => {
      to.units += 1;
    });
  });
  return data.reps.flatMap(({ id }) => rows.get(id) ?? []);
}
