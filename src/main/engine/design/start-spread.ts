import type { Model } from './model.ts';
import type { Random } from './random.ts';

/**
 * Centres spread by k-means++ (Arthur and Vassilvitskii 2007): each next unit is drawn with a chance in proportion to
 * travel weight × distance² to the nearest centre already drawn. Fixed centres count as drawn; their slots hold -1.
 */
export function spreadCentres(model: Model, random: Random): Int32Array {
  const { problem, metric, territoryCount } = model;
  const { unitCount, travelWeight, fixedCentres } = problem;
  const centres = new Int32Array(territoryCount).fill(-1);
  const nearest = new Float64Array(unitCount).fill(Number.POSITIVE_INFINITY);
  const drawn = new Uint8Array(unitCount);
  let any = false;
  const witness = (kilometres: (unit: number) => number) => {
    any = true;
    for (let unit = 0; unit < unitCount; unit++) nearest[unit] = Math.min(nearest[unit], kilometres(unit));
  };
  for (let territory = 0; territory < territoryCount; territory++) {
    if (!Number.isNaN(fixedCentres.x[territory])) witness((unit) => metric.toFixed(unit, territory));
  }
  for (let territory = 0; territory < territoryCount; territory++) {
    if (!Number.isNaN(fixedCentres.x[territory])) continue;
    const chance = (unit: number) =>
      drawn[unit] === 1 ? 0 : (travelWeight[unit] + 1e-9) * (any ? nearest[unit] * nearest[unit] : 1);
    const unit = drawUnit(unitCount, chance, random);
    drawn[unit] = 1;
    centres[territory] = unit;
    witness((other) => metric.between(other, unit));
  }
  return centres;
}

function drawUnit(unitCount: number, chance: (unit: number) => number, random: Random): number {
  let total = 0;
  for (let unit = 0; unit < unitCount; unit++) total += chance(unit);
  let rest = random.fraction() * total;
  for (let unit = 0; unit < unitCount; unit++) {
    rest -= chance(unit);
    if (rest < 0) return unit;
  }
  return random.below(unitCount);
}
