import { pieces } from './contiguity.ts';
import type { Model } from './model.ts';
import type { PlanState } from './state.ts';

/**
 * Makes territories contiguous: each keeps its main piece (and pieces with locked nodes); the other pieces' nodes are
 * handed over one by one to the adjoining territory where they cost least, nearest first. Pieces held apart by locks
 * are then joined by the shortest path of free nodes. Returns how many surplus pieces remain.
 */
export function repairContiguity(state: PlanState): number {
  const { model } = state;
  for (let attempt = 0; attempt < 4; attempt++) {
    const assignment = state.assignment.slice();
    dissolveStrayPieces(state, assignment);
    const joined = joinLockedPieces(model, assignment);
    state.load(assignment);
    if (!joined) break;
  }
  return surplusPieces(model, state.assignment);
}

/** Pieces beyond one per territory, over the model's graph (islands linked). */
export function surplusPieces(model: Model, assignment: Int32Array): number {
  const { offsets, neighbours } = model.adjacency;
  const { perTerritory } = pieces(offsets, neighbours, assignment, model.territoryCount);
  return perTerritory.reduce((total, count) => total + Math.max(0, count - 1), 0);
}

function dissolveStrayPieces(state: PlanState, assignment: Int32Array): void {
  const { model } = state;
  const { offsets, neighbours } = model.adjacency;
  const { territoryCount, lock, travel, problem } = model;
  const { of, territory } = pieces(offsets, neighbours, assignment, territoryCount);
  const weight = new Float64Array(territory.length);
  const keeps = new Uint8Array(territory.length);
  of.forEach((piece, node) => {
    weight[piece] += travel[node] + 1e-9;
    if (lock[node] >= 0) keeps[piece] = 1;
  });
  const main = new Int32Array(territoryCount).fill(-1);
  territory.forEach((label, piece) => {
    const rival = main[label];
    if (rival < 0 || weight[piece] > weight[rival]) main[label] = piece;
  });
  for (const piece of main) if (piece >= 0) keeps[piece] = 1;
  const orphan = Uint8Array.from(of, (piece) => (keeps[piece] === 1 ? 0 : 1));
  const former = assignment.slice();
  let waiting = orphan.reduce((count, flag) => count + flag, 0);
  while (waiting > 0) {
    const taken: [number, number][] = [];
    for (let node = 0; node < orphan.length; node++) {
      if (orphan[node] === 0) continue;
      let chosen = -1;
      let least = Number.POSITIVE_INFINITY;
      for (let edge = offsets[node]; edge < offsets[node + 1]; edge++) {
        if (orphan[neighbours[edge]] === 1) continue;
        const label = assignment[neighbours[edge]];
        if (problem.frozen[label] === 1) continue;
        const cost = state.cost[node * territoryCount + label];
        if (cost < least) {
          least = cost;
          chosen = label;
        }
      }
      if (chosen >= 0) taken.push([node, chosen]);
    }
    if (taken.length === 0) break;
    for (const [node, label] of taken) {
      assignment[node] = label;
      orphan[node] = 0;
    }
    waiting -= taken.length;
  }
  // nothing adjoins the rest (a component of its own): it stays where it was
  for (let node = 0; node < orphan.length; node++) if (orphan[node] === 1) assignment[node] = former[node];
}

/** Joins the pieces of territories that locks hold apart. True when anything changed. */
function joinLockedPieces(model: Model, assignment: Int32Array): boolean {
  const { offsets, neighbours } = model.adjacency;
  const { perTerritory } = pieces(offsets, neighbours, assignment, model.territoryCount);
  let changed = false;
  for (let territory = 0; territory < model.territoryCount; territory++) {
    if (perTerritory[territory] > 1 && joinTerritory(model, assignment, territory)) changed = true;
  }
  return changed;
}

function joinTerritory(model: Model, assignment: Int32Array, territory: number): boolean {
  const { offsets, neighbours } = model.adjacency;
  const { of } = pieces(offsets, neighbours, assignment, model.territoryCount);
  const start = assignment.indexOf(territory);
  const from = new Int32Array(model.nodeCount).fill(-2);
  const queue = [...of.keys()].filter((node) => of[node] === of[start]);
  for (const node of queue) from[node] = -1;
  for (let head = 0; head < queue.length; head++) {
    const node = queue[head];
    if (assignment[node] === territory && of[node] !== of[start]) {
      for (let step = from[node]; step >= 0 && assignment[step] !== territory; step = from[step]) {
        assignment[step] = territory;
      }
      return true;
    }
    for (let edge = offsets[node]; edge < offsets[node + 1]; edge++) {
      const next = neighbours[edge];
      if (from[next] !== -2) continue;
      if (assignment[next] !== territory && model.lock[next] >= 0) continue;
      from[next] = node;
      queue.push(next);
    }
  }
  return false;
}
