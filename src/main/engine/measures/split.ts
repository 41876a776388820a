import type { Adjacency } from '../design/problem.ts';
import { Random } from '../design/random.ts';
import { Groups, type MemberGraph, memberGraph } from './split-graph.ts';

export interface SplitInput {
  /** Links joined, barriers cut. */
  readonly adjacency: Adjacency;
  /** Unit indices of the territory. */
  readonly members: Int32Array;
  /** Minutes a year per unit of the whole map; where the territory has none, units count alike. */
  readonly workload: Float64Array;
  /** Position per unit of the whole map, degrees. */
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
  /** A unit that keeps its territory (the rep's home is there), or null: the part with more units keeps it. */
  readonly anchor: number | null;
  readonly seed: number;
}

/** Parts within this of each other (share of the whole) are equal enough; then the shorter border wins. */
const nearEqual = 0.05;

/**
 * Splits a territory in two contiguous parts of near-equal workload: random spanning trees that favour short edges, each cut
 * at its best edge (the step of ReCom, DeFord, Duchin and Solomon 2021), then single units moved over the new border while that
 * evens the parts out. Same input, same parts.
 * @returns 0 (stays) or 1 (goes to the new territory) per member, both parts used; null with fewer than two members
 */
export function splitTerritory(input: SplitInput): Uint8Array | null {
  const { members } = input;
  if (members.length < 2) return null;
  const graph = memberGraph(input.adjacency, members, input.longitude, input.latitude);
  const load = loads(members, input.workload);
  const random = new Random(input.seed);
  const trees = Math.max(8, Math.min(64, Math.floor(100_000 / members.length)));
  let best: Candidate | null = null;
  for (let tree = 0; tree < trees; tree++) {
    const side = cutTree(graph, load, randomTree(graph, input, random), members.length);
    even(graph, load, side);
    const candidate = judge(graph, load, side);
    if (best === null || isBetter(candidate, best)) best = candidate;
  }
  return best === null ? null : named(best.side, members, input.anchor);
}

interface Candidate {
  readonly side: Uint8Array;
  /** |difference of the parts| ÷ whole. */
  readonly imbalance: number;
  readonly borderEdges: number;
}

function loads(members: Int32Array, workload: Float64Array): Float64Array {
  const load = Float64Array.from(members, (unit) => Math.max(0, workload[unit]) || 0);
  return load.some((value) => value > 0) ? load : load.fill(1);
}

/** Edge indices of a spanning tree: Kruskal with lengths stretched at random by up to three times. */
function randomTree(graph: MemberGraph, input: SplitInput, random: Random): number[] {
  const edgeCount = graph.edges.length / 2;
  const { members, longitude, latitude } = input;
  const length = new Float64Array(edgeCount);
  for (let edge = 0; edge < edgeCount; edge++) {
    const a = members[graph.edges[2 * edge]];
    const b = members[graph.edges[2 * edge + 1]];
    const east = (longitude[a] - longitude[b]) * Math.cos((latitude[a] * Math.PI) / 180);
    length[edge] = Math.hypot(east, latitude[a] - latitude[b]) * (1 + 2 * random.fraction());
  }
  const order = Array.from(length.keys()).sort((a, b) => length[a] - length[b] || a - b);
  const groups = new Groups(members.length);
  return order.filter((edge) => groups.join(graph.edges[2 * edge], graph.edges[2 * edge + 1]));
}

/** Takes out the tree edge that leaves the most equal parts; 1 marks the part below it. */
function cutTree(graph: MemberGraph, load: Float64Array, tree: number[], count: number): Uint8Array {
  const branches: number[][] = Array.from({ length: count }, () => []);
  for (const edge of tree) {
    branches[graph.edges[2 * edge]].push(graph.edges[2 * edge + 1]);
    branches[graph.edges[2 * edge + 1]].push(graph.edges[2 * edge]);
  }
  const parent = new Int32Array(count).fill(-1);
  const order = [0];
  for (let head = 0; head < order.length; head++) {
    for (const next of branches[order[head]]) {
      if (next === parent[order[head]]) continue;
      parent[next] = order[head];
      order.push(next);
    }
  }
  const below = load.slice();
  for (let index = count - 1; index > 0; index--) below[parent[order[index]]] += below[order[index]];
  const half = below[0] / 2;
  let cut = order[1];
  for (let index = 2; index < count; index++) {
    if (Math.abs(below[order[index]] - half) < Math.abs(below[cut] - half)) cut = order[index];
  }
  const side = new Uint8Array(count);
  side[cut] = 1;
  for (const member of order) if (parent[member] >= 0 && side[parent[member]] === 1) side[member] = 1;
  return side;
}

/** Moves border units of the heavier part while the parts get more equal and the part they leave stays in one piece. */
function even(graph: MemberGraph, load: Float64Array, side: Uint8Array): void {
  for (let moves = 0; moves < side.length; moves++) {
    const gap = difference(load, side);
    const heavy = gap > 0 ? 1 : 0;
    let best = -1;
    let bestGap = Math.abs(gap);
    for (let member = 0; member < side.length; member++) {
      if (side[member] !== heavy || load[member] === 0 || !touchesOther(graph, side, member)) continue;
      const after = Math.abs(Math.abs(gap) - 2 * load[member]);
      if (after < bestGap && canLeave(graph, side, member)) {
        best = member;
        bestGap = after;
      }
    }
    if (best < 0) return;
    side[best] = 1 - heavy;
  }
}

/** Workload of part 1 less that of part 0. */
function difference(load: Float64Array, side: Uint8Array): number {
  let gap = 0;
  for (let member = 0; member < side.length; member++)
    gap += side[member] === 1 ? load[member] : -load[member];
  return gap;
}

function touchesOther(graph: MemberGraph, side: Uint8Array, member: number): boolean {
  for (let edge = graph.offsets[member]; edge < graph.offsets[member + 1]; edge++) {
    if (side[graph.neighbours[edge]] !== side[member]) return true;
  }
  return false;
}

/** True when the rest of the member's part is not empty and stays in one piece without it. */
function canLeave(graph: MemberGraph, side: Uint8Array, member: number): boolean {
  const part = side[member];
  let left = -1;
  for (let other = 0; other < side.length; other++) if (side[other] === part) left++;
  if (left < 1) return false;
  const start = side.findIndex((value, other) => value === part && other !== member);
  const seen = new Uint8Array(side.length);
  seen[member] = 1;
  seen[start] = 1;
  const queue = [start];
  for (let head = 0; head < queue.length; head++) {
    for (let edge = graph.offsets[queue[head]]; edge < graph.offsets[queue[head] + 1]; edge++) {
      const next = graph.neighbours[edge];
      if (seen[next] === 1 || side[next] !== part) continue;
      seen[next] = 1;
      queue.push(next);
    }
  }
  return queue.length === left;
}

function judge(graph: MemberGraph, load: Float64Array, side: Uint8Array): Candidate {
  const whole = load.reduce((sum, value) => sum + value, 0);
  let borderEdges = 0;
  for (let edge = 0; edge < graph.edges.length; edge += 2) {
    if (side[graph.edges[edge]] !== side[graph.edges[edge + 1]]) borderEdges++;
  }
  return { side, imbalance: Math.abs(difference(load, side)) / whole, borderEdges };
}

function isBetter(candidate: Candidate, than: Candidate): boolean {
  const mine = Math.max(candidate.imbalance, nearEqual);
  const theirs = Math.max(than.imbalance, nearEqual);
  if (mine !== theirs) return mine < theirs;
  if (candidate.borderEdges !== than.borderEdges) return candidate.borderEdges < than.borderEdges;
  return candidate.imbalance < than.imbalance;
}

/** Turns the marks round where needed, so that 0 is the part that keeps the territory. */
function named(side: Uint8Array, members: Int32Array, anchor: number | null): Uint8Array {
  const ones = side.reduce((sum, value) => sum + value, 0);
  const held = anchor === null ? -1 : members.indexOf(anchor);
  const turn = held >= 0 ? side[held] === 1 : 2 * ones > side.length;
  return turn ? side.map((value) => 1 - value) : side;
}
