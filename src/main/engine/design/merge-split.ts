import type { Random } from './random.ts';
import { type PlanState, violation } from './state.ts';

/** A cut of two territories' union: these nodes to the first, all others to the second. */
export interface Cut {
  readonly first: number;
  readonly second: number;
  readonly union: readonly number[];
  readonly toFirst: ReadonlySet<number>;
}

/**
 * Merges two adjoining territories and splits them anew along one edge of a random spanning tree of their union (ReCom;
 * DeFord, Duchin and Solomon 2021). Both parts are connected by construction. Where ReCom takes any balanced edge, this
 * takes the one of least energy: travel to the present centres and violations of all bands, either way round.
 */
export class MergeSplit {
  private readonly state: PlanState;

  constructor(state: PlanState) {
    this.state = state;
  }

  /** The best cut of one random tree; null when the two don't adjoin or the tree has no valid edge. */
  propose(first: number, second: number, random: Random): Cut | null {
    const tree = this.growTree(first, second, random);
    if (tree === null) return null;
    const { order, parent } = tree;
    const below = this.subtreeSums(order, parent, first, second);
    let best: { index: number; toFirst: boolean; energy: number } | null = null;
    for (let index = 1; index < order.length; index++) {
      for (const toFirst of [true, false]) {
        const energy = this.cutEnergy(below, index, toFirst, first, second);
        if (energy < (best?.energy ?? Number.POSITIVE_INFINITY)) best = { index, toFirst, energy };
      }
    }
    if (best === null) return null;
    const inside = subtree(order, parent, best.index);
    const { toFirst } = best;
    return {
      first,
      second,
      union: order,
      toFirst: new Set(order.filter((_, index) => (inside[index] === 1) === toFirst)),
    };
  }

  /** Neither part is empty, no lock is broken, neither territory is frozen. */
  isValid({ first, second, union, toFirst }: Cut): boolean {
    const { lock, problem } = this.state.model;
    if (toFirst.size === 0 || toFirst.size === union.length) return false;
    if (problem.frozen[first] === 1 || problem.frozen[second] === 1) return false;
    return union.every((node) => lock[node] < 0 || (lock[node] === first) === toFirst.has(node));
  }

  /** Applies the cut; the exact energy change (below 0 is better), budgets and pairs included. */
  apply({ first, second, union, toFirst }: Cut): number {
    const { state } = this;
    let delta = 0;
    for (const node of union) {
      const to = toFirst.has(node) ? first : second;
      const from = state.assignment[node];
      if (from === to) continue;
      delta += state.shiftDelta(node, from, to);
      state.move(node, to);
    }
    return delta;
  }

  /** Applies a cut that raises energy by no more than `allowed`; tells whether it did. */
  tryMove(first: number, second: number, allowed: number, random: Random): boolean {
    const cut = this.propose(first, second, random);
    if (cut === null || !this.isValid(cut)) return false;
    const before = new Set(cut.union.filter((node) => this.state.assignment[node] === first));
    if (this.apply(cut) <= allowed) return true;
    this.apply({ ...cut, toFirst: before });
    return false;
  }

  /** A spanning tree of the union, grown along random edges: nodes parents first, and the position of each one's parent. */
  private growTree(
    first: number,
    second: number,
    random: Random,
  ): { order: number[]; parent: number[] } | null {
    const { assignment, model, size } = this.state;
    const { offsets, neighbours } = model.adjacency;
    const members: number[] = [];
    for (let node = this.state.first[first]; node >= 0; node = this.state.next[node]) members.push(node);
    if (members.length === 0) return null;
    const order: number[] = [];
    const parent: number[] = [];
    const seen = new Set<number>();
    const waiting: [number, number][] = [[members[random.below(members.length)], -1]];
    while (waiting.length > 0) {
      const pick = random.below(waiting.length);
      const [node, from] = waiting[pick];
      waiting[pick] = waiting[waiting.length - 1];
      waiting.pop();
      if (seen.has(node)) continue;
      seen.add(node);
      const position = order.push(node) - 1;
      parent.push(from);
      for (let edge = offsets[node]; edge < offsets[node + 1]; edge++) {
        const next = neighbours[edge];
        const territory = assignment[next];
        if ((territory === first || territory === second) && !seen.has(next)) waiting.push([next, position]);
      }
    }
    return order.length === size[first] + size[second] ? { order, parent } : null;
  }

  /** Per tree position: band sums of its subtree, then its travel if served by the first and by the second. */
  private subtreeSums(
    order: readonly number[],
    parent: readonly number[],
    first: number,
    second: number,
  ): Float64Array {
    const { bandCount, weights, territoryCount } = this.state.model;
    const width = bandCount + 2;
    const below = new Float64Array(order.length * width);
    for (let index = order.length - 1; index >= 0; index--) {
      const node = order[index];
      const row = index * width;
      for (let band = 0; band < bandCount; band++) below[row + band] += weights[node * bandCount + band];
      below[row + bandCount] += this.state.cost[node * territoryCount + first];
      below[row + bandCount + 1] += this.state.cost[node * territoryCount + second];
      if (index === 0) continue;
      for (let cell = 0; cell < width; cell++) below[parent[index] * width + cell] += below[row + cell];
    }
    return below;
  }

  private cutEnergy(
    below: Float64Array,
    index: number,
    toFirst: boolean,
    first: number,
    second: number,
  ): number {
    const { bandCount, lower, upper } = this.state.model;
    const { rate } = this.state;
    const row = index * (bandCount + 2);
    const mine = toFirst ? first : second;
    const other = toFirst ? second : first;
    const [own, theirs] = toFirst ? [bandCount, bandCount + 1] : [bandCount + 1, bandCount];
    let energy = below[row + own] + below[theirs] - below[row + theirs];
    for (let band = 0; band < bandCount; band++) {
      const cell = mine * bandCount + band;
      const rest = other * bandCount + band;
      energy += rate[cell] * violation(below[row + band], lower[cell], upper[cell]);
      energy += rate[rest] * violation(below[band] - below[row + band], lower[rest], upper[rest]);
    }
    return energy;
  }
}

/** 1 at every tree position in the subtree of one; parents come before children. */
function subtree(order: readonly number[], parent: readonly number[], root: number): Uint8Array {
  const inside = new Uint8Array(order.length);
  inside[root] = 1;
  for (let index = root + 1; index < order.length; index++) inside[index] = inside[parent[index]];
  return inside;
}
