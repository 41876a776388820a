import { isFixed, priceColumn, recentre } from './centres.ts';
import type { Model } from './model.ts';
import type { Random } from './random.ts';
import { repairContiguity } from './repair.ts';
import { halvingStart } from './start-halving.ts';
import { startFromPresent } from './start-present.ts';
import { pricedStart } from './start-priced.ts';
import { spreadCentres } from './start-spread.ts';
import type { PlanState } from './state.ts';

/** Effort of the priced rounds: the first plan must be quick, crossed centres are nearly settled already. */
const FRESH = { rounds: 15, steps: 15 };
const CROSSED = { rounds: 6, steps: 15 };

/** May a search begin anywhere, or does the mode tie it to the present alignment? */
export function startsFromPresent(model: Model): boolean {
  const { mode, present } = model.problem;
  return mode !== 'nothing' && mode !== 'grow' && present.some((territory) => territory >= 0);
}

/** Free centres are what starts differ by; without any, all starts are the same. */
export function hasFreeCentres(model: Model): boolean {
  const { problem } = model;
  return problem.fixedCentres.x.some((x) => Number.isNaN(x));
}

/** Loads a first contiguous plan: the present one, or priced location–allocation from spread centres. */
export function loadStart(state: PlanState, random: Random): void {
  const { model } = state;
  if (startsFromPresent(model)) startFromPresent(state, random);
  else pricedStart(state, startCentres(model, random), FRESH);
  finishStart(state);
}

/** Loads a start cut by straight lines: balance first, for measures that pull apart. */
export function loadHalved(state: PlanState, random: Random): void {
  const { model } = state;
  state.load(halvingStart(model, random));
  for (let territory = 0; territory < model.territoryCount; territory++) {
    if (!isFixed(state, territory)) state.centreUnit[territory] = -1;
  }
  recentre(state);
  finishStart(state);
}

/** Loads the plan that grows around centres crossed from two others. */
export function loadCrossed(state: PlanState, centres: Int32Array): void {
  pricedStart(state, centres, CROSSED);
  finishStart(state);
}

/** Loads a plan that was found before; locks win over it, and a unit without a territory goes to the first. */
export function loadWarm(state: PlanState, plan: Int32Array): void {
  const { nodeCount, unitOffsets, units, lock } = state.model;
  const nodes = new Int32Array(nodeCount);
  for (let node = 0; node < nodeCount; node++) {
    nodes[node] = lock[node] >= 0 ? lock[node] : Math.max(0, plan[units[unitOffsets[node]]]);
  }
  state.load(nodes);
  for (let territory = 0; territory < state.model.territoryCount; territory++) {
    if (!isFixed(state, territory)) state.centreUnit[territory] = -1;
  }
  recentre(state, true);
  finishStart(state);
}

function finishStart(state: PlanState): void {
  repairContiguity(state);
  recentre(state);
  for (let territory = 0; territory < state.model.territoryCount; territory++) priceColumn(state, territory);
}

/** Spread centres, but a territory that already has locked units begins at one of them. */
function startCentres(model: Model, random: Random): Int32Array {
  const centres = spreadCentres(model, random);
  const heaviest = new Int32Array(model.territoryCount).fill(-1);
  const { locks, travelWeight } = model.problem;
  locks.forEach((territory, unit) => {
    if (territory < 0) return;
    if (heaviest[territory] < 0 || travelWeight[unit] > travelWeight[heaviest[territory]])
      heaviest[territory] = unit;
  });
  return centres.map((unit, territory) =>
    unit >= 0 && heaviest[territory] >= 0 ? heaviest[territory] : unit,
  );
}
