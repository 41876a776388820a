import type { RepSide } from '../../../shared/contract/compare.ts';
import { homeTravel, type Whereabouts } from '../../engine/measures/home-travel.ts';
import { utilisation } from '../../engine/measures/workload.ts';
import { territoryCapacity } from '../capacity.ts';
import type { Dataset } from '../dataset.ts';
import { circuityOf } from '../design/distances.ts';
import type { Side } from './side.ts';

const degrees = (value: number | null | undefined) => value ?? Number.NaN;
const metresOrNull = (value: number) => (Number.isNaN(value) ? null : value);
/** Null only when nothing of it is known. */
const sumKnown = (values: readonly (number | null)[]): number | null =>
  values.every((value) => value === null)
    ? null
    : values.reduce<number>((sum, value) => sum + (value ?? 0), 0);

/** Homes of the reps; accounts at their own place, or at their unit's where they have none. */
export function whereaboutsOf(data: Dataset): Whereabouts {
  const place = (pick: 'longitude' | 'latitude') =>
    Float64Array.from(data.accounts, (account, index) => {
      const own = account.longitude !== null && account.latitude !== null;
      return degrees(own ? account[pick] : data.units[data.accountUnit[index]]?.[pick]);
    });
  return {
    homeX: Float64Array.from(data.reps, ({ longitude }) => degrees(longitude)),
    homeY: Float64Array.from(data.reps, ({ latitude }) => degrees(latitude)),
    x: place('longitude'),
    y: place('latitude'),
  };
}

/** What every rep of the plan has in one scenario, in the order of the reps: all his territories together. */
export function repSides(data: Dataset, side: Side, places: Whereabouts): RepSide[] {
  const repIndex = new Map(data.reps.map(({ id }, index) => [id, index]));
  const repOf = side.accountRep.map((id) => (id < 0 ? -1 : (repIndex.get(id) ?? -1)));
  const { mean, farthest } = homeTravel(places, repOf, data.calls, circuityOf({}));
  const sums = data.reps.map(() => ({
    accounts: 0,
    calls: 0,
    salesFen: 0,
    potentialFen: 0,
    workloadMinutes: 0,
  }));
  repOf.forEach((rep, account) => {
    const sum = sums[rep];
    if (!sum) return;
    sum.accounts += 1;
    sum.calls += data.calls[account];
    sum.salesFen += data.sales[account];
    sum.potentialFen += data.potential[account];
    sum.workloadMinutes += data.workload[account];
  });
  const held = data.reps.map((): number[] => []);
  side.alignment.territories.forEach(({ repId }, territory) => {
    if (repId !== null) held[repIndex.get(repId) ?? -1]?.push(territory);
  });
  return data.reps.map(({ id }, rep) => {
    const { calls, ...own } = sums[rep];
    return {
      territories: held[rep].map((territory) => side.alignment.territories[territory].name),
      ...own,
      utilisation: held[rep].length === 0 ? null : utilisation(calls, territoryCapacity(data, id)),
      travelMetres: metresOrNull(mean[rep]),
      farthestMetres: metresOrNull(farthest[rep]),
      quotaFen: sumKnown(held[rep].map((territory) => side.outcomes[territory].quotaFen)),
      payFen: sumKnown(held[rep].map((territory) => side.outcomes[territory].payFen)),
    };
  });
}
