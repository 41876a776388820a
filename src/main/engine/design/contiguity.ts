import type { Model } from './model.ts';

/**
 * May a node leave its territory without parting it? Only the node's own neighbours need a look (GerryChain's rule):
 * the territory stays as connected as it was exactly when those neighbours inside it stay connected without the node.
 * First the ring of neighbours is tried with bit masks (nearly always enough on a planar map), then a search that
 * stops as soon as all of them are met.
 */
export class ContiguityTest {
  private readonly model: Model;
  private readonly assignment: Int32Array;
  private readonly stamp: Int32Array;
  private readonly queue: Int32Array;
  private round = 0;

  constructor(model: Model, assignment: Int32Array) {
    this.model = model;
    this.assignment = assignment;
    this.stamp = new Int32Array(model.nodeCount);
    this.queue = new Int32Array(model.nodeCount);
  }

  /** True when the rest of the node's territory is in no more pieces without it. */
  canLeave(node: number): boolean {
    const { adjacency, ring } = this.model;
    const { offsets, neighbours } = adjacency;
    const { assignment } = this;
    const territory = assignment[node];
    const start = offsets[node];
    const degree = offsets[node + 1] - start;
    if (degree > 31) return this.meetAll(node, territory);
    let inside = 0;
    for (let k = 0; k < degree; k++) if (assignment[neighbours[start + k]] === territory) inside |= 1 << k;
    if ((inside & (inside - 1)) === 0) return true;
    let reached = inside & -inside;
    let frontier = reached;
    while (frontier !== 0) {
      const k = 31 - Math.clz32(frontier);
      frontier &= ~(1 << k);
      const fresh = ring[start + k] & inside & ~reached;
      reached |= fresh;
      frontier |= fresh;
    }
    return reached === inside || this.meetAll(node, territory);
  }

  /** Breadth-first from one inside neighbour until every other one is met. */
  private meetAll(node: number, territory: number): boolean {
    const { offsets, neighbours } = this.model.adjacency;
    const { assignment, stamp, queue } = this;
    const wanted = ++this.round;
    const seen = ++this.round;
    let missing = 0;
    let tail = 0;
    for (let edge = offsets[node]; edge < offsets[node + 1]; edge++) {
      const neighbour = neighbours[edge];
      if (assignment[neighbour] !== territory) continue;
      stamp[neighbour] = wanted;
      missing++;
      queue[0] = neighbour;
    }
    if (missing <= 1) return true;
    stamp[node] = seen;
    stamp[queue[0]] = seen;
    tail = 1;
    missing--;
    for (let head = 0; head < tail; head++) {
      const current = queue[head];
      for (let edge = offsets[current]; edge < offsets[current + 1]; edge++) {
        const next = neighbours[edge];
        if (assignment[next] !== territory || stamp[next] === seen) continue;
        if (stamp[next] === wanted && --missing === 0) return true;
        stamp[next] = seen;
        queue[tail++] = next;
      }
    }
    return false;
  }
}

/** Pieces of each territory over a graph: piece of each node, and the number of pieces per territory. */
export function pieces(
  offsets: Int32Array,
  neighbours: Int32Array,
  assignment: Int32Array,
  territoryCount: number,
): { of: Int32Array; territory: number[]; perTerritory: Int32Array } {
  const nodeCount = assignment.length;
  const of = new Int32Array(nodeCount).fill(-1);
  const queue = new Int32Array(nodeCount);
  const territory: number[] = [];
  const perTerritory = new Int32Array(territoryCount);
  for (let start = 0; start < nodeCount; start++) {
    if (of[start] >= 0) continue;
    const label = assignment[start];
    const piece = territory.push(label) - 1;
    if (label >= 0) perTerritory[label]++;
    let tail = 1;
    queue[0] = start;
    of[start] = piece;
    for (let head = 0; head < tail; head++) {
      const node = queue[head];
      for (let edge = offsets[node]; edge < offsets[node + 1]; edge++) {
        const next = neighbours[edge];
        if (of[next] >= 0 || assignment[next] !== label) continue;
        of[next] = piece;
        queue[tail++] = next;
      }
    }
  }
  return { of, territory, perTerritory };
}
