import type { Model } from './model.ts';
import type { Random } from './random.ts';

/** Directions tried for each cut. */
const DIRECTIONS = 32;

/**
 * Recursive partition by straight cuts (Kalcsics, Nickel and Schröder 2005): a set of territories is cut in two by the
 * line that parts every measure most nearly in proportion, again and again down to single territories. Two measures
 * that disagree can still be halved together by a line (the ham-sandwich theorem), so this reaches balance where
 * compact starts can't, at the price of longer travel. Locks are put back afterwards.
 *
 * @returns territory per node; not contiguous yet
 */
export function halvingStart(model: Model, random: Random): Int32Array {
  const { problem, nodeCount, lock } = model;
  const assignment = new Int32Array(nodeCount);
  const territories = [...Array(model.territoryCount).keys()].filter((each) => problem.frozen[each] === 0);
  const nodes = Int32Array.from(assignment.keys()).filter((node) => lock[node] < 0);
  divide(model, nodes, territories, assignment, random);
  lock.forEach((territory, node) => {
    if (territory >= 0) assignment[node] = territory;
  });
  return assignment;
}

function divide(
  model: Model,
  nodes: Int32Array,
  territories: number[],
  assignment: Int32Array,
  random: Random,
): void {
  if (territories.length <= 1) {
    for (const node of nodes) assignment[node] = territories[0] ?? 0;
    return;
  }
  const half = territories.length >> 1;
  const first = territories.slice(0, half);
  const second = territories.slice(half);
  const { order, cut } = bestCut(model, nodes, first, second, random);
  divide(model, order.slice(0, cut), first, assignment, random);
  divide(model, order.slice(cut), second, assignment, random);
}

/** The direction and place of the cut that misses the proportion of the worst measure least (with a little noise). */
function bestCut(
  model: Model,
  nodes: Int32Array,
  first: readonly number[],
  second: readonly number[],
  random: Random,
): { order: Int32Array; cut: number } {
  const shares = wantedShares(model, first, second);
  const turn = random.fraction();
  let least = Number.POSITIVE_INFINITY;
  let best = { order: nodes, cut: nodes.length >> 1 };
  for (let index = 0; index < DIRECTIONS; index++) {
    const order = sortAlong(model, nodes, (2 * Math.PI * (index + turn)) / DIRECTIONS);
    const { cut, miss } = cutPlace(model, order, shares, first.length, second.length);
    const value = (miss + 0.01) * (1 + 0.5 * random.fraction());
    if (value >= least) continue;
    least = value;
    best = { order, cut };
  }
  return best;
}

/** Per measure: the part of the two groups' targets that belongs to the first. */
function wantedShares(model: Model, first: readonly number[], second: readonly number[]): number[] {
  return model.problem.measures.map((measure) => {
    const held = first.reduce((total, territory) => total + measure.target[territory], 0);
    const rest = second.reduce((total, territory) => total + measure.target[territory], 0);
    return held / (held + rest);
  });
}

function sortAlong(model: Model, nodes: Int32Array, angle: number): Int32Array {
  const { x, y } = model.problem.place;
  const { units, unitOffsets } = model;
  const key = new Float64Array(model.nodeCount);
  for (const node of nodes) {
    const unit = units[unitOffsets[node]];
    key[node] = Math.cos(angle) * x[unit] + Math.sin(angle) * y[unit];
  }
  return nodes.slice().sort((a, b) => key[a] - key[b] || a - b);
}

function cutPlace(
  model: Model,
  order: Int32Array,
  shares: readonly number[],
  leastBefore: number,
  leastAfter: number,
): { cut: number; miss: number } {
  const { bandCount, weights } = model;
  const totals = shares.map(
    (_, band) => order.reduce((sum, node) => sum + weights[node * bandCount + band], 0) || 1,
  );
  const held = shares.map(() => 0);
  let cut = leastBefore;
  let least = Number.POSITIVE_INFINITY;
  for (let index = 0; index + leastAfter < order.length; index++) {
    let worst = 0;
    for (let band = 0; band < shares.length; band++) {
      held[band] += weights[order[index] * bandCount + band];
      worst = Math.max(worst, Math.abs(held[band] / totals[band] - shares[band]));
    }
    if (index + 1 < leastBefore || worst >= least) continue;
    least = worst;
    cut = index + 1;
  }
  return { cut, miss: least };
}
