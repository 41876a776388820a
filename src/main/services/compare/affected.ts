import type { AffectedRep } from '../../../shared/contract/compare.ts';
import { relationshipBands } from '../../../shared/domain/relationships.ts';
import { firstSalesYear, relationshipAges } from '../../engine/measures/relationships.ts';
import type { Dataset } from '../dataset.ts';
import { yearsServed } from '../staffing/figures.ts';
import { repSides, whereaboutsOf } from './rep-sides.ts';
import type { Side } from './side.ts';

/** Index into `relationshipBands` per account: the age of its relationship with the rep it has in the data. */
export function relationshipsOf(data: Dataset): Uint8Array {
  const { baseYear, accounts, reps, salesYears, salesOfYear } = data;
  if (baseYear === null) return new Uint8Array(accounts.length);
  const joined = new Map(
    reps.map(({ id }, rep) => {
      const served = yearsServed(data, rep, baseYear);
      return [id, served === null ? 0 : baseYear - served];
    }),
  );
  const sales = salesYears.map((year) => salesOfYear.get(year) ?? new Float64Array(accounts.length));
  return relationshipAges(
    firstSalesYear(salesYears, sales, accounts.length),
    Int32Array.from(accounts, ({ rep_id }) => (rep_id === null ? -1 : (joined.get(rep_id) ?? -1))),
    baseYear,
  );
}

const nothing = (): AffectedRep['kept'] => ({
  accounts: 0,
  units: 0,
  salesFen: 0,
  potentialFen: 0,
  workloadMinutes: 0,
  relationships: relationshipBands.map(() => 0),
});

/**
 * Per rep who has something on either side: what stays, goes and comes, and how he stands on both. In the order of the reps.
 * Stops between pieces of work.
 */
export function* affectedReps(
  data: Dataset,
  left: Side,
  right: Side,
  ages: Uint8Array,
): Generator<undefined, AffectedRep[]> {
  const ways = new Map<number, Pick<AffectedRep, 'kept' | 'lost' | 'gained'>>();
  const waysOf = (repId: number) => {
    const known = ways.get(repId);
    if (known) return known;
    const made = { kept: nothing(), lost: nothing(), gained: nothing() };
    ways.set(repId, made);
    return made;
  };
  const hand = (before: number, after: number, add: (to: AffectedRep['kept']) => void) => {
    if (before >= 0 && before === after) add(waysOf(before).kept);
    else {
      if (before >= 0) add(waysOf(before).lost);
      if (after >= 0) add(waysOf(after).gained);
    }
  };
  left.accountRep.forEach((before, account) => {
    hand(before, right.accountRep[account], (to) => {
      to.accounts += 1;
      to.salesFen += data.sales[account];
      to.potentialFen += data.potential[account];
      to.workloadMinutes += data.workload[account];
      to.relationships[ages[account]] += 1;
    });
  });
  left.unitRep.forEach((before, unit) => {
    hand(before, right.unitRep[unit], (to) => {
      to.units += 1;
    });
  });
  yield;
  const places = whereaboutsOf(data);
  const before = repSides(data, left, places);
  yield;
  const after = repSides(data, right, places);
  return data.reps.flatMap(({ id, name, city }, rep): AffectedRep[] => {
    const own = ways.get(id);
    const has = before[rep].territories.length + after[rep].territories.length > 0;
    if (!own && !has) return [];
    return [{ repId: id, repName: name, city, ...(own ?? waysOf(id)), left: before[rep], right: after[rep] }];
  });
}
