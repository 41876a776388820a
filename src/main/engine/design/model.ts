import { compress } from './adjacency.ts';
import { linkIslands } from './islands.ts';
import { buildMetric, type Metric } from './metric.ts';
import type { Adjacency, DesignProblem } from './problem.ts';

/**
 * The search's own view of a problem. A *node* is one unit, or a keep-together group contracted to one, so that no
 * move can ever part a group. A *band* is a measure or a territory limit: a sum per territory with a floor and a ceiling.
 */
export interface Model {
  readonly problem: DesignProblem;
  readonly metric: Metric;
  readonly nodeCount: number;
  readonly territoryCount: number;
  readonly nodeOf: Int32Array;
  /** Units of node n: `units[unitOffsets[n] .. unitOffsets[n+1])`. */
  readonly unitOffsets: Int32Array;
  readonly units: Int32Array;
  readonly adjacency: Adjacency;
  /** Per edge n→j of a node with at most 31 neighbours: bit k set when the k-th neighbour of n touches j. */
  readonly ring: Int32Array;
  readonly bandCount: number;
  /** Node × band. */
  readonly weights: Float64Array;
  /** Territory × band, in the band's unit; ±Infinity where there is none. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Territory × band: what a violation is measured against (the target, or the limit itself). */
  readonly scale: Float64Array;
  /** Per band: must it hold, and what one whole target of violation costs relative to the others. */
  readonly hard: Uint8Array;
  readonly importance: Float64Array;
  /** Sum of travel weight over all units, above 0. */
  readonly travelTotal: number;
  /** Travel weight of each node. */
  readonly travel: Float64Array;
  /** Territory a node is bound to, or -1. */
  readonly lock: Int32Array;
  /** Nodes that may move. */
  readonly free: Int32Array;
  /** Nodes that may not share a territory with node n. */
  readonly apart: Adjacency;
  /** Keep-apart pairs or diameters exist: moves must look at pairs. */
  readonly hasPairRules: boolean;
  /** Units that are only reached by a link the model had to invent. */
  readonly islandUnits: readonly Int32Array[];
  /** A usual distance from a unit to its centre, km: the scale of prices, penalties and temperatures. */
  readonly reach: number;
}

export function buildModel(problem: DesignProblem): Model {
  const metric = buildMetric(problem);
  const nodeOf = contractGroups(problem);
  const nodeCount = nodeOf.reduce((most, node) => Math.max(most, node + 1), 0);
  const { offsets: unitOffsets, units } = membersOf(nodeOf, nodeCount);
  const { adjacency: linked, islandUnits } = linkIslands(problem, metric);
  const adjacency = contractAdjacency(linked, nodeOf, nodeCount);
  const lock = nodeLocks(problem, nodeOf, nodeCount);
  const travel = sumByNode(problem.travelWeight, nodeOf, nodeCount);
  return {
    problem,
    metric,
    nodeCount,
    territoryCount: problem.territoryCount,
    nodeOf,
    unitOffsets,
    units,
    adjacency,
    ring: ringMasks(adjacency),
    ...buildBands(problem, nodeOf, nodeCount),
    travelTotal: travel.reduce((total, weight) => total + weight, 0) || 1,
    travel,
    lock,
    free: Int32Array.from([...lock.keys()].filter((node) => lock[node] < 0)),
    apart: apartLists(problem, nodeOf, nodeCount),
    hasPairRules: problem.apart.length > 0 || problem.diameter !== null,
    islandUnits,
    reach: usualReach(problem, metric),
  };
}

/** Node of each unit: keep-together groups that share a unit merge (union–find), everything else stays single. */
function contractGroups(problem: DesignProblem): Int32Array {
  const parent = Int32Array.from({ length: problem.unitCount }, (_, unit) => unit);
  const rootOf = (unit: number): number => {
    let root = unit;
    while (parent[root] !== root) root = parent[root];
    return root;
  };
  for (const group of problem.together) {
    for (const unit of group) parent[rootOf(unit)] = rootOf(group[0]);
  }
  const nodeOfRoot = new Map<number, number>();
  return parent.map((_, unit) => {
    const root = rootOf(unit);
    const known = nodeOfRoot.get(root);
    if (known !== undefined) return known;
    nodeOfRoot.set(root, nodeOfRoot.size);
    return nodeOfRoot.size - 1;
  });
}

function membersOf(nodeOf: Int32Array, nodeCount: number): { offsets: Int32Array; units: Int32Array } {
  const offsets = new Int32Array(nodeCount + 1);
  for (const node of nodeOf) offsets[node + 1]++;
  for (let node = 0; node < nodeCount; node++) offsets[node + 1] += offsets[node];
  const next = offsets.slice(0, nodeCount);
  const units = new Int32Array(nodeOf.length);
  nodeOf.forEach((node, unit) => {
    units[next[node]++] = unit;
  });
  return { offsets, units };
}

function contractAdjacency(units: Adjacency, nodeOf: Int32Array, nodeCount: number): Adjacency {
  const lists = Array.from({ length: nodeCount }, () => new Set<number>());
  nodeOf.forEach((node, unit) => {
    for (let edge = units.offsets[unit]; edge < units.offsets[unit + 1]; edge++) {
      const other = nodeOf[units.neighbours[edge]];
      if (other !== node) lists[node].add(other);
    }
  });
  return compress(lists);
}

/** First lock found wins; contradictions inside a group are found by the infeasibility checks. */
function nodeLocks(problem: DesignProblem, nodeOf: Int32Array, nodeCount: number): Int32Array {
  const lock = new Int32Array(nodeCount).fill(-1);
  problem.locks.forEach((territory, unit) => {
    if (territory >= 0 && lock[nodeOf[unit]] < 0) lock[nodeOf[unit]] = territory;
  });
  return lock;
}

function apartLists(problem: DesignProblem, nodeOf: Int32Array, nodeCount: number): Adjacency {
  const lists = Array.from({ length: nodeCount }, () => new Set<number>());
  for (let pair = 0; pair + 1 < problem.apart.length; pair += 2) {
    const first = nodeOf[problem.apart[pair]];
    const second = nodeOf[problem.apart[pair + 1]];
    if (first === second) continue;
    lists[first].add(second);
    lists[second].add(first);
  }
  return compress(lists);
}

function ringMasks(adjacency: Adjacency): Int32Array {
  const { offsets, neighbours } = adjacency;
  const ring = new Int32Array(neighbours.length);
  const slot = new Int32Array(offsets.length - 1).fill(-1);
  for (let node = 0; node + 1 < offsets.length; node++) {
    const start = offsets[node];
    const degree = offsets[node + 1] - start;
    if (degree > 31) continue;
    for (let k = 0; k < degree; k++) slot[neighbours[start + k]] = k;
    for (let k = 0; k < degree; k++) {
      const neighbour = neighbours[start + k];
      let mask = 0;
      for (let edge = offsets[neighbour]; edge < offsets[neighbour + 1]; edge++) {
        const position = slot[neighbours[edge]];
        if (position >= 0) mask |= 1 << position;
      }
      ring[start + k] = mask;
    }
    for (let k = 0; k < degree; k++) slot[neighbours[start + k]] = -1;
  }
  return ring;
}

/** Bands are drawn this much inside what was asked, so that no rounding can put a sum outside it. */
const EDGE = 1e-12;

type Bands = Pick<Model, 'bandCount' | 'weights' | 'lower' | 'upper' | 'scale' | 'hard' | 'importance'>;

function buildBands(problem: DesignProblem, nodeOf: Int32Array, nodeCount: number): Bands {
  const { measures, limits, territoryCount } = problem;
  const bandCount = measures.length + limits.length;
  const weights = new Float64Array(nodeCount * bandCount);
  const lower = new Float64Array(territoryCount * bandCount);
  const upper = new Float64Array(territoryCount * bandCount);
  const scale = new Float64Array(territoryCount * bandCount);
  [...measures, ...limits].forEach((band, index) => {
    nodeOf.forEach((node, unit) => {
      weights[node * bandCount + index] += band.values[unit];
    });
  });
  for (let territory = 0; territory < territoryCount; territory++) {
    const row = territory * bandCount;
    measures.forEach((measure, index) => {
      const target = measure.target[territory];
      lower[row + index] = target * (1 - measure.lowerTolerance + EDGE);
      upper[row + index] = target * (1 + measure.upperTolerance - EDGE);
      scale[row + index] = target;
    });
    limits.forEach((limit, index) => {
      const least = limit.least[territory];
      const most = limit.most[territory];
      lower[row + measures.length + index] = least;
      upper[row + measures.length + index] = most;
      scale[row + measures.length + index] = Number.isFinite(most)
        ? Math.max(most, 1e-12)
        : Math.max(least, 1e-12);
    });
  }
  return {
    bandCount,
    weights,
    lower,
    upper,
    scale,
    hard: Uint8Array.from([...measures.map((measure) => (measure.hard ? 1 : 0)), ...limits.map(() => 1)]),
    importance: Float64Array.from([...measures.map((measure) => measure.weight), ...limits.map(() => 1)]),
  };
}

function sumByNode(values: Float64Array, nodeOf: Int32Array, nodeCount: number): Float64Array {
  const sums = new Float64Array(nodeCount);
  nodeOf.forEach((node, unit) => {
    sums[node] += values[unit];
  });
  return sums;
}

/** Half the mean gap between centres if territories were squares of the map's bounding box. */
function usualReach(problem: DesignProblem, metric: Metric): number {
  const { x, y } = problem.place;
  const extremes = [extreme(x, -1), extreme(x, 1), extreme(y, -1), extreme(y, 1)];
  const wide = metric.between(extremes[0], extremes[1]);
  const high = metric.between(extremes[2], extremes[3]);
  return 0.5 * Math.sqrt(Math.max(wide * high, wide * wide * 0.01, 1e-9) / problem.territoryCount);
}

function extreme(values: Float64Array, sign: number): number {
  let best = 0;
  for (let index = 1; index < values.length; index++)
    if (sign * values[index] > sign * values[best]) best = index;
  return best;
}
