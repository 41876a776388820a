import { anneal } from './anneal.ts';
import { Budget } from './budget.ts';
import { Population } from './explore.ts';
import { compareKept, Incumbent, type KeptPlan, restore } from './incumbent.ts';
import { buildModel, type Model } from './model.ts';
import type { DesignProblem, DesignSolution, SearchControls, SearchLimits } from './problem.ts';
import { Random } from './random.ts';
import { buildSolution } from './solution.ts';
import { hasFreeCentres, loadStart, startsFromPresent } from './starts.ts';
import { PlanState } from './state.ts';

/** Part of the budget for exploring many starts; the rest cools the best one slowly. */
const EXPLORE_SHARE = 0.6;
/** Temperature at the end of a run, in units of `temperatureScale`. */
const COLD = 0.003;
/** Above this many nodes × territories one start takes so long that exploring many does not pay. */
const EXPLORE_LIMIT = 2_000_000;

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
  private best: KeptPlan | null = null;

  constructor(problem: DesignProblem, limits: SearchLimits, controls: SearchControls, stream: number) {
    this.controls = controls;
    this.budget = new Budget(limits, controls);
    this.model = buildModel(problem);
    this.random = new Random(problem.seed, stream);
    this.state = new PlanState(this.model);
  }

  run(): DesignSolution {
    const { state, random, budget } = this;
    const { nodeCount, territoryCount } = this.model;
    loadStart(state, random);
    const first = this.cool(0.15, budget.fraction() + budget.share(200 * nodeCount, 0.15, 0.1));
    const population = new Population();
    population.admit(first);
    if (hasFreeCentres(this.model) && nodeCount * territoryCount <= EXPLORE_LIMIT) this.explore(population);
    const best = population.plans[0];
    restore(state, best);
    this.cool(startsFromPresent(this.model) || !hasFreeCentres(this.model) ? 1 : 0.3, 1);
    return this.solution();
  }

  private explore(population: Population): void {
    const { budget, model } = this;
    const share = budget.share(3000 * model.nodeCount, 1.6e-4 * model.nodeCount, 1 / 25);
    while (budget.fraction() < EXPLORE_SHARE) {
      population.loadNext(this.state, this.random);
      const hot = 0.15 * 6 ** this.random.fraction();
      population.admit(this.cool(hot, Math.min(EXPLORE_SHARE, budget.fraction() + share)));
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
      cold: COLD * scale,
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

/** Energy of moving a mean node by the usual reach. */
function temperatureScale(model: Model): number {
  return (model.reach * model.problem.travelImportance) / model.nodeCount;
}
