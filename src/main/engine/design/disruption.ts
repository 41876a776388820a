import type { Model } from './model.ts';
import type { DisruptionQuantity } from './problem.ts';

/**
 * What changes hands against the present alignment, kept incrementally per quantity: in total and per losing territory.
 * Similarity to the existing plan as in Ríos-Mercado and López-Pérez (Omega 41(3), 2013), here as weight and as budgets.
 */
export class DisruptionLedger {
  /** Per quantity: changed in all, and quantity × territory: lost by that present territory. */
  readonly changed: Float64Array;
  readonly lost: Float64Array;
  /** What has a present territory, per quantity; 1 where nothing has. */
  readonly totals: Float64Array;
  /** Energy per unit of each quantity over its budget (adapted by the search), and per unit changed at all. */
  readonly overRate: Float64Array;
  private readonly changeRate: Float64Array;
  private readonly model: Model;
  private readonly quantities: readonly DisruptionQuantity[];
  /** Per node: entries [offsets[n], offsets[n+1]) of (present territory, amount per quantity). */
  private readonly offsets: Int32Array;
  private readonly territories: Int32Array;
  private readonly amounts: Float64Array;

  constructor(model: Model) {
    const { problem, nodeCount, unitOffsets, units, territoryCount } = model;
    const quantities = pricedQuantities(model);
    this.quantities = quantities;
    this.model = model;
    this.changed = new Float64Array(quantities.length);
    this.lost = new Float64Array(quantities.length * territoryCount);
    this.totals = Float64Array.from(quantities, (quantity) => presentTotal(quantity.values, problem.present));
    this.changeRate = Float64Array.from(
      quantities,
      (quantity, index) => quantity.weight / this.totals[index],
    );
    this.overRate = this.totals.map((total) => (20 * model.reach) / total);
    this.offsets = new Int32Array(nodeCount + 1);
    const territories: number[] = [];
    const amounts: number[] = [];
    for (let node = 0; node < nodeCount; node++) {
      for (let index = unitOffsets[node]; index < unitOffsets[node + 1]; index++) {
        const unit = units[index];
        if (problem.present[unit] < 0) continue;
        territories.push(problem.present[unit]);
        for (const quantity of quantities) amounts.push(quantity.values[unit]);
      }
      this.offsets[node + 1] = territories.length;
    }
    this.territories = Int32Array.from(territories);
    this.amounts = Float64Array.from(amounts);
  }

  reset(): void {
    this.changed.fill(0);
    this.lost.fill(0);
  }

  /** Counts a node placed anew (after `reset`). */
  place(node: number, territory: number): void {
    for (let entry = this.offsets[node]; entry < this.offsets[node + 1]; entry++) {
      if (this.territories[entry] !== territory) this.count(entry, 1);
    }
  }

  move(node: number, from: number, to: number): void {
    for (let entry = this.offsets[node]; entry < this.offsets[node + 1]; entry++) {
      const present = this.territories[entry];
      if (present === from) this.count(entry, 1);
      else if (present === to) this.count(entry, -1);
    }
  }

  /** Energy change of a move. Exact for single units; a group's entries are priced one by one. */
  delta(node: number, from: number, to: number): number {
    const { territoryCount } = this.model;
    const quantityCount = this.changed.length;
    let delta = 0;
    for (let entry = this.offsets[node]; entry < this.offsets[node + 1]; entry++) {
      const present = this.territories[entry];
      if (present !== from && present !== to) continue;
      const sign = present === from ? 1 : -1;
      for (let index = 0; index < quantityCount; index++) {
        const amount = sign * this.amounts[entry * quantityCount + index];
        const quantity = this.quantities[index];
        const changed = this.changed[index];
        const lost = this.lost[index * territoryCount + present];
        delta += amount * this.changeRate[index];
        delta +=
          this.overRate[index] *
          (over(changed + amount, quantity.totalBudget) -
            over(changed, quantity.totalBudget) +
            over(lost + amount, quantity.territoryBudget[present]) -
            over(lost, quantity.territoryBudget[present]));
      }
    }
    return delta;
  }

  /** Energy of all change, without budgets. */
  weightedChange(): number {
    return this.changed.reduce((total, amount, index) => total + amount * this.changeRate[index], 0);
  }

  /** Amount over the budgets of one quantity, in its unit. */
  excess(index: number): number {
    const { territoryCount } = this.model;
    const quantity = this.quantities[index];
    let excess = over(this.changed[index], quantity.totalBudget);
    for (let territory = 0; territory < territoryCount; territory++) {
      excess += over(this.lost[index * territoryCount + territory], quantity.territoryBudget[territory]);
    }
    return excess;
  }

  private count(entry: number, sign: number): void {
    const quantityCount = this.changed.length;
    const territory = this.territories[entry];
    for (let index = 0; index < quantityCount; index++) {
      const amount = sign * this.amounts[entry * quantityCount + index];
      this.changed[index] += amount;
      this.lost[index * this.model.territoryCount + territory] += amount;
    }
  }
}

/** A ledger where the problem asks for one. */
export function buildDisruptionLedger(model: Model): DisruptionLedger | null {
  return pricedQuantities(model).length > 0 ? new DisruptionLedger(model) : null;
}

/**
 * The quantities asked for. Adding or removing territories promises the least change, so when none is priced or
 * budgeted there, travel weight itself is: changing everything costs three usual reaches.
 */
function pricedQuantities(model: Model): readonly DisruptionQuantity[] {
  const { problem, reach, territoryCount } = model;
  if ((problem.mode !== 'add' && problem.mode !== 'remove') || problem.disruption.length > 0)
    return problem.disruption;
  const territoryBudget = new Float64Array(territoryCount).fill(Number.POSITIVE_INFINITY);
  const totalBudget = Number.POSITIVE_INFINITY;
  return [{ name: 'travel', values: problem.travelWeight, totalBudget, territoryBudget, weight: 3 * reach }];
}

function presentTotal(values: Float64Array, present: Int32Array): number {
  let total = 0;
  values.forEach((value, unit) => {
    if (present[unit] >= 0) total += value;
  });
  return total || 1;
}

function over(amount: number, budget: number): number {
  return amount > budget ? amount - budget : 0;
}
