import { crossCentres } from './crossover.ts';
import { compareKept, type KeptPlan } from './incumbent.ts';
import type { Random } from './random.ts';
import { loadCrossed, loadHalved, loadStart, startsFromPresent } from './starts.ts';
import type { PlanState } from './state.ts';

/** Plans that survive between rounds. */
const POPULATION = 8;
/** One fresh start for so many crossed ones, so that the population does not grow in on itself. */
const FRESH_EVERY = 6;

/** While no plan holds its bands, one start in so many is cut by straight lines. */
const HALVED_EVERY = 2;

/**
 * A small population of annealed plans (a memetic search; Moscato 1989): first fresh starts, then children whose
 * centres cross two parents along a line. Each child is annealed briefly and replaces the worst if it is better and
 * not a copy. What distinguishes good plans is where the centres lie; annealing alone rarely moves one across the map.
 */
export class Population {
  readonly plans: KeptPlan[] = [];
  private born = 0;

  /** Loads the next candidate into the state. */
  loadNext(state: PlanState, random: Random): void {
    this.born++;
    if (this.born % HALVED_EVERY === 0 && this.isFarFromLawful() && !startsFromPresent(state.model)) {
      loadHalved(state, random);
      return;
    }
    if (this.plans.length < POPULATION || this.born % FRESH_EVERY === 0) {
      loadStart(state, random);
      return;
    }
    const child = this.cross(state, random);
    if (child === null) loadStart(state, random);
    else loadCrossed(state, child);
  }

  /** Measures pull apart when even the best plan misses its bands by whole percents. */
  private isFarFromLawful(): boolean {
    return this.plans.length > 0 && this.plans[0].excess > 0.02;
  }

  /** Takes an annealed plan in. */
  admit(plan: KeptPlan): void {
    const isCopy = (other: KeptPlan) =>
      Math.abs(other.energy - plan.energy) <= 2e-5 * Math.abs(plan.energy) && other.excess === plan.excess;
    const twin = this.plans.findIndex(isCopy);
    if (twin >= 0) {
      if (compareKept(plan, this.plans[twin]) < 0) this.plans[twin] = plan;
    } else {
      this.plans.push(plan);
    }
    this.plans.sort(compareKept);
    if (this.plans.length > POPULATION) this.plans.pop();
  }

  private cross(state: PlanState, random: Random): Int32Array | null {
    for (let attempt = 0; attempt < 10; attempt++) {
      const first = random.below(this.plans.length);
      const second = random.below(this.plans.length);
      if (first === second) continue;
      const child = crossCentres(
        state.model,
        this.plans[first].centreUnit,
        this.plans[second].centreUnit,
        random,
      );
      if (child !== null) return child;
    }
    return null;
  }
}
