import { anneal } from './anneal.ts';
import { recentre } from './centres.ts';
import { buildModel, type Model } from './model.ts';
import type { DesignProblem, DesignSolution, SearchControls, SearchLimits } from './problem.ts';
import { Random } from './random.ts';
import { repairContiguity } from './repair.ts';
import { buildSolution } from './solution.ts';
import { pricedStart } from './start-priced.ts';
import { spreadCentres } from './start-spread.ts';
import { PlanState } from './state.ts';

/** Best plan seen so far, in the search's own terms. */
class Incumbent {
  readonly assignment: Int32Array;
  excess = Number.POSITIVE_INFINITY;
  energy = Number.POSITIVE_INFINITY;

  constructor(nodeCount: number) {
    this.assignment = new Int32Array(nodeCount);
  }

  offer(state: PlanState, excess: number): boolean {
    if (excess > this.excess) return false;
    const energy = state.travel();
    if (excess === this.excess && energy >= this.energy) return false;
    this.excess = excess;
    this.energy = energy;
    this.assignment.set(state.assignment);
    return true;
  }
}

/**
 * One start of the design search: priced location–allocation, contiguity repair, then annealing until the limit.
 * `stream` separates parallel starts. With `iterations` and no `seconds` the result depends on nothing but the input.
 */
export function search(
  problem: DesignProblem,
  limits: SearchLimits,
  controls: SearchControls,
  stream = 0,
): DesignSolution {
  const started = controls.now();
  const model = buildModel(problem);
  const random = new Random(problem.seed, stream);
  const state = new PlanState(model);
  pricedStart(state, spreadCentres(model, random), { rounds: 25, steps: 40 });
  repairContiguity(state);
  recentre(state);
  const best = new Incumbent(model.nodeCount);
  best.assignment.set(state.assignment);
  let iterations = 0;
  const tally = () => ({ iterations, seconds: controls.now() - started, reasons: [] });
  const scale = temperatureScale(model);
  const annealStart = controls.now();
  const seconds =
    limits.seconds === undefined ? Number.POSITIVE_INFINITY : limits.seconds - (annealStart - started);
  const most = limits.iterations ?? Number.POSITIVE_INFINITY;
  anneal(state, random, {
    hot: scale,
    cold: 0.003 * scale,
    progress: (proposals) => {
      iterations = proposals;
      if (controls.shouldStop()) return 1;
      return Math.max(proposals / most, (controls.now() - annealStart) / seconds);
    },
    onSweep: (excess) => {
      if (!best.offer(state, excess) || controls.onImproved === undefined) return;
      if (controls.wantsImproved?.() ?? true)
        controls.onImproved(buildSolution(model, best.assignment, tally()));
    },
  });
  return buildSolution(model, best.assignment, tally());
}

/** Energy of moving a mean node by the usual reach. */
function temperatureScale(model: Model): number {
  return (model.reach * model.problem.travelImportance) / model.nodeCount;
}
