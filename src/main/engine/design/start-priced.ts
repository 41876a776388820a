import { isFixed, priceColumn, recentre } from './centres.ts';
import type { Model } from './model.ts';
import type { PlanState } from './state.ts';

/** How hard the priced rounds work. */
export interface PricedEffort {
  /** Most location–allocation rounds; they stop earlier once centres settle. */
  readonly rounds: number;
  /** Price steps per round. */
  readonly steps: number;
}

/**
 * Location–allocation (Hess et al. 1965; Kalcsics, Nickel and Schröder 2005) with the allocation solved by prices
 * instead of a linear program: each territory charges a price per unit of each band, every node goes where travel +
 * charges is least, and prices rise where a band is exceeded and fall where it is short (subgradient steps on the
 * Lagrangean of the transportation problem). A round costs milliseconds where the LP costs a second, and meets it to
 * a fraction of a percent. Centres then move to their best unit, and again.
 *
 * Leaves `state` loaded with the last allocation; returns the prices (territory × band, km) for a warm restart.
 */
export function pricedStart(
  state: PlanState,
  centres: Int32Array,
  effort: PricedEffort,
  prices = new Float64Array(state.rate.length),
): Float64Array {
  const { model } = state;
  for (let territory = 0; territory < model.territoryCount; territory++) {
    if (!isFixed(state, territory)) state.centreUnit[territory] = centres[territory];
    priceSeedColumn(state, territory);
  }
  const allocation = new Int32Array(model.nodeCount);
  for (let round = 0; round < effort.rounds; round++) {
    const nearest = nearestTerritories(state, round === 0 ? 16 : 10);
    settlePrices(state, nearest, prices, allocation, effort.steps, round === 0 ? 1 : 0.4);
    fillEmpty(state, allocation);
    state.load(allocation);
    if (recentre(state) === 0) break;
  }
  return prices;
}

/** At the start nothing is assigned, so a mean-point centre begins at its seed unit. */
function priceSeedColumn(state: PlanState, territory: number): void {
  const { model } = state;
  if (model.problem.centreKind === 'mean' && !isFixed(state, territory)) {
    const seed = state.centreUnit[territory];
    const scale = model.problem.travelImportance / model.travelTotal;
    for (let node = 0; node < model.nodeCount; node++) {
      const unit = model.units[model.unitOffsets[node]];
      state.cost[node * model.territoryCount + territory] =
        model.travel[node] * scale * model.metric.between(unit, seed);
    }
    return;
  }
  priceColumn(state, territory);
}

/** The cheapest territories of each node and their costs, node × count; a locked node has its lock only (then -1). */
export interface Nearest {
  readonly count: number;
  readonly territories: Int32Array;
  readonly costs: Float64Array;
}

export function nearestTerritories(state: PlanState, wanted: number): Nearest {
  const { nodeCount, territoryCount, lock, problem } = state.model;
  const count = Math.min(wanted, territoryCount);
  const territories = new Int32Array(nodeCount * count).fill(-1);
  const costs = new Float64Array(nodeCount * count);
  for (let node = 0; node < nodeCount; node++) {
    const base = node * count;
    if (lock[node] >= 0) {
      territories[base] = lock[node];
      costs[base] = state.cost[node * territoryCount + lock[node]];
      continue;
    }
    let filled = 0;
    for (let territory = 0; territory < territoryCount; territory++) {
      if (problem.frozen[territory] === 1) continue;
      const cost = state.cost[node * territoryCount + territory];
      if (filled === count && cost >= costs[base + count - 1]) continue;
      let slot = filled < count ? filled++ : count - 1;
      while (slot > 0 && costs[base + slot - 1] > cost) {
        costs[base + slot] = costs[base + slot - 1];
        territories[base + slot] = territories[base + slot - 1];
        slot--;
      }
      costs[base + slot] = cost;
      territories[base + slot] = territory;
    }
  }
  return { count, territories, costs };
}

function settlePrices(
  state: PlanState,
  nearest: Nearest,
  prices: Float64Array,
  allocation: Int32Array,
  steps: number,
  boldness: number,
): void {
  const { model } = state;
  const { territoryCount, bandCount, lower, upper, scale, reach, problem } = model;
  const sums = new Float64Array(territoryCount * bandCount);
  const charge = new Float64Array(territoryCount * bandCount);
  for (let step = 0; step < steps; step++) {
    for (let cell = 0; cell < charge.length; cell++)
      charge[cell] = prices[cell] / (scale[cell] * territoryCount);
    allocate(model, nearest, charge, allocation, sums);
    const pace = (boldness * reach * problem.travelImportance) / (1 + step / 6);
    for (let cell = 0; cell < prices.length; cell++) {
      // aim inside the band, so that rounding and repair have room
      const slack = 0.3 * (upper[cell] - lower[cell]);
      const margin = Number.isFinite(slack) ? slack : 0;
      const floor = lower[cell] + margin;
      const ceiling = upper[cell] - margin;
      const sum = sums[cell];
      const excess = sum > ceiling ? sum - ceiling : sum < floor ? sum - floor : 0;
      if (excess !== 0) prices[cell] += pace * Math.max(-1, Math.min(1, excess / scale[cell]));
      else prices[cell] *= 0.97;
    }
  }
}

/** Every node to the territory where travel + charges is least; sums per territory × band. */
function allocate(
  model: Model,
  nearest: Nearest,
  charge: Float64Array,
  allocation: Int32Array,
  sums: Float64Array,
): void {
  const { nodeCount, bandCount, weights } = model;
  const { count, territories, costs } = nearest;
  sums.fill(0);
  for (let node = 0; node < nodeCount; node++) {
    let chosen = territories[node * count];
    let least = Number.POSITIVE_INFINITY;
    for (let index = node * count; index < (node + 1) * count; index++) {
      const territory = territories[index];
      if (territory < 0) break;
      let total = costs[index];
      for (let band = 0; band < bandCount; band++) {
        total += weights[node * bandCount + band] * charge[territory * bandCount + band];
      }
      if (total < least) {
        least = total;
        chosen = territory;
      }
    }
    allocation[node] = chosen;
    for (let band = 0; band < bandCount; band++) {
      sums[chosen * bandCount + band] += weights[node * bandCount + band];
    }
  }
}

/** A territory that attracted nothing takes the free node that costs it least, from a territory that can spare one. */
export function fillEmpty(state: PlanState, allocation: Int32Array): void {
  const { model } = state;
  const { territoryCount, nodeCount, lock, problem } = model;
  const size = new Int32Array(territoryCount);
  for (const territory of allocation) size[territory]++;
  for (let territory = 0; territory < territoryCount; territory++) {
    if (size[territory] > 0 || problem.frozen[territory] === 1) continue;
    let chosen = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let node = 0; node < nodeCount; node++) {
      if (lock[node] >= 0 || size[allocation[node]] < 2) continue;
      const cost = state.cost[node * territoryCount + territory];
      if (cost < least) {
        least = cost;
        chosen = node;
      }
    }
    if (chosen < 0) continue;
    size[allocation[chosen]]--;
    allocation[chosen] = territory;
    size[territory]++;
  }
}
