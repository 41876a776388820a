import type { Bounds } from './bounds.ts';
import { periodCount } from './periods.ts';
import { isLeaf, type Tree } from './tree.ts';

/** The parts of one period over the whole tree: cells `first .. first + parts` of every node. */
export interface RepairProblem {
  readonly tree: Tree;
  readonly factor: Float64Array;
  readonly bounds: Bounds;
  readonly step: number;
  readonly first: number;
  readonly parts: number;
}

/**
 * Brings cells back within their bounds without changing any sum over periods, by shifting amounts along cycles of the
 * network in which a node's part flows into the same part of its children and every leaf receives what it has (the
 * out-of-kilter idea: Fulkerson 1961). Cells of a family that were fitted without regard to what lies elsewhere in the tree
 * may need this. Changes `amounts` and `assigned` in place.
 * @returns cells (node × 17 index) that stay outside their bounds
 */
export function repair(problem: RepairProblem, amounts: Float64Array, assigned: Float64Array): number[] {
  const { tree, factor, bounds, first, parts } = problem;
  const broken: number[] = [];
  for (const node of tree.order) {
    if (bounds.timed[node] === 0) continue;
    for (let cell = node * periodCount + first; cell < node * periodCount + first + parts; cell++)
      if (amounts[cell] < bounds.least[cell] || amounts[cell] > bounds.most[cell]) broken.push(cell);
  }
  if (broken.length === 0) return [];
  const network = buildNetwork(problem, amounts, assigned);
  for (const unit of problem.step > 1 ? [problem.step, 1] : [1])
    for (const cell of broken) network.mend(cell, unit);
  network.writeBack(amounts, assigned);
  for (const node of tree.order) {
    if (factor[node] !== 1 || isLeaf(tree, node)) continue;
    for (let part = first; part < first + parts; part++)
      assigned[node * periodCount + part] = amounts[node * periodCount + part];
  }
  return broken.filter((cell) => amounts[cell] < bounds.least[cell] || amounts[cell] > bounds.most[cell]);
}

/** Arcs as arrays; every tree node's part is one, and each over-assigning node has free ones into its parts. */
function buildNetwork(
  { tree, factor, bounds, first, parts }: RepairProblem,
  amounts: Float64Array,
  assigned: Float64Array,
) {
  const count = tree.parent.length;
  // vertices: a node's parts, the node as a receiver, the node as a source
  const within = (node: number, part: number) => node * (parts + 2) + part;
  const receiver = (node: number) => node * (parts + 2) + parts;
  const source = (node: number) => node * (parts + 2) + parts + 1;
  const tail: number[] = [];
  const head: number[] = [];
  const flow: number[] = [];
  const least: number[] = [];
  const most: number[] = [];
  const cellOf: number[] = [];
  const arcOfCell = new Map<number, number>();
  const around: number[][] = Array.from({ length: count * (parts + 2) }, () => []);
  const arc = (from: number, to: number, cell: number, x: number, low: number, high: number) => {
    around[from].push(tail.length);
    around[to].push(tail.length);
    tail.push(from);
    head.push(to);
    flow.push(x);
    least.push(low);
    most.push(high);
    cellOf.push(cell);
  };
  const ends = (node: number) => isLeaf(tree, node) || factor[node] !== 1;
  for (const node of tree.order) {
    for (let part = 0; part < parts; part++) {
      const cell = node * periodCount + first + part;
      const from = tree.parent[node] < 0 ? source(node) : within(tree.parent[node], part);
      const timed = bounds.timed[node] === 1;
      arcOfCell.set(cell, tail.length);
      arc(
        from,
        ends(node) ? receiver(node) : within(node, part),
        cell,
        amounts[cell],
        timed ? bounds.least[cell] : 0,
        timed ? bounds.most[cell] : Number.POSITIVE_INFINITY,
      );
      if (!isLeaf(tree, node) && factor[node] !== 1)
        arc(source(node), within(node, part), -1 - cell, assigned[cell], 0, Number.POSITIVE_INFINITY);
    }
  }
  const via = new Int32Array(around.length);

  /** Shortest way from one vertex to another on which at least `unit` can be pushed, not over `without`; null when none. */
  function way(from: number, to: number, unit: number, without: number): number[] | null {
    via.fill(-1);
    const queue = [from];
    for (let at = 0; at < queue.length; at++) {
      const vertex = queue[at];
      for (const each of around[vertex]) {
        if (each === without) continue;
        const forward = tail[each] === vertex;
        const next = forward ? head[each] : tail[each];
        if (next === from || via[next] >= 0) continue;
        const room = forward ? most[each] - flow[each] : flow[each] - least[each];
        if (room < unit) continue;
        via[next] = each;
        if (next === to) return trace(from, to);
        queue.push(next);
      }
    }
    return null;
  }

  function trace(from: number, to: number): number[] {
    const path: number[] = [];
    for (let vertex = to; vertex !== from; ) {
      const each = via[vertex];
      path.push(each);
      vertex = head[each] === vertex ? tail[each] : head[each];
    }
    return path.reverse();
  }

  return {
    /** Shifts around one cell until it is within its bounds, or no way is left. */
    mend(cell: number, unit: number): void {
      const broken = arcOfCell.get(cell) ?? -1;
      for (;;) {
        const over = flow[broken] - most[broken];
        const under = least[broken] - flow[broken];
        const off = Math.max(over, under);
        if (!(off >= unit)) return;
        const [from, to] = over > 0 ? [tail[broken], head[broken]] : [head[broken], tail[broken]];
        const path = way(from, to, unit, broken);
        if (path === null) return;
        let amount = off;
        let vertex = from;
        for (const each of path) {
          const forward = tail[each] === vertex;
          amount = Math.min(amount, forward ? most[each] - flow[each] : flow[each] - least[each]);
          vertex = forward ? head[each] : tail[each];
        }
        amount = Math.floor(amount / unit) * unit;
        vertex = from;
        for (const each of path) {
          const forward = tail[each] === vertex;
          flow[each] += forward ? amount : -amount;
          vertex = forward ? head[each] : tail[each];
        }
        flow[broken] += over > 0 ? -amount : amount;
      }
    },
    writeBack(into: Float64Array, handed: Float64Array): void {
      cellOf.forEach((cell, index) => {
        if (cell >= 0) into[cell] = flow[index];
        else handed[-1 - cell] = flow[index];
      });
    },
  };
}
