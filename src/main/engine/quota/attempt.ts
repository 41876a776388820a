import { AppError } from '../../../shared/errors.ts';
import type { Bounds, Contradiction } from './bounds.ts';
import type { Cascade, CascadeProblem } from './cascade.ts';
import { fitMatrix } from './matrix.ts';
import { firstMonth, monthCount, periodCount, quarterCount } from './periods.ts';
import { repair } from './repair.ts';
import { spread } from './spread.ts';
import { isLeaf } from './tree.ts';
import { wishes } from './wishes.ts';

/** One pass down the tree and then through quarters and months, each stage chosen before the next (see `cascade`). */
export function attempt(problem: CascadeProblem, bounds: Bounds): Cascade {
  const { tree, step, factor } = problem;
  const count = tree.parent.length;
  const { least, most, timed } = bounds;
  const contradictions = [...bounds.contradictions];
  const amounts = new Float64Array(count * periodCount);
  const assigned = new Float64Array(count * periodCount);
  const remainder = new Float64Array(count);

  const share = (total: number, cells: Int32Array, weights: Float64Array, node: number, period: number) => {
    const low = Float64Array.from(cells, (cell) => least[cell]);
    const high = Float64Array.from(cells, (cell) => most[cell]);
    const extra = new Float64Array(cells.length);
    try {
      return { amounts: spread(total, weights, { step, least: low, most: high, extra }), extra };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      contradictions.push(conflict(node, period, total, error));
      return { amounts: spread(total, weights, { step, extra }), extra };
    }
  };

  const top = tree.root * periodCount;
  amounts[top] = Math.min(Math.max(problem.total, least[top]), most[top]);
  for (const node of tree.order) {
    const own = node * periodCount;
    if (isLeaf(tree, node)) {
      assigned[own] = amounts[own];
      continue;
    }
    const family = tree.children.subarray(tree.start[node], tree.start[node + 1]);
    const cells = Int32Array.from(family, (child) => child * periodCount);
    assigned[own] = over(amounts[own], factor[node], step, cells, least, most);
    const weights = Float64Array.from(family, (child) => problem.weights[child]);
    const years = share(assigned[own], cells, weights, node, 0);
    family.forEach((child, index) => {
      amounts[cells[index]] = years.amounts[index];
      remainder[child] = years.extra[index];
    });
  }

  const wish = wishes(problem, amounts, least, most, timed);
  const known = contradictions.length;
  splitStage(0, 13, quarterCount);
  for (let quarter = 13; quarter <= 16; quarter++) splitStage(quarter, firstMonth(quarter), 3);
  if (known === 0 && contradictions.length > 0 && mendAcrossQuarters()) contradictions.length = 0;
  return { amounts, assigned, remainder, contradictions };

  /** The parts of one period over the whole tree: the root by its wishes, then family by family, then what locks elsewhere ask. */
  function splitStage(whole: number, first: number, parts: number): void {
    splitPeriod(tree.root, whole, first, parts);
    for (const node of tree.order) {
      const own = node * periodCount + first;
      if (isLeaf(tree, node) || factor[node] === 1)
        for (let cell = own; cell < own + parts; cell++) assigned[cell] = amounts[cell];
      if (isLeaf(tree, node)) continue;
      const family = tree.children.subarray(tree.start[node], tree.start[node + 1]);
      if (factor[node] !== 1) assignPeriod(node, family, whole, first, parts);
      fitFamily(node, family, whole, first, parts);
    }
    const left = repair({ tree, factor, bounds, step, first, parts }, amounts, assigned);
    for (const cell of left) {
      const node = Math.floor(cell / periodCount);
      const over = amounts[cell] > most[cell];
      contradictions.push({
        node,
        period: cell - node * periodCount,
        least: over ? amounts[cell] : least[cell],
        most: over ? most[cell] : amounts[cell],
      });
    }
  }

  /** Quarters were chosen before their months: lets months move across them. Answers whether every bound holds then. */
  function mendAcrossQuarters(): boolean {
    const left = repair({ tree, factor, bounds, step, first: 1, parts: monthCount }, amounts, assigned);
    for (const table of [amounts, assigned]) {
      for (let own = 0; own < table.length; own += periodCount) {
        for (let quarter = 13; quarter <= 16; quarter++) {
          const month = own + firstMonth(quarter);
          table[own + quarter] = table[month] + table[month + 1] + table[month + 2];
        }
      }
    }
    return (
      left.length === 0 && amounts.every((amount, cell) => amount >= least[cell] && amount <= most[cell])
    );
  }

  function splitPeriod(node: number, whole: number, first: number, parts: number): void {
    const own = node * periodCount;
    const cells = Int32Array.from({ length: parts }, (_, part) => own + first + part);
    const weights = wish.slice(own + first, own + first + parts);
    amounts.set(share(amounts[own + whole], cells, weights, node, whole).amounts, own + first);
  }

  /** Over-assigned parts of a period: near the node's own by the factor, within what its children can hold. */
  function assignPeriod(node: number, family: Int32Array, whole: number, first: number, parts: number): void {
    const own = node * periodCount;
    const low = new Float64Array(parts);
    const high = new Float64Array(parts);
    for (const child of family) {
      for (let part = 0; part < parts; part++) {
        low[part] += least[child * periodCount + first + part];
        high[part] += most[child * periodCount + first + part];
      }
    }
    const weights = amounts.slice(own + first, own + first + parts);
    const total = assigned[own + whole];
    try {
      assigned.set(spread(total, weights, { step, least: low, most: high }), own + first);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      contradictions.push(conflict(node, whole, total, error));
      assigned.set(spread(total, weights, { step }), own + first);
    }
  }

  /** The parts of one period over the children of a node: both sums are given. */
  function fitFamily(node: number, family: Int32Array, whole: number, first: number, parts: number): void {
    const own = node * periodCount;
    const size = family.length * parts;
    const bounded = timed[node] === 1;
    const rowSums = new Float64Array(family.length);
    for (let row = 0; row < family.length; row++) rowSums[row] = amounts[family[row] * periodCount + whole];
    const columnSums = assigned.slice(own + first, own + first + parts);
    const seed = new Float64Array(size);
    const low = new Float64Array(bounded ? size : 0);
    const high = new Float64Array(bounded ? size : 0);
    for (let row = 0, cell = 0; row < family.length; row++) {
      const from = family[row] * periodCount + first;
      for (let part = 0; part < parts; part++, cell++) {
        seed[cell] = wish[from + part];
        if (!bounded) continue;
        low[cell] = least[from + part];
        high[cell] = most[from + part];
      }
    }
    const limits = bounded ? { least: low, most: high } : {};
    let fitted = fitMatrix({ rowSums, columnSums, seed, step, ...limits });
    if (fitted.short > 0) {
      // sums first; `repair` looks for room elsewhere in the tree
      fitted = fitMatrix({ rowSums, columnSums, seed, step });
    }
    for (let row = 0, cell = 0; row < family.length; row++) {
      const from = family[row] * periodCount + first;
      for (let part = 0; part < parts; part++, cell++) amounts[from + part] = fitted.cells[cell];
    }
  }
}

/** An impossible spread as a contradiction. */
function conflict(node: number, period: number, total: number, { params }: AppError): Contradiction {
  const asked = Number(params.locked);
  return asked > total
    ? { node, period, least: asked, most: total }
    : { node, period, least: total, most: asked };
}

/** What a node hands to its children: its amount × factor to the nearest step, within what they can hold. */
function over(
  amount: number,
  factor: number,
  step: number,
  cells: Int32Array,
  least: Float64Array,
  most: Float64Array,
): number {
  if (factor === 1) return amount;
  let low = 0;
  let high = 0;
  for (const cell of cells) {
    low += least[cell];
    high += most[cell];
  }
  const more = Math.round((amount * (factor - 1)) / step) * step;
  return Math.min(high, Math.max(low, amount + more));
}
