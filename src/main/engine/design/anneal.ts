import { BranchMove } from './branch.ts';
import { recentre } from './centres.ts';
import { ContiguityTest } from './contiguity.ts';
import type { Model } from './model.ts';
import { Pressure } from './pressure.ts';
import type { Random } from './random.ts';
import type { PlanState } from './state.ts';

/** One cooling run. Temperatures are in kilometres of mean travel, like energies. */
export interface AnnealPlan {
  readonly hot: number;
  readonly cold: number;
  /** Part of the run done, 0 to 1; past 1 the run ends. Asked once per sweep with the proposals made. */
  readonly progress: (proposals: number) => number;
  /** Called after each sweep at recentred centres; `excess` 0 means everything hard holds. */
  readonly onSweep: (excess: number) => void;
}

/** One in eight of the shifts that would part a territory is tried with its branch: those cost a flood fill. */
const BRANCH_MASK = 7;

/**
 * Simulated annealing over boundary moves (Kirkpatrick, Gelatt and Vecchi 1983; for districting: Ricca and Simeone
 * 2008). A proposal picks a random node and a random neighbour in another territory and shifts the node there. One
 * that fails for balance may be completed by a second shift out of the receiving territory: back (a swap) or onwards
 * (a chain); one that would part its territory may take the parted branch along. Contiguity is never given up; centres follow once per sweep. Returns the proposals made.
 */
export function anneal(state: PlanState, random: Random, plan: AnnealPlan): number {
  const { model } = state;
  const contiguity = new ContiguityTest(model, state.assignment);
  const branch = new BranchMove(state);
  const pressure = new Pressure(state);
  const sweep = proposalsBetweenCentres(model);
  let proposals = 0;
  // what it starts from may already be the best there is
  recentre(state);
  plan.onSweep(pressure.excess());
  if (model.free.length === 0) return 0;
  for (;;) {
    const progress = plan.progress(proposals);
    if (progress >= 1) break;
    const temperature = plan.hot * (plan.cold / plan.hot) ** progress;
    runSweep(state, contiguity, branch, random, temperature, sweep);
    proposals += sweep;
    recentre(state);
    const excess = pressure.excess();
    plan.onSweep(excess);
    pressure.adapt();
  }
  return proposals;
}

/**
 * Proposals until the centres follow. Pricing new centres takes nodes × territories, so a large map waits for 1000 proposals
 * a territory. A small one settles for the centres it has within a few proposals a node, and would stay in a local optimum.
 */
function proposalsBetweenCentres({ free, nodeCount, territoryCount }: Model): number {
  return Math.max(4 * free.length, Math.min(1000, 4 * nodeCount) * territoryCount);
}

function runSweep(
  state: PlanState,
  contiguity: ContiguityTest,
  branch: BranchMove,
  random: Random,
  temperature: number,
  proposals: number,
): void {
  const { free, adjacency, problem } = state.model;
  const { offsets, neighbours } = adjacency;
  const { assignment, size } = state;
  const { frozen } = problem;
  for (let proposal = 0; proposal < proposals; proposal++) {
    const node = free[random.below(free.length)];
    const from = assignment[node];
    const start = offsets[node];
    const degree = offsets[node + 1] - start;
    if (degree === 0) continue;
    const gate = neighbours[start + random.below(degree)];
    const to = assignment[gate];
    if (to === from || frozen[to] === 1 || size[from] < 2) continue;
    const delta = state.shiftDelta(node, from, to);
    // one draw decides the shift and, with what is left of it, the pair
    const allowed = -temperature * Math.log(random.fraction() + 1e-300);
    if (delta <= allowed) {
      if (contiguity.canLeave(node)) state.move(node, to);
      else if ((random.bits() & BRANCH_MASK) === 0) branch.tryMove(node, from, to, allowed);
    } else if (delta - allowed < 40 * temperature || delta < 0.05) {
      if (contiguity.canLeave(node)) tryPair(state, contiguity, random, node, from, to, gate, delta, allowed);
    }
  }
}

/** Completes a shift that did not pay by a second one out of the receiving territory, near the first. */
function tryPair(
  state: PlanState,
  contiguity: ContiguityTest,
  random: Random,
  node: number,
  from: number,
  to: number,
  gate: number,
  delta: number,
  allowed: number,
): void {
  const { adjacency, lock, problem } = state.model;
  const { offsets, neighbours } = adjacency;
  const { assignment } = state;
  const second = walkInside(state, random, gate, to);
  if (lock[second] >= 0) return;
  const start = offsets[second];
  const exit = assignment[neighbours[start + random.below(offsets[second + 1] - start)]];
  if (exit === to || problem.frozen[exit] === 1) return;
  state.move(node, to);
  const total = delta + state.shiftDelta(second, to, exit);
  if (total <= allowed && contiguity.canLeave(second) && touches(state, second, exit))
    state.move(second, exit);
  else state.move(node, from);
}

/** A random step or two inside a territory. */
function walkInside(state: PlanState, random: Random, node: number, territory: number): number {
  const { offsets, neighbours } = state.model.adjacency;
  let at = node;
  for (let steps = random.below(4); steps > 0; steps--) {
    const next = neighbours[offsets[at] + random.below(offsets[at + 1] - offsets[at])];
    if (state.assignment[next] === territory) at = next;
  }
  return at;
}

function touches(state: PlanState, node: number, territory: number): boolean {
  const { offsets, neighbours } = state.model.adjacency;
  for (let edge = offsets[node]; edge < offsets[node + 1]; edge++) {
    if (state.assignment[neighbours[edge]] === territory) return true;
  }
  return false;
}
