import { type PlanState, violation } from './state.ts';

/** Relative violation that summing in another order may cause: not a violation. */
const ROUNDING = 1e-10;

/**
 * Mean territories that one mean territory over a budget counts for. What is over a budget can mend a few bands at most, so this
 * puts budgets first: where bands and budget can't all hold, the promise of how much changes hands is kept and the bands give.
 */
const BUDGET_FIRST = 1000;

/**
 * Prices of violations, adapted as the search goes (strategic oscillation, Glover 1977): a band that stays broken gets
 * dearer, one that stays whole gets cheaper, so that the search runs along the edge of what is allowed instead of far
 * inside it. Soft measures keep their price.
 */
export class Pressure {
  private readonly state: PlanState;
  /** Per band: kilometres of mean travel that one whole target of violation, in one territory of K, costs × K. */
  private readonly price: Float64Array;
  private readonly broken: Uint8Array;
  private brokenPairs = false;
  private brokenBudgets = false;

  constructor(state: PlanState) {
    const { bandCount, importance, reach } = state.model;
    this.state = state;
    this.price = new Float64Array(bandCount);
    this.broken = new Uint8Array(bandCount);
    for (let band = 0; band < bandCount; band++) this.price[band] = 4 * reach * importance[band];
    this.write();
  }

  /**
   * Total relative violation of everything hard: bands, keep-apart pairs, diameters, budgets. 0 is feasible.
   * Remembers which bands were broken, for `adapt`.
   */
  excess(): number {
    const { state } = this;
    const { bandCount, hard } = state.model;
    const { sums } = state;
    let total = 0;
    this.broken.fill(0);
    const { lower, upper, scale } = state.model;
    for (let cell = 0; cell < sums.length; cell++) {
      const band = cell % bandCount;
      if (hard[band] === 0) continue;
      const over = violation(sums[cell], lower[cell], upper[cell]) / scale[cell];
      if (over <= ROUNDING) continue;
      this.broken[band] = 1;
      total += over;
    }
    const pairs = pairExcess(state);
    const budgets = budgetExcess(state);
    this.brokenPairs = pairs > 0;
    this.brokenBudgets = budgets > 0;
    return total + pairs + budgets;
  }

  adapt(): void {
    const { bandCount, hard, reach, importance } = this.state.model;
    for (let band = 0; band < bandCount; band++) {
      if (hard[band] === 0) continue;
      const unit = reach * importance[band];
      this.price[band] = adapted(this.price[band], this.broken[band] === 1, 0.5 * unit, 400 * unit);
    }
    this.write();
    this.adaptRules();
  }

  /** Pairs, diameters and budgets: the same give and take. */
  private adaptRules(): void {
    const { state } = this;
    const { reach } = state.model;
    if (state.model.hasPairRules) {
      state.apartRate = adapted(state.apartRate, this.brokenPairs, 0.1 * reach, 100 * reach);
      state.diameterRate = adapted(state.diameterRate, this.brokenPairs, 0.1, 100);
    }
    const { ledger } = state;
    if (ledger === null) return;
    for (let index = 0; index < ledger.totals.length; index++) {
      const unit = reach / ledger.totals[index];
      ledger.overRate[index] = adapted(ledger.overRate[index], this.brokenBudgets, 5 * unit, 2000 * unit);
    }
  }

  private write(): void {
    const { state } = this;
    const { bandCount, territoryCount, scale } = state.model;
    for (let cell = 0; cell < state.rate.length; cell++) {
      state.rate[cell] = this.price[cell % bandCount] / (scale[cell] * territoryCount);
    }
  }
}

function adapted(price: number, broken: boolean, least: number, most: number): number {
  return Math.max(least, Math.min(most, price * (broken ? 1.03 : 0.98)));
}

function pairExcess(state: PlanState): number {
  const { model } = state;
  if (!model.hasPairRules) return 0;
  const { apart } = model;
  let excess = 0;
  for (let node = 0; node < model.nodeCount; node++) {
    for (let edge = apart.offsets[node]; edge < apart.offsets[node + 1]; edge++) {
      if (state.assignment[apart.neighbours[edge]] === state.assignment[node]) excess += 0.5;
    }
    excess += state.beyondDiameter(node, state.assignment[node]) / model.reach;
  }
  return excess;
}

function budgetExcess(state: PlanState): number {
  const { ledger } = state;
  if (ledger === null) return 0;
  let total = 0;
  for (let index = 0; index < ledger.totals.length; index++) {
    const over = ledger.excess(index) / ledger.totals[index];
    if (over > ROUNDING) total += over * state.model.territoryCount * BUDGET_FIRST;
  }
  return total;
}
