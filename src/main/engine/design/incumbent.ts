import { priceColumn } from './centres.ts';
import type { PlanState } from './state.ts';

/** A plan kept aside: nodes, centres, and how good it is. */
export interface KeptPlan {
  readonly assignment: Int32Array;
  readonly centreUnit: Int32Array;
  /** Hard violation, 0 is feasible. */
  readonly excess: number;
  /** Objective, km. */
  readonly energy: number;
}

/** Below 0 when the first is better: less hard violation, then less energy. */
export function compareKept(first: KeptPlan, second: KeptPlan): number {
  return first.excess - second.excess || first.energy - second.energy;
}

/** The best plan of one run, written over in place. */
export class Incumbent {
  private readonly assignment: Int32Array;
  private readonly centreUnit: Int32Array;
  private excess = Number.POSITIVE_INFINITY;
  private energy = Number.POSITIVE_INFINITY;

  constructor(state: PlanState) {
    this.assignment = state.assignment.slice();
    this.centreUnit = state.centreUnit.slice();
  }

  /** Keeps the state if it is better; tells whether it was. */
  offer(state: PlanState, excess: number): boolean {
    if (excess > this.excess) return false;
    const energy = state.objective();
    if (excess === this.excess && energy >= this.energy) return false;
    this.excess = excess;
    this.energy = energy;
    this.assignment.set(state.assignment);
    this.centreUnit.set(state.centreUnit);
    return true;
  }

  keep(): KeptPlan {
    return {
      assignment: this.assignment.slice(),
      centreUnit: this.centreUnit.slice(),
      excess: this.excess,
      energy: this.energy,
    };
  }
}

/** Puts a kept plan back into the state, centres and costs included. */
export function restore(state: PlanState, plan: KeptPlan): void {
  state.load(plan.assignment);
  state.centreUnit.set(plan.centreUnit);
  for (let territory = 0; territory < state.model.territoryCount; territory++) priceColumn(state, territory);
}
