import { anneal } from './anneal.ts';
import { Budget } from './budget.ts';
import { escapeByMergeSplit } from './escape.ts';
import { Population } from './explore.ts';
import { compareKept, Incumbent, type KeptPlan, restore } from './incumbent.ts';
import { buildModel, type Model } from './model.ts';
import type { DesignProblem, DesignSolution, SearchControls, SearchLimits } from './problem.ts';
import { Random } from './random.ts';
import { isLarge } from './size.ts';
import { buildSolution } from './solution.ts';
import { hasFreeCentres, loadStart, loadWarm, startsFromPresent } from './starts.ts';
import { PlanState } from './state.ts';

/** Part of the budget for exploring many starts; the rest cools the best one slowly. */
const EXPLORE_SHARE = 0.6;
/** Temperature at the end of a run, of that at its start. */
const COLD_PART = 0.01;
/** Most of the budget one run of many may take. */
const LONGEST_RUN = 1 / 25;

/**
 * One stream of the design search: a quick first plan, a population of short runs, then slow cooling of the best.
 * `stream` separates parallel streams. With `iterations` and no `seconds` the result depends on nothing but the input.
 */
export function search(
  problem: DesignProblem,
  limits: SearchLimits,
  controls: SearchControls,
  stream = 0,
): DesignSolution {
  return new Search(problem, limits, controls, stream).run();
}

class Search {
  private readonly model: Model;
  private readonly controls: SearchControls;
  private readonly budget: Budget;
  private readonly random: Random;
  private readonly state: PlanState;
  private readonly warmStart: Int32Array | null;
  private best: KeptPlan | null = null;

  constructor(problem: DesignProblem, limits: SearchLimits, controls: SearchControls, stream: number) {
    this.controls = controls;
    this.budget = new Budget(limits, controls);
    this.model = buildModel(problem);
    this.random = new Random(problem.seed, stream);
    // the first stream keeps what is had; others look elsewhere, where the plan begun with has no pull
    this.warmStart = stream % 2 === 0 ? problem.warmStart : null;
    this.state = new PlanState(this.model);
  }

  run(): DesignSolution {
    const { state, random, budget } = this;
    const { nodeCount } = this.model;
    if (this.warmStart === null) loadStart(state, random);
    else loadWarm(state, this.warmStart);
    const first = this.cool(0.15, budget.fraction() + budget.share(200 * nodeCount, 0.15, 0.1));
    const population = new Population();
    population.admit(first);
    // nothing may move: there is one plan
    if (this.model.free.length === 0) return this.solution();
    if (hasFreeCentres(this.model) && !isLarge(this.model.problem)) this.explore(population);
    while (budget.fraction() < 1) {
      restore(state, population.plans[0]);
      population.admit(this.finish(population.plans[0].excess === 0));
    }
    return this.solution();
  }

  /** Cools a lawful plan slowly to the end; shakes one that is not until it gives. */
  private finish(lawful: boolean): KeptPlan {
    const { budget, random } = this;
    if (lawful) {
      const tied = startsFromPresent(this.model) || !hasFreeCentres(this.model);
      return this.cool(tied ? 1 : 0.3, 1);
    }
    // free centres escape by crossing as well (measured); a plan held by the present must not be torn up
    if (!hasFreeCentres(this.model) && !startsFromPresent(this.model)) escapeByMergeSplit(this.state, random);
    return this.cool(shakingHeat(random), Math.min(1, budget.fraction() + LONGEST_RUN));
  }

  private explore(population: Population): void {
    const { budget, model } = this;
    const share = budget.share(3000 * model.nodeCount, 1.6e-4 * model.nodeCount, LONGEST_RUN);
    while (budget.fraction() < EXPLORE_SHARE) {
      population.loadNext(this.state, this.random);
      const lawful = population.plans[0].excess === 0;
      const hot = lawful ? 0.15 * 6 ** this.random.fraction() : shakingHeat(this.random);
      const end = budget.fraction() + (lawful ? share : LONGEST_RUN);
      population.admit(this.cool(hot, Math.min(EXPLORE_SHARE, end)));
    }
  }

  /** Anneals the loaded plan until `end` of the budget; the run's best plan. */
  private cool(hot: number, end: number): KeptPlan {
    const { state, budget, model } = this;
    const kept = new Incumbent(state);
    const scale = temperatureScale(model);
    const before = budget.iterations;
    const start = budget.fraction();
    anneal(state, this.random, {
      hot: hot * scale,
      cold: COLD_PART * hot * scale,
      progress: (proposals) => {
        budget.iterations = before + proposals;
        const fraction = budget.fraction();
        return fraction >= 1 ? 1 : (fraction - start) / Math.max(1e-9, end - start);
      },
      onSweep: (excess) => {
        if (kept.offer(state, excess)) this.publish(kept);
      },
    });
    const plan = kept.keep();
    if (this.best === null || compareKept(plan, this.best) < 0) this.best = plan;
    return plan;
  }

  /** Streams a plan that beats everything so far, when someone listens and is ready. */
  private publish(kept: Incumbent): void {
    const { controls } = this;
    if (controls.onImproved === undefined || controls.wantsImproved?.() === false) return;
    const plan = kept.keep();
    if (this.best !== null && compareKept(plan, this.best) >= 0) return;
    this.best = plan;
    controls.onImproved(this.solution());
  }

  private solution(): DesignSolution {
    if (this.best === null) throw new Error('the search has not begun');
    return buildSolution(this.model, this.best.assignment, {
      iterations: this.budget.iterations,
      seconds: this.budget.seconds(),
      reasons: [],
    });
  }
}

/** While no plan holds its bands, heat far above what travel needs frees units that block each other. */
function shakingHeat(random: Random): number {
  return 0.3 * 12 ** random.fraction();
}

/** Energy of moving a mean node by the usual reach. */
function temperatureScale(model: Model): number {
  return (model.reach * model.problem.travelImportance) / model.nodeCount;
}
