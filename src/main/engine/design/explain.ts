import { isFixed, priceColumn, recentre } from './centres.ts';
import { ContiguityTest } from './contiguity.ts';
import { buildModel, type Model } from './model.ts';
import type { DesignProblem, DesignSolution } from './problem.ts';
import { PlanState, violation } from './state.ts';

/** What speaks against moving a unit into another territory. */
export type Obstacle =
  | { readonly kind: 'locked' | 'frozen' | 'parts-territory' | 'not-adjoining' | 'kept-apart' | 'last-unit' }
  /** A hard band would break: the measure, the territory, and the deviation it would have. */
  | {
      readonly kind: 'band';
      readonly measure: string;
      readonly territory: number;
      readonly deviation: number;
    };

/** One other place for a unit. */
export interface Alternative {
  readonly territory: number;
  /** Change of mean travel over all territories, km; below 0 is shorter. */
  readonly travel: number;
  /** Why it can't be, empty when it could. */
  readonly obstacles: readonly Obstacle[];
}

export interface UnitExplanation {
  readonly unit: number;
  readonly territory: number;
  /** Kilometres to its own centre. */
  readonly kilometres: number;
  /** Adjoining territories and the nearest others, best travel first. */
  readonly alternatives: readonly Alternative[];
}

/** Why a unit is where it is: what each other territory near it would cost, and which rule forbids it. */
export function explainUnit(problem: DesignProblem, solution: DesignSolution, unit: number): UnitExplanation {
  const model = buildModel(problem);
  const state = loadSolution(model, solution);
  const node = model.nodeOf[unit];
  const from = state.assignment[node];
  const contiguity = new ContiguityTest(model, state.assignment);
  const alternatives = nearTerritories(state, node, from).map((territory) => ({
    territory,
    travel:
      state.cost[node * model.territoryCount + territory] - state.cost[node * model.territoryCount + from],
    obstacles: obstacles(state, contiguity, node, from, territory),
  }));
  const { metric } = model;
  const kilometres = isFixed(state, from)
    ? metric.toFixed(unit, from)
    : metric.between(unit, state.centreUnit[from]);
  return {
    unit,
    territory: from,
    kilometres,
    alternatives: alternatives.sort((a, b) => a.travel - b.travel),
  };
}

/** How near each territory is to its bands, and through which units it could still change. */
export interface TerritoryExplanation {
  readonly territory: number;
  readonly measures: readonly {
    readonly name: string;
    readonly deviation: number;
    /** Room left to the nearer edge of the band, relative; below 0 when outside. */
    readonly room: number;
  }[];
  /** The cheapest single-unit changes that no rule forbids, best first, at most five. */
  readonly nextBest: readonly { readonly unit: number; readonly to: number; readonly travel: number }[];
}

export function explainTerritory(
  problem: DesignProblem,
  solution: DesignSolution,
  territory: number,
): TerritoryExplanation {
  const model = buildModel(problem);
  const state = loadSolution(model, solution);
  const contiguity = new ContiguityTest(model, state.assignment);
  const changes: { unit: number; to: number; travel: number }[] = [];
  for (let node = state.first[territory]; node >= 0; node = state.next[node]) {
    for (const to of adjoining(state, node, territory)) {
      if (obstacles(state, contiguity, node, territory, to).length > 0) continue;
      const travel =
        state.cost[node * model.territoryCount + to] - state.cost[node * model.territoryCount + territory];
      changes.push({ unit: model.units[model.unitOffsets[node]], to, travel });
    }
  }
  return {
    territory,
    measures: problem.measures.map((measure, index) => {
      const deviation = solution.measures[index].deviation[territory];
      const room = Math.min(measure.upperTolerance - deviation, deviation + measure.lowerTolerance);
      return { name: measure.name, deviation, room };
    }),
    nextBest: changes.sort((a, b) => a.travel - b.travel).slice(0, 5),
  };
}

function loadSolution(model: Model, solution: DesignSolution): PlanState {
  const state = new PlanState(model);
  const nodes = new Int32Array(model.nodeCount);
  model.nodeOf.forEach((node, unit) => {
    nodes[node] = solution.assignment[unit];
  });
  state.load(nodes);
  state.centreUnit.set(solution.centreUnit);
  if (model.problem.centreKind === 'mean') recentre(state);
  for (let territory = 0; territory < model.territoryCount; territory++) priceColumn(state, territory);
  return state;
}

function adjoining(state: PlanState, node: number, from: number): Set<number> {
  const { offsets, neighbours } = state.model.adjacency;
  const territories = new Set<number>();
  for (let edge = offsets[node]; edge < offsets[node + 1]; edge++)
    territories.add(state.assignment[neighbours[edge]]);
  territories.delete(from);
  return territories;
}

/** Adjoining territories, and the three whose centres are nearest. */
function nearTerritories(state: PlanState, node: number, from: number): number[] {
  const { territoryCount } = state.model;
  const near = [...Array(territoryCount).keys()]
    .filter((territory) => territory !== from)
    .sort((a, b) => state.cost[node * territoryCount + a] - state.cost[node * territoryCount + b])
    .slice(0, 3);
  return [...new Set([...adjoining(state, node, from), ...near])];
}

function obstacles(
  state: PlanState,
  contiguity: ContiguityTest,
  node: number,
  from: number,
  to: number,
): Obstacle[] {
  const { model } = state;
  const found: Obstacle[] = [];
  if (model.lock[node] >= 0 && model.lock[node] !== to) found.push({ kind: 'locked' });
  if (model.problem.frozen[to] === 1 || model.problem.frozen[from] === 1) found.push({ kind: 'frozen' });
  if (state.size[from] < 2) found.push({ kind: 'last-unit' });
  if (!adjoining(state, node, from).has(to)) found.push({ kind: 'not-adjoining' });
  if (!contiguity.canLeave(node)) found.push({ kind: 'parts-territory' });
  const { apart } = model;
  for (let edge = apart.offsets[node]; edge < apart.offsets[node + 1]; edge++) {
    if (state.assignment[apart.neighbours[edge]] === to) found.push({ kind: 'kept-apart' });
  }
  return [...found, ...brokenBands(state, node, from, -1), ...brokenBands(state, node, to, 1)];
}

/** Hard bands of a territory that gaining (or losing) the node would break or break further. */
function brokenBands(state: PlanState, node: number, territory: number, sign: number): Obstacle[] {
  const { bandCount, weights, lower, upper, hard, scale, problem } = state.model;
  const found: Obstacle[] = [];
  for (let band = 0; band < bandCount; band++) {
    if (hard[band] === 0) continue;
    const cell = territory * bandCount + band;
    const before = state.sums[cell];
    const after = before + sign * weights[node * bandCount + band];
    if (violation(after, lower[cell], upper[cell]) <= violation(before, lower[cell], upper[cell])) continue;
    const name = (problem.measures[band] ?? problem.limits[band - problem.measures.length]).name;
    found.push({ kind: 'band', measure: name, territory, deviation: after / scale[cell] - 1 });
  }
  return found;
}
