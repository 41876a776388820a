import { buildDisruptionLedger, type DisruptionLedger } from './disruption.ts';
import type { Model } from './model.ts';

/**
 * A plan under search: the assignment with everything that a move changes kept up to date incrementally.
 * Energies are in kilometres of mean travel. `pressure` holds the adaptive prices of violations (see pressure.ts).
 */
export class PlanState {
  readonly model: Model;
  readonly assignment: Int32Array;
  /** Territory × band sums. */
  readonly sums: Float64Array;
  /** Nodes per territory. */
  readonly size: Int32Array;
  /** Node × territory: kilometres of mean travel the node costs at that territory's present centre. */
  readonly cost: Float64Array;
  /** Unit that is the centre of each territory; -1 for fixed and mean-point centres. */
  readonly centreUnit: Int32Array;
  /** Territory × band: energy per unit of violation. */
  readonly rate: Float64Array;
  /** Energy per violated keep-apart pair, and per km beyond a diameter. */
  apartRate: number;
  diameterRate: number;
  readonly ledger: DisruptionLedger | null;
  /** Members of territory t: `first[t]`, then `next[node]` until -1. */
  readonly first: Int32Array;
  readonly next: Int32Array;
  private readonly previous: Int32Array;
  /** 1 when a territory changed since it was last recentred. */
  readonly touched: Uint8Array;

  constructor(model: Model) {
    const { nodeCount, territoryCount, bandCount } = model;
    this.model = model;
    this.assignment = new Int32Array(nodeCount).fill(-1);
    this.sums = new Float64Array(territoryCount * bandCount);
    this.size = new Int32Array(territoryCount);
    this.cost = new Float64Array(nodeCount * territoryCount);
    this.centreUnit = new Int32Array(territoryCount).fill(-1);
    this.rate = new Float64Array(territoryCount * bandCount);
    this.apartRate = model.reach;
    this.diameterRate = 1;
    this.ledger = buildDisruptionLedger(model);
    this.first = new Int32Array(territoryCount).fill(-1);
    this.next = new Int32Array(nodeCount).fill(-1);
    this.previous = new Int32Array(nodeCount).fill(-1);
    this.touched = new Uint8Array(territoryCount).fill(1);
  }

  /** Replaces the whole assignment (node → territory) and recounts every sum from nothing. */
  load(assignment: Int32Array): void {
    this.assignment.fill(-1);
    this.sums.fill(0);
    this.size.fill(0);
    this.first.fill(-1);
    this.touched.fill(1);
    this.ledger?.reset();
    for (let node = assignment.length - 1; node >= 0; node--) {
      this.enter(node, assignment[node]);
      this.ledger?.place(node, assignment[node]);
    }
  }

  /** Moves a node. The caller has checked that the move is allowed. */
  move(node: number, to: number): void {
    const from = this.assignment[node];
    this.leave(node, from);
    this.enter(node, to);
    if (this.ledger !== null) this.ledger.move(node, from, to);
  }

  private leave(node: number, territory: number): void {
    const { bandCount, weights } = this.model;
    for (let band = 0; band < bandCount; band++) {
      this.sums[territory * bandCount + band] -= weights[node * bandCount + band];
    }
    const before = this.previous[node];
    const after = this.next[node];
    if (before >= 0) this.next[before] = after;
    else this.first[territory] = after;
    if (after >= 0) this.previous[after] = before;
    this.size[territory]--;
    this.touched[territory] = 1;
  }

  private enter(node: number, territory: number): void {
    const { bandCount, weights } = this.model;
    for (let band = 0; band < bandCount; band++) {
      this.sums[territory * bandCount + band] += weights[node * bandCount + band];
    }
    const head = this.first[territory];
    this.next[node] = head;
    this.previous[node] = -1;
    if (head >= 0) this.previous[head] = node;
    this.first[territory] = node;
    this.assignment[node] = territory;
    this.size[territory]++;
    this.touched[territory] = 1;
  }

  /** Energy change if `node` went from its territory `from` to `to`; lower is better. */
  shiftDelta(node: number, from: number, to: number): number {
    const { territoryCount, bandCount, weights, lower, upper } = this.model;
    const { sums, rate } = this;
    let delta = this.cost[node * territoryCount + to] - this.cost[node * territoryCount + from];
    for (let band = 0; band < bandCount; band++) {
      const weight = weights[node * bandCount + band];
      const source = from * bandCount + band;
      const target = to * bandCount + band;
      const sourceSum = sums[source];
      const targetSum = sums[target];
      delta +=
        rate[source] *
          (violation(sourceSum - weight, lower[source], upper[source]) -
            violation(sourceSum, lower[source], upper[source])) +
        rate[target] *
          (violation(targetSum + weight, lower[target], upper[target]) -
            violation(targetSum, lower[target], upper[target]));
    }
    if (this.ledger !== null) delta += this.ledger.delta(node, from, to);
    if (this.model.hasPairRules) delta += this.pairDelta(node, from, to);
    return delta;
  }

  /** Keep-apart pairs and diameters: both are sums over pairs inside a territory, so energy stays a function of the plan. */
  private pairDelta(node: number, from: number, to: number): number {
    const { apart } = this.model;
    let delta = 0;
    for (let edge = apart.offsets[node]; edge < apart.offsets[node + 1]; edge++) {
      const territory = this.assignment[apart.neighbours[edge]];
      if (territory === to) delta += this.apartRate;
      else if (territory === from) delta -= this.apartRate;
    }
    if (this.model.problem.diameter !== null) {
      delta += this.diameterRate * (this.beyondDiameter(node, to) - this.beyondDiameter(node, from));
    }
    return delta;
  }

  /** Kilometres by which pairs of `node` with the members of `territory` exceed its diameter, summed. */
  beyondDiameter(node: number, territory: number): number {
    const { metric, units, unitOffsets, problem } = this.model;
    const most = problem.diameter === null ? Number.POSITIVE_INFINITY : problem.diameter[territory];
    if (most === Number.POSITIVE_INFINITY) return 0;
    const unit = units[unitOffsets[node]];
    let beyond = 0;
    for (let member = this.first[territory]; member >= 0; member = this.next[member]) {
      if (member === node) continue;
      const kilometres = metric.between(unit, units[unitOffsets[member]]);
      if (kilometres > most) beyond += kilometres - most;
    }
    return beyond;
  }

  /** What the search lowers among plans that are equally lawful: travel + soft overruns + change, km. */
  objective(): number {
    const { bandCount, hard, lower, upper } = this.model;
    let total = this.travel();
    for (let cell = 0; cell < this.sums.length; cell++) {
      if (hard[cell % bandCount] === 1) continue;
      total += this.rate[cell] * violation(this.sums[cell], lower[cell], upper[cell]);
    }
    return this.ledger === null ? total : total + this.ledger.weightedChange();
  }

  /** Mean kilometres to the present centres × importance. */
  travel(): number {
    const { nodeCount, territoryCount } = this.model;
    let total = 0;
    for (let node = 0; node < nodeCount; node++)
      total += this.cost[node * territoryCount + this.assignment[node]];
    return total;
  }
}

/** How far a sum lies outside its band. */
export function violation(sum: number, lower: number, upper: number): number {
  return sum > upper ? sum - upper : sum < lower ? lower - sum : 0;
}
