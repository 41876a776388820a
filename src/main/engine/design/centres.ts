import type { PlanState } from './state.ts';

/** Moves every touched free centre to where its territory's travel is least. Returns how many centres moved. */
export function recentre(state: PlanState, thorough = false): number {
  let moved = 0;
  for (let territory = 0; territory < state.model.territoryCount; territory++) {
    if (state.touched[territory] === 0) continue;
    state.touched[territory] = 0;
    if (isFixed(state, territory) || state.first[territory] < 0) continue;
    if (recentreTerritory(state, territory, thorough)) moved++;
  }
  return moved;
}

export function isFixed(state: PlanState, territory: number): boolean {
  return !Number.isNaN(state.model.problem.fixedCentres.x[territory]);
}

/** Fills the cost column of a territory for its present centre. */
export function priceColumn(state: PlanState, territory: number): void {
  const { model } = state;
  const { metric, problem } = model;
  if (isFixed(state, territory)) {
    fillColumn(state, territory, (unit) => metric.toFixed(unit, territory));
  } else if (problem.centreKind === 'mean') {
    const [x, y] = meanPoint(state, territory);
    fillColumn(state, territory, (unit) => metric.toPoint(unit, x, y));
  } else {
    fillUnitColumn(state, territory, state.centreUnit[territory]);
  }
}

function recentreTerritory(state: PlanState, territory: number, thorough: boolean): boolean {
  if (state.model.problem.centreKind === 'mean') {
    priceColumn(state, territory);
    return true;
  }
  const before = state.centreUnit[territory];
  const after = bestUnit(state, territory, thorough);
  if (after === before) return false;
  state.centreUnit[territory] = after;
  priceColumn(state, territory);
  return true;
}

/**
 * The weighted 1-median over the territory's own units. Quick: walk to better neighbours from the present centre
 * (travel is nearly convex over a compact territory). Thorough: every member, each cut off at the best so far.
 */
export function bestUnit(state: PlanState, territory: number, thorough: boolean): number {
  const { model } = state;
  const { problem, nodeOf } = model;
  const members = membersOf(state, territory);
  const { offsets, neighbours } = problem.adjacency;
  let best = state.centreUnit[territory];
  if (best < 0 || state.assignment[nodeOf[best]] !== territory) best = members[0];
  let least = travelFrom(state, members, best, Number.POSITIVE_INFINITY);
  const tryUnit = (unit: number): boolean => {
    const travel = travelFrom(state, members, unit, least);
    if (travel >= least) return false;
    least = travel;
    best = unit;
    return true;
  };
  let improved = true;
  while (improved) {
    improved = false;
    const from = best;
    for (let edge = offsets[from]; edge < offsets[from + 1]; edge++) {
      const unit = neighbours[edge];
      if (state.assignment[nodeOf[unit]] === territory && tryUnit(unit)) improved = true;
    }
  }
  if (thorough) for (const unit of members) tryUnit(unit);
  return best;
}

/** Weighted kilometres from the members to a unit; gives up once past `most`. */
function travelFrom(state: PlanState, members: Int32Array, centre: number, most: number): number {
  const { metric, problem } = state.model;
  let total = 0;
  for (let index = 0; index < members.length && total < most; index++) {
    const unit = members[index];
    total += problem.travelWeight[unit] * metric.between(unit, centre);
  }
  return total;
}

/** Units of a territory, heaviest nodes in no particular order. */
export function membersOf(state: PlanState, territory: number): Int32Array {
  const { units, unitOffsets } = state.model;
  const members: number[] = [];
  for (let node = state.first[territory]; node >= 0; node = state.next[node]) {
    for (let index = unitOffsets[node]; index < unitOffsets[node + 1]; index++) members.push(units[index]);
  }
  return Int32Array.from(members);
}

function meanPoint(state: PlanState, territory: number): [number, number] {
  const { problem } = state.model;
  const { x, y } = problem.place;
  let total = 0;
  let sumX = 0;
  let sumY = 0;
  for (const unit of membersOf(state, territory)) {
    const weight = problem.travelWeight[unit] + 1e-12;
    total += weight;
    sumX += weight * x[unit];
    sumY += weight * y[unit];
  }
  return [sumX / total, sumY / total];
}

/** Several units in a node, or an unusual centre: one call per unit. */
function fillColumn(state: PlanState, territory: number, kilometres: (unit: number) => number): void {
  const { nodeCount, territoryCount, unitOffsets, units, problem, travelTotal } = state.model;
  const scale = problem.travelImportance / travelTotal;
  for (let node = 0; node < nodeCount; node++) {
    let cost = 0;
    for (let index = unitOffsets[node]; index < unitOffsets[node + 1]; index++) {
      const unit = units[index];
      cost += problem.travelWeight[unit] * kilometres(unit);
    }
    state.cost[node * territoryCount + territory] = cost * scale;
  }
}

/** The common case, without a call through a closure: this loop is most of the work of recentring. */
function fillUnitColumn(state: PlanState, territory: number, centre: number): void {
  const { nodeCount, territoryCount, unitOffsets, units, problem, travelTotal, metric } = state.model;
  const { cost } = state;
  const { travelWeight } = problem;
  const scale = problem.travelImportance / travelTotal;
  for (let node = 0; node < nodeCount; node++) {
    let travel = 0;
    for (let index = unitOffsets[node]; index < unitOffsets[node + 1]; index++) {
      const unit = units[index];
      travel += travelWeight[unit] * metric.between(unit, centre);
    }
    cost[node * territoryCount + territory] = travel * scale;
  }
}
