import type { PlanState } from './state.ts';

/** Most nodes that may hang on a moved one. */
const LONGEST_BRANCH = 24;

/**
 * Moves a node that holds a branch of its territory (a peninsula, a chain of islands) together with that branch. Plain
 * shifts can't: the node may not leave while the branch hangs on it, and the branch has nowhere else to go.
 */
export class BranchMove {
  private readonly state: PlanState;
  private readonly stamp: Int32Array;
  private readonly queue: Int32Array;
  private round = 0;

  constructor(state: PlanState) {
    this.state = state;
    this.stamp = new Int32Array(state.model.nodeCount);
    this.queue = new Int32Array(state.model.nodeCount);
  }

  /** Moves the node and its branch if energy rises by no more than `allowed`; tells whether it did. */
  tryMove(node: number, from: number, to: number, allowed: number): boolean {
    const branch = this.branchOf(node, from);
    if (branch === null) return false;
    const { state } = this;
    let delta = 0;
    for (const each of branch) {
      delta += state.shiftDelta(each, from, to);
      state.move(each, to);
    }
    if (delta <= allowed) return true;
    for (const each of branch) state.move(each, from);
    return false;
  }

  /** The node and every piece of its territory but the largest that it alone holds; null when too long or locked. */
  private branchOf(node: number, territory: number): number[] | null {
    const { state, queue } = this;
    const { offsets, neighbours } = state.model.adjacency;
    const start = ++this.round;
    this.stamp[node] = start;
    const pieces: { from: number; to: number }[] = [];
    let tail = 0;
    for (let edge = offsets[node]; edge < offsets[node + 1]; edge++) {
      const first = neighbours[edge];
      if (state.assignment[first] !== territory || this.stamp[first] === start) continue;
      const from = tail;
      tail = this.flood(first, territory, tail);
      pieces.push({ from, to: tail });
    }
    if (pieces.length < 2) return null;
    const main = pieces.reduce((most, piece) => (piece.to - piece.from > most.to - most.from ? piece : most));
    if (tail - (main.to - main.from) > LONGEST_BRANCH) return null;
    const branch = [node];
    for (const piece of pieces) if (piece !== main) branch.push(...queue.subarray(piece.from, piece.to));
    return branch.some((each) => state.model.lock[each] >= 0) ? null : branch;
  }

  private flood(first: number, territory: number, from: number): number {
    const { state, queue, stamp, round } = this;
    const { offsets, neighbours } = state.model.adjacency;
    let tail = from;
    stamp[first] = round;
    queue[tail++] = first;
    for (let head = from; head < tail; head++) {
      for (let edge = offsets[queue[head]]; edge < offsets[queue[head] + 1]; edge++) {
        const next = neighbours[edge];
        if (state.assignment[next] !== territory || stamp[next] === round) continue;
        stamp[next] = round;
        queue[tail++] = next;
      }
    }
    return tail;
  }
}
