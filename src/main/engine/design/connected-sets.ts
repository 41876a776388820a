import type { Model } from './model.ts';

/** What trying every connected set around a node has shown. */
export interface SetSurvey {
  /** `fits`: a set inside all bands exists. `none`: all were tried and none fits. `unknown`: the effort ran out. */
  readonly verdict: 'fits' | 'none' | 'unknown';
  /** Sets tried. */
  readonly tried: number;
  /** Least worst deviation from target over the tried sets (relative). */
  readonly nearest: number;
  /** Sums of the first hard band over its target, of sets tried, rising, at most a dozen. */
  readonly loads: readonly number[];
  /** Nodes that most often pushed a set over a ceiling, worst first, at most three. */
  readonly blockers: readonly number[];
}

/** A split leaves no part smaller than this, and its halves are halves only about. */
const LEAST_PART = 0.15;
const HALF = 0.5;
const HALF_SLACK = 0.1;

/**
 * Enumerates the connected sets that hold a node and stay under every ceiling (each set once: a node once refused
 * stays refused below; Wernicke 2006). Stops at the first set inside all bands that strands no pocket too light to be
 * a territory. When none exists, no plan exists: the node must lie in some territory.
 */
export function surveySets(model: Model, node: number, effort: number): SetSurvey {
  return new Survey(model, node, effort, false).run();
}

/**
 * What to split for a dead end: the nodes of which a part would complete a connected set around `node`, in the order of how
 * many sets (those that about half would complete count double), at most three. Empty when no single split helps.
 */
export function splitsFor(model: Model, node: number, effort: number): number[] {
  const survey = new Survey(model, node, effort, true);
  survey.run();
  return mostOften(survey.completes);
}

function mostOften(counts: ReadonlyMap<number, number>): number[] {
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([node]) => node);
  return sorted.slice(0, 3);
}

class Survey {
  private readonly model: Model;
  private readonly node: number;
  private readonly effort: number;
  private readonly sums: Float64Array;
  /** 0 outside, 1 inside, 2 refused or waiting. */
  private readonly mark: Uint8Array;
  private readonly inside: number[] = [];
  private readonly loads = new Set<number>();
  private readonly pushes = new Map<number, number>();
  /** Per node, sets that a part of it would complete: those that half of it would count double. */
  readonly completes = new Map<number, number>();
  private readonly seeksParts: boolean;
  private tried = 0;
  private nearest = Number.POSITIVE_INFINITY;
  private found = false;

  constructor(model: Model, node: number, effort: number, seeksParts: boolean) {
    this.seeksParts = seeksParts;
    this.model = model;
    this.node = node;
    this.effort = effort;
    this.sums = new Float64Array(model.bandCount);
    this.mark = new Uint8Array(model.nodeCount);
  }

  run(): SetSurvey {
    this.add(this.node, 1);
    this.mark[this.node] = 1;
    this.grow(this.frontierOf(this.node));
    const verdict = this.found ? 'fits' : this.tried >= this.effort ? 'unknown' : 'none';
    const loads = [...this.loads].sort((a, b) => a - b).slice(0, 12);
    return { verdict, tried: this.tried, nearest: this.nearest, loads, blockers: mostOften(this.pushes) };
  }

  /** Tries the present set, then each way of enlarging it by the waiting nodes. */
  private grow(waiting: number[]): void {
    this.tried++;
    this.judge();
    if (this.seeksParts) this.tryParts();
    const marked: number[] = [...waiting];
    for (let index = 0; index < waiting.length && !this.found && this.tried < this.effort; index++) {
      const next = waiting[index];
      this.add(next, 1);
      if (this.staysUnderCeilings()) {
        this.mark[next] = 1;
        const fresh = this.frontierOf(next);
        this.grow([...waiting.slice(index + 1), ...fresh]);
        for (const each of fresh) this.mark[each] = 0;
        this.mark[next] = 2;
      } else {
        this.measureMiss();
        this.pushes.set(next, (this.pushes.get(next) ?? 0) + 1);
      }
      this.add(next, -1);
    }
    for (const each of marked) if (this.mark[each] === 1) this.mark[each] = 2;
  }

  /** Every neighbour of the present set, those refused before included: the set plus a part is another set each time. */
  private tryParts(): void {
    const { offsets, neighbours } = this.model.adjacency;
    const inside = new Set(this.inside);
    const beside = new Set(
      this.inside.flatMap((node) => [...neighbours.subarray(offsets[node], offsets[node + 1])]),
    );
    for (const node of beside) if (!inside.has(node)) this.tryPart(node);
  }

  /** Would a part of the node bring the present set inside all bands of some territory, and the rest of the map stay whole? */
  private tryPart(node: number): void {
    const { territoryCount, bandCount, upper, lower, weights, hard } = this.model;
    for (let territory = 0; territory < territoryCount; territory++) {
      let least = LEAST_PART;
      let most = 1 - LEAST_PART;
      for (let band = 0; band < bandCount; band++) {
        if (hard[band] === 0) continue;
        const cell = territory * bandCount + band;
        const weight = weights[node * bandCount + band];
        const sum = this.sums[band];
        if (weight === 0 && (sum < lower[cell] || sum > upper[cell])) most = 0;
        if (weight === 0) continue;
        least = Math.max(least, (lower[cell] - sum) / weight);
        most = Math.min(most, (upper[cell] - sum) / weight);
      }
      if (least > most) continue;
      if (this.strandsPocket()) return;
      const half = least <= HALF + HALF_SLACK && most >= HALF - HALF_SLACK;
      this.completes.set(node, (this.completes.get(node) ?? 0) + (half ? 2 : 1));
      return;
    }
  }

  /** Unmarked neighbours, now marked as waiting. */
  private frontierOf(node: number): number[] {
    const { offsets, neighbours } = this.model.adjacency;
    const fresh: number[] = [];
    for (let edge = offsets[node]; edge < offsets[node + 1]; edge++) {
      const next = neighbours[edge];
      if (this.mark[next] !== 0) continue;
      this.mark[next] = 2;
      fresh.push(next);
    }
    return fresh;
  }

  private add(node: number, sign: number): void {
    const { bandCount, weights } = this.model;
    for (let band = 0; band < bandCount; band++) this.sums[band] += sign * weights[node * bandCount + band];
    if (sign > 0) this.inside.push(node);
    else this.inside.pop();
  }

  private staysUnderCeilings(): boolean {
    const { territoryCount, bandCount, upper, hard } = this.model;
    for (let territory = 0; territory < territoryCount; territory++) {
      let under = true;
      for (let band = 0; band < bandCount && under; band++) {
        under = hard[band] === 0 || this.sums[band] <= upper[territory * bandCount + band];
      }
      if (under) return true;
    }
    return false;
  }

  private judge(): void {
    const miss = this.measureMiss();
    if (miss <= 0 && !this.strandsPocket()) this.found = true;
  }

  /** Worst overrun of the set against the territory it suits best, beyond the band; 0 when it fits one. */
  private measureMiss(): number {
    const { territoryCount, bandCount, upper, lower, scale, hard } = this.model;
    let least = Number.POSITIVE_INFINITY;
    for (let territory = 0; territory < territoryCount; territory++) {
      let worst = 0;
      for (let band = 0; band < bandCount; band++) {
        if (hard[band] === 0) continue;
        const cell = territory * bandCount + band;
        const sum = this.sums[band];
        worst = Math.max(worst, (sum - upper[cell]) / scale[cell], (lower[cell] - sum) / scale[cell]);
      }
      least = Math.min(least, worst);
      if (least === 0) break;
    }
    this.nearest = Math.min(this.nearest, least);
    if (this.loads.size < 200) this.loads.add(Math.round((1e4 * this.sums[0]) / scale[0]) / 1e4);
    return least;
  }

  /** Does the set cut off a part of the map too light for a territory of its own? */
  private strandsPocket(): boolean {
    const { adjacency } = this.model;
    const inside = new Set(this.inside);
    const safe = new Set<number>();
    for (const node of this.inside) {
      for (let edge = adjacency.offsets[node]; edge < adjacency.offsets[node + 1]; edge++) {
        const start = adjacency.neighbours[edge];
        if (inside.has(start) || safe.has(start)) continue;
        if (this.isPocket(start, inside, safe)) return true;
      }
    }
    return false;
  }

  private isPocket(start: number, inside: ReadonlySet<number>, safe: Set<number>): boolean {
    const { adjacency, bandCount, weights, hard } = this.model;
    const floors = this.leastFloors();
    const sums = new Float64Array(bandCount);
    const met = new Set([start]);
    for (const node of met) {
      for (let band = 0; band < bandCount; band++) sums[band] += weights[node * bandCount + band];
      if (safe.has(node) || sums.every((sum, band) => hard[band] === 0 || sum >= floors[band])) {
        for (const each of met) safe.add(each);
        return false;
      }
      for (let edge = adjacency.offsets[node]; edge < adjacency.offsets[node + 1]; edge++) {
        const next = adjacency.neighbours[edge];
        if (!inside.has(next)) met.add(next);
      }
    }
    return true;
  }

  private leastFloors(): Float64Array {
    const { territoryCount, bandCount, lower } = this.model;
    const floors = new Float64Array(bandCount).fill(Number.POSITIVE_INFINITY);
    for (let territory = 0; territory < territoryCount; territory++) {
      for (let band = 0; band < bandCount; band++) {
        floors[band] = Math.min(floors[band], lower[territory * bandCount + band]);
      }
    }
    return floors;
  }
}
