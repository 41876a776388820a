import type { DesignProblem, DisruptionQuantity, Measure, Reason } from './problem.ts';
import { amount } from './reason-text.ts';

/**
 * A disruption budget smaller than the least change any plan needs. A present territory above its ceiling must lose
 * at least the excess; the cheapest way to lose it, units taken in parts, is a fractional knapsack (Dantzig 1957), so
 * the sum of these is a lower bound on what changes hands. Proven too small when the budget lies below it.
 */
export function budgetReasons(problem: DesignProblem): Reason[] {
  const reasons: Reason[] = [];
  for (const quantity of problem.disruption) {
    for (const measure of problem.measures) {
      if (!measure.hard) continue;
      const losses = leastLosses(problem, measure, quantity);
      const total = losses.reduce((sum, loss) => sum + loss, 0);
      if (total > quantity.totalBudget * (1 + 1e-9) + 1e-9) {
        reasons.push(reason(quantity, measure, total, quantity.totalBudget, []));
      }
      losses.forEach((loss, territory) => {
        const budget = quantity.territoryBudget[territory];
        if (loss > budget * (1 + 1e-9) + 1e-9)
          reasons.push(reason(quantity, measure, loss, budget, [territory]));
      });
    }
  }
  return reasons;
}

/** Per present territory: the least of the quantity that must leave it for the measure to come down to its ceiling. */
export function leastLosses(
  problem: DesignProblem,
  measure: Measure,
  quantity: DisruptionQuantity,
): Float64Array {
  const members = Array.from({ length: problem.territoryCount }, () => [] as number[]);
  problem.present.forEach((territory, unit) => {
    if (territory >= 0) members[territory].push(unit);
  });
  return Float64Array.from(members, (units, territory) => {
    const held = units.reduce((sum, unit) => sum + measure.values[unit], 0);
    let excess = held - measure.target[territory] * (1 + measure.upperTolerance);
    if (excess <= 0) return 0;
    const dearness = (unit: number) => quantity.values[unit] / (measure.values[unit] || Number.MIN_VALUE);
    let lost = 0;
    for (const unit of units
      .filter((each) => measure.values[each] > 0)
      .sort((a, b) => dearness(a) - dearness(b))) {
      const part = Math.min(1, excess / measure.values[unit]);
      lost += part * quantity.values[unit];
      excess -= part * measure.values[unit];
      if (excess <= 0) break;
    }
    return lost;
  });
}

function reason(
  quantity: DisruptionQuantity,
  measure: Measure,
  needed: number,
  budget: number,
  territories: readonly number[],
): Reason {
  return {
    code: 'BUDGET_TOO_SMALL',
    message: `Bringing ${measure.name} inside its band changes hands at least ${amount(needed)} of ${quantity.name}; the budget is ${amount(budget)}.`,
    units: [],
    territories,
    relaxBy: needed - budget,
    data: { quantity: quantity.name, measure: measure.name, needed, budget },
  };
}
