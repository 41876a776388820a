import type { Metric } from './metric.ts';

/** Larger territories are not searched for their best unit one by one, but around their weighted mean point. */
const SEARCHED_WHOLE = 400;
const NEAR_THE_MEAN = 60;

/** A division of the units to be measured. */
export interface Division {
  /** Territory of each unit, −1 none. */
  readonly territoryOf: Int32Array;
  /** Weight of each unit's travel, 0 or more. */
  readonly weight: Float64Array;
  /** Coordinates of the units, only to look for a middle. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Column of `metric.toFixed` a territory is measured to, −1 for its best unit. */
  readonly fixed: (territory: number) => number;
}

/**
 * Weighted mean kilometres of the assigned units to the centre of their territory: its fixed centre, or the unit to which its
 * travel is least (a weighted 1-median over its own units; in a territory of over 400 units over the 60 nearest its mean
 * point). 0 when nothing that weighs is assigned.
 */
export function meanTravel(division: Division, metric: Metric): number {
  let travel = 0;
  let weight = 0;
  for (const [territory, units] of membersOf(division)) {
    travel += territoryTravel(division, metric, territory, units);
    for (const unit of units) weight += division.weight[unit];
  }
  return weight > 0 ? travel / weight : 0;
}

/** Weight × kilometres of some units around their centre. */
export function territoryTravel(
  division: Division,
  metric: Metric,
  territory: number,
  units: readonly number[],
): number {
  const { weight } = division;
  const fixed = division.fixed(territory);
  if (fixed >= 0) return units.reduce((sum, unit) => sum + weight[unit] * metric.toFixed(unit, fixed), 0);
  let least = units.length === 0 ? 0 : Number.POSITIVE_INFINITY;
  for (const centre of candidates(division, units)) {
    let sum = 0;
    for (let index = 0; index < units.length && sum < least; index++)
      sum += weight[units[index]] * metric.between(units[index], centre);
    least = Math.min(least, sum);
  }
  return least;
}

function membersOf({ territoryOf }: Division): Map<number, number[]> {
  const members = new Map<number, number[]>();
  territoryOf.forEach((territory, unit) => {
    if (territory < 0) return;
    const units = members.get(territory);
    if (units) units.push(unit);
    else members.set(territory, [unit]);
  });
  return members;
}

function candidates({ weight, x, y }: Division, units: readonly number[]): readonly number[] {
  if (units.length <= SEARCHED_WHOLE) return units;
  let total = 0;
  let meanX = 0;
  let meanY = 0;
  for (const unit of units) {
    total += weight[unit] + 1e-12;
    meanX += (weight[unit] + 1e-12) * x[unit];
    meanY += (weight[unit] + 1e-12) * y[unit];
  }
  const away = (unit: number) => (x[unit] - meanX / total) ** 2 + (y[unit] - meanY / total) ** 2;
  return [...units].sort((a, b) => away(a) - away(b)).slice(0, NEAR_THE_MEAN);
}
