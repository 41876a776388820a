import { type Division, territoryTravel } from '../../engine/design/mean-travel.ts';
import { rollUp } from '../../engine/measures/roll-up.ts';
import type { Dataset } from '../dataset.ts';
import type { CentreMetric } from './distances.ts';

/** Mean metres from a unit to the centre of its territory (its rep's home, or its weighted 1-median), weighted by workload. */
export interface Travel {
  /** What the whole plan's mean changes by, metres, when a unit goes from one territory to another (−1: none). */
  change(unit: number, from: number, to: number): number;
}

export function createTravel(
  data: Dataset,
  unitTerritory: Int32Array,
  { metric, fixed }: CentreMetric,
): Travel {
  const weight = rollUp(data.accountUnit, data.units.length, data.workload).sums;
  const whole = weight.reduce((sum, value) => sum + value, 0);
  const division: Division = {
    territoryOf: unitTerritory,
    weight,
    x: Float64Array.from(data.units, ({ longitude }) => longitude),
    y: Float64Array.from(data.units, ({ latitude }) => latitude),
    fixed,
  };
  const members = new Map<number, number[]>();
  unitTerritory.forEach((territory, unit) => {
    const units = members.get(territory);
    if (units) units.push(unit);
    else members.set(territory, [unit]);
  });
  const membersOf = (territory: number) => (territory < 0 ? [] : (members.get(territory) ?? []));
  const cost = (territory: number, units: readonly number[]) =>
    territoryTravel(division, metric, territory, units);
  const costs = new Map<number, number>();
  const standing = (territory: number) => {
    let found = costs.get(territory);
    if (found === undefined) {
      found = cost(territory, membersOf(territory));
      costs.set(territory, found);
    }
    return found;
  };
  return {
    change(unit, from, to) {
      const joined = to < 0 ? 0 : cost(to, [...membersOf(to), unit]);
      const left =
        from < 0
          ? 0
          : cost(
              from,
              membersOf(from).filter((one) => one !== unit),
            );
      const before = (to < 0 ? 0 : standing(to)) + (from < 0 ? 0 : standing(from));
      return whole > 0 ? ((joined + left - before) * 1000) / whole : 0;
    },
  };
}
