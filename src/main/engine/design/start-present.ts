import { priceColumn, recentre } from './centres.ts';
import type { Model } from './model.ts';
import type { Random } from './random.ts';
import { nearestTerritories } from './start-priced.ts';
import type { PlanState } from './state.ts';

/**
 * The present alignment as a start. Locks win over it; territories with no present unit (mode `add`) are carved out of
 * the most loaded ones; units with no present territory join the nearest.
 */
export function startFromPresent(state: PlanState, random: Random): void {
  const { model } = state;
  const assignment = presentNodes(model);
  carveMissing(model, assignment, random);
  const placed = assignment.map((territory) => Math.max(0, territory));
  state.load(placed);
  centresOfAssigned(state, assignment);
  const nearest = nearestTerritories(state, 1);
  for (let node = 0; node < assignment.length; node++) {
    if (assignment[node] < 0) assignment[node] = nearest.territories[node];
  }
  state.load(assignment);
  recentre(state);
}

/** Present territory of each node, or -1; a lock wins, and in a group the heaviest unit speaks. */
function presentNodes(model: Model): Int32Array {
  const { problem, nodeCount, nodeOf, lock } = model;
  const assignment = new Int32Array(nodeCount).fill(-1);
  const heaviest = new Float64Array(nodeCount).fill(-1);
  problem.present.forEach((territory, unit) => {
    const node = nodeOf[unit];
    if (territory < 0 || problem.travelWeight[unit] <= heaviest[node]) return;
    heaviest[node] = problem.travelWeight[unit];
    assignment[node] = territory;
  });
  lock.forEach((territory, node) => {
    if (territory >= 0) assignment[node] = territory;
  });
  return assignment;
}

/** Each empty territory takes its target of the first measure from the most loaded one, growing from its outermost unit. */
function carveMissing(model: Model, assignment: Int32Array, random: Random): void {
  const { territoryCount, problem } = model;
  const size = new Int32Array(territoryCount);
  for (const territory of assignment) if (territory >= 0) size[territory]++;
  for (let territory = 0; territory < territoryCount; territory++) {
    if (size[territory] > 0 || problem.frozen[territory] === 1) continue;
    const donor = mostLoaded(model, assignment, random);
    if (donor < 0) return;
    for (const node of growFrom(model, assignment, donor, territory, random)) assignment[node] = territory;
  }
}

function mostLoaded(model: Model, assignment: Int32Array, random: Random): number {
  const { territoryCount, bandCount, weights, scale, lock } = model;
  const load = new Float64Array(territoryCount);
  const movable = new Int32Array(territoryCount);
  assignment.forEach((territory, node) => {
    if (territory < 0) return;
    load[territory] += weights[node * bandCount] / scale[territory * bandCount];
    if (lock[node] < 0) movable[territory]++;
  });
  let chosen = -1;
  let most = 0;
  for (let territory = 0; territory < territoryCount; territory++) {
    // near ties are broken at random, so that starts differ
    const value = load[territory] * (0.9 + 0.2 * random.fraction());
    if (movable[territory] < 2 || value <= most) continue;
    most = value;
    chosen = territory;
  }
  return chosen;
}

function growFrom(
  model: Model,
  assignment: Int32Array,
  donor: number,
  territory: number,
  random: Random,
): number[] {
  const { adjacency, bandCount, weights, scale, lock } = model;
  const candidates = [...assignment.keys()].filter((node) => assignment[node] === donor && lock[node] < 0);
  const members = candidates.length;
  const grown = [candidates[random.below(members)]];
  const inside = new Set(grown);
  let held = weights[grown[0] * bandCount];
  for (let head = 0; head < grown.length && held < scale[territory * bandCount]; head++) {
    for (let edge = adjacency.offsets[grown[head]]; edge < adjacency.offsets[grown[head] + 1]; edge++) {
      const next = adjacency.neighbours[edge];
      if (assignment[next] !== donor || lock[next] >= 0 || inside.has(next) || inside.size >= members - 1)
        continue;
      if (held >= scale[territory * bandCount]) break;
      inside.add(next);
      grown.push(next);
      held += weights[next * bandCount];
    }
  }
  return grown;
}

/** Centres from the nodes that have a territory; a territory without any keeps an arbitrary first unit. */
function centresOfAssigned(state: PlanState, assignment: Int32Array): void {
  const { model } = state;
  const heaviest = new Float64Array(model.territoryCount).fill(-1);
  assignment.forEach((territory, node) => {
    if (territory < 0 || model.travel[node] <= heaviest[territory]) return;
    heaviest[territory] = model.travel[node];
    state.centreUnit[territory] = model.units[model.unitOffsets[node]];
  });
  for (let territory = 0; territory < model.territoryCount; territory++) {
    if (state.centreUnit[territory] < 0) state.centreUnit[territory] = 0;
    priceColumn(state, territory);
  }
}
