import { greatCircle } from '../../engine/geo/distance.ts';
import { rollUp } from '../../engine/measures/roll-up.ts';
import type { Dataset } from '../dataset.ts';

/** Mean great-circle metres from a unit to the best unit of its territory (its weighted 1-median), weighted by workload. */
export interface Travel {
  /** What the whole plan's mean changes by, metres, when a unit goes from one territory (−1 none) to another. */
  change(unit: number, from: number, to: number): number;
}

export function createTravel(data: Dataset, unitTerritory: Int32Array): Travel {
  const weight = rollUp(data.accountUnit, data.units.length, data.workload).sums;
  const whole = weight.reduce((sum, value) => sum + value, 0);
  const members = (territory: number) =>
    data.units.flatMap((_, unit) => (unitTerritory[unit] === territory ? unit : []));
  const distance = (a: number, b: number) => {
    const [from, to] = [data.units[a], data.units[b]];
    return greatCircle(from.longitude, from.latitude, to.longitude, to.latitude);
  };
  /** Least total metres × minutes over all choices of the centre. */
  const cost = (units: readonly number[]) => {
    let least = units.length === 0 ? 0 : Infinity;
    for (const centre of units) {
      let sum = 0;
      for (const unit of units) {
        sum += weight[unit] * distance(unit, centre);
        if (sum >= least) break;
      }
      least = Math.min(least, sum);
    }
    return least;
  };
  return {
    change(unit, from, to) {
      const target = members(to);
      const source = from < 0 ? [] : members(from);
      const before = cost(target) + cost(source);
      const after = cost([...target, unit]) + cost(source.filter((one) => one !== unit));
      return whole > 0 ? (after - before) / whole : 0;
    },
  };
}
