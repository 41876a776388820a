import { isFixed, priceColumn, recentre } from './centres.ts';
import { pieces } from './contiguity.ts';
import { buildModel, type Model } from './model.ts';
import { Pressure } from './pressure.ts';
import type { DesignProblem, DesignSolution, DisruptionResult, MeasureResult, Reason } from './problem.ts';
import { PlanState, violation } from './state.ts';

/** Slack for sums added up in another order. */
const ROUNDING = 1e-9;

/** Work done to find a solution, and what was learnt on the way. */
export interface SearchTally {
  readonly iterations: number;
  readonly seconds: number;
  readonly reasons: readonly Reason[];
}

/**
 * Measures a plan (node → territory) from nothing: sums, deviations, pieces on the true graph, travel to the best
 * unit by trying every unit, disruption, and whether all that is hard holds. Independent of the search's own sums.
 */
export function buildSolution(model: Model, nodeAssignment: Int32Array, tally: SearchTally): DesignSolution {
  const state = new PlanState(model);
  state.load(nodeAssignment);
  for (let territory = 0; territory < model.territoryCount; territory++) {
    if (isFixed(state, territory)) priceColumn(state, territory);
  }
  recentre(state, true);
  const { problem } = model;
  const assignment = Int32Array.from(model.nodeOf, (node) => nodeAssignment[node]);
  const measures = problem.measures.map((measure) => measureResult(measure, assignment));
  const limitExcess = Float64Array.from(problem.limits, (limit) => limitOverrun(limit, assignment));
  const { nonContiguous, brokenTerritories } = countPieces(model, assignment);
  const travelKilometres =
    problem.travelImportance > 0 ? state.travel() / problem.travelImportance : state.travel();
  const disruption = disruptionResults(model, assignment);
  const imbalance = imbalanceKilometres(model, measures);
  const change = state.ledger === null ? 0 : state.ledger.weightedChange();
  const travel = state.travel();
  const hardExcess = new Pressure(state).excess();
  return {
    assignment,
    centreUnit: state.centreUnit.map((unit, territory) => (isFixed(state, territory) ? -1 : unit)),
    measures,
    limitExcess,
    nonContiguous,
    brokenTerritories,
    travelKilometres,
    disruption,
    objective: { total: travel + imbalance + change, travel, imbalance, disruption: change },
    hardExcess,
    feasible: hardExcess === 0 && brokenTerritories === 0 && !hasEmpty(state),
    iterations: tally.iterations,
    seconds: tally.seconds,
    reasons: tally.reasons,
  };
}

/** The same plan judged by another problem over the same units: tolerances may differ, groups may not. */
export function judgedBy(problem: DesignProblem, solution: DesignSolution): DesignSolution {
  const model = buildModel(problem);
  const ofNode = new Int32Array(model.nodeCount);
  model.nodeOf.forEach((node, unit) => {
    ofNode[node] = solution.assignment[unit];
  });
  return buildSolution(model, ofNode, solution);
}

function measureResult(
  measure: { name: string; values: Float64Array; target: Float64Array },
  assignment: Int32Array,
): MeasureResult {
  const sums = new Float64Array(measure.target.length);
  assignment.forEach((territory, unit) => {
    sums[territory] += measure.values[unit];
  });
  const deviation = sums.map((sum, territory) => sum / measure.target[territory] - 1);
  return {
    name: measure.name,
    sums,
    deviation,
    maxDeviation: deviation.reduce((most, each) => Math.max(most, Math.abs(each)), 0),
  };
}

function limitOverrun(
  limit: { values: Float64Array; least: Float64Array; most: Float64Array },
  assignment: Int32Array,
): number {
  const sums = new Float64Array(limit.least.length);
  assignment.forEach((territory, unit) => {
    sums[territory] += limit.values[unit];
  });
  return sums.reduce(
    (total, sum, territory) => total + violation(sum, limit.least[territory], limit.most[territory]),
    0,
  );
}

/** Pieces on the true graph, and those that islands do not excuse. */
function countPieces(
  model: Model,
  assignment: Int32Array,
): { nonContiguous: number; brokenTerritories: number } {
  const { problem, nodeOf, nodeCount } = model;
  const count = problem.territoryCount;
  const truth = pieces(
    problem.adjacency.offsets,
    problem.adjacency.neighbours,
    assignment,
    count,
  ).perTerritory;
  const nodes = new Int32Array(nodeCount);
  nodeOf.forEach((node, unit) => {
    nodes[node] = assignment[unit];
  });
  const linked = pieces(model.adjacency.offsets, model.adjacency.neighbours, nodes, count).perTerritory;
  const split = (perTerritory: Int32Array) =>
    perTerritory.reduce((total, each) => total + (each > 1 ? 1 : 0), 0);
  return { nonContiguous: split(truth), brokenTerritories: split(linked) };
}

function hasEmpty(state: PlanState): boolean {
  return state.size.some((size) => size === 0);
}

function disruptionResults(model: Model, assignment: Int32Array): DisruptionResult[] {
  const { problem } = model;
  return problem.disruption.map((quantity) => {
    const lost = new Float64Array(problem.territoryCount);
    let total = 0;
    let all = 0;
    assignment.forEach((territory, unit) => {
      const present = problem.present[unit];
      if (present < 0) return;
      all += quantity.values[unit];
      if (present === territory) return;
      total += quantity.values[unit];
      lost[present] += quantity.values[unit];
    });
    return { name: quantity.name, total, share: all > 0 ? total / all : 0, lost };
  });
}

/** What lies outside the soft bands, in kilometres: mean relative overrun × the map's usual reach × weight. */
function imbalanceKilometres(model: Model, measures: readonly MeasureResult[]): number {
  let total = 0;
  model.problem.measures.forEach((measure, index) => {
    let overrun = 0;
    for (const deviation of measures[index].deviation) {
      overrun += violation(deviation, -measure.lowerTolerance - ROUNDING, measure.upperTolerance + ROUNDING);
    }
    total += (4 * model.reach * measure.weight * overrun) / model.territoryCount;
  });
  return total;
}
