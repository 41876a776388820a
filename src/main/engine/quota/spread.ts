import { AppError } from '../../../shared/errors.ts';

export interface SpreadOptions {
  /** Smallest step in fen, 1 or more; 100 = one yuan. */
  readonly step: number;
  /** Hand-set amount per cell, fen; NaN = free. */
  readonly locked?: Float64Array;
  /** Least and most of a free cell, fen, 0 or more; no limit when absent. */
  readonly least?: Float64Array;
  readonly most?: Float64Array;
  /** Filled with what rounding placed on each cell beyond its rounded-down share; may be negative where it was taken back. */
  readonly extra?: Float64Array;
}

/**
 * Spreads a total over cells in proportion to their weights, exactly to the fen. Locked cells stay; the rest absorbs what
 * remains, in whole steps placed by largest remainder (Hamilton's method; ties: larger weight, then lower index). What does
 * not divide into steps (an odd total, odd locks) goes to the first cell in that order, so that the sum is exact always.
 * Weights that are all 0 over the free cells count as equal.
 *
 * @param total fen, a whole number 0..2^53
 * @param weights per cell, 0 or more, any scale
 * @returns fen per cell, whole numbers
 * @throws AppError QUOTA_IMPOSSIBLE `{locked, total, over}` (fen) when locks and bounds leave no such spread: `locked` is what
 * they ask for, `over` is positive when that is more than the total, negative when it is less than the total
 */
export function spread(total: number, weights: Float64Array, options: SpreadOptions): Float64Array {
  const amounts = new Float64Array(weights.length);
  const free: number[] = [];
  let rest = total;
  for (let cell = 0; cell < weights.length; cell++) {
    const lock = options.locked?.[cell] ?? Number.NaN;
    if (Number.isNaN(lock)) free.push(cell);
    else {
      amounts[cell] = lock;
      rest -= lock;
    }
  }
  const heaviest = free.reduce((max, cell) => Math.max(max, weights[cell] || 0), 0);
  const cells = free.map((cell) => ({
    cell,
    weight: relative(weights[cell], heaviest),
    least: options.least?.[cell] ?? 0,
    most: options.most?.[cell] ?? Number.POSITIVE_INFINITY,
    amount: 0,
    remainder: 0,
  }));
  const least = cells.reduce((sum, cell) => sum + cell.least, 0);
  const most = cells.reduce((sum, cell) => sum + cell.most, 0);
  if (rest < least) throw impossible(total, total - rest + least);
  if (rest > most) throw impossible(total, total - rest + most);
  weighWeightless(rest, cells);
  const perWeight = waterLevel(rest, cells);
  for (const cell of cells) {
    const ideal = clamp(perWeight * cell.weight, cell);
    cell.amount = clamp(Math.floor(ideal / options.step) * options.step, cell);
    cell.remainder = ideal - cell.amount;
    rest -= cell.amount;
    amounts[cell.cell] = cell.amount;
  }
  place(rest, options.step, cells);
  for (const cell of cells) {
    if (options.extra) options.extra[cell.cell] = cell.amount - amounts[cell.cell];
    amounts[cell.cell] = cell.amount;
  }
  return amounts;
}

interface Cell {
  readonly cell: number;
  weight: number;
  readonly least: number;
  readonly most: number;
  amount: number;
  /** Fen that rounding down took away. */
  remainder: number;
}

/** Weight as a part of the heaviest; one too small to earn a fen of any total is 0, which keeps the arithmetic finite. */
function relative(weight: number, heaviest: number): number {
  const part = weight / heaviest;
  return part > 1e-18 ? part : 0;
}

function clamp(amount: number, cell: Cell): number {
  return Math.min(cell.most, Math.max(cell.least, amount));
}

function impossible(total: number, locked: number): AppError {
  return new AppError('QUOTA_IMPOSSIBLE', { locked, total, over: locked - total });
}

/** Gives cells of weight 0 a weight where the others cannot hold the rest: equal when none has any, else next to nothing. */
function weighWeightless(rest: number, cells: readonly Cell[]): void {
  const smallest = cells.reduce(
    (min, { weight }) => (weight > 0 ? Math.min(min, weight) : min),
    Number.POSITIVE_INFINITY,
  );
  const reach = cells.reduce((sum, cell) => sum + (cell.weight > 0 ? cell.most : cell.least), 0);
  if (reach >= rest) return;
  const weight = smallest === Number.POSITIVE_INFINITY ? 1 : smallest * 1e-6;
  for (const cell of cells) if (cell.weight === 0) cell.weight = weight;
}

/**
 * Fen per unit of weight at which the clamped cells hold the rest: proportional when no bound bites, else found by halving
 * (the clamped sum only grows with the level).
 */
function waterLevel(rest: number, cells: readonly Cell[]): number {
  const weight = cells.reduce((sum, cell) => sum + cell.weight, 0);
  if (weight === 0) return 0;
  const level = rest / weight;
  if (cells.every((cell) => clamp(level * cell.weight, cell) === level * cell.weight)) return level;
  let low = 0;
  let high = Number.MAX_SAFE_INTEGER;
  for (const cell of cells) if (cell.weight > 0) high = Math.max(high, Number.MAX_SAFE_INTEGER / cell.weight);
  for (let round = 0; round < 200; round++) {
    const middle = (low + high) / 2;
    const sum = cells.reduce((held, cell) => held + clamp(middle * cell.weight, cell), 0);
    if (sum < rest) low = middle;
    else high = middle;
  }
  return high;
}

/** Places what rounding left over, whole steps first, then single fen; a shortage is taken back the same way. */
function place(rest: number, step: number, cells: Cell[]): void {
  const order = cells.sort((a, b) => b.remainder - a.remainder || b.weight - a.weight || a.cell - b.cell);
  let left = rest;
  for (let moved = true; moved && Math.abs(left) >= step; ) {
    moved = false;
    for (const cell of left > 0 ? order : order.toReversed()) {
      if (Math.abs(left) < step) break;
      const after = cell.amount + Math.sign(left) * step;
      if (clamp(after, cell) !== after) continue;
      cell.amount = after;
      left -= Math.sign(left) * step;
      moved = true;
    }
  }
  for (const cell of left > 0 ? order : order.toReversed()) {
    const after = clamp(cell.amount + left, cell);
    left -= after - cell.amount;
    cell.amount = after;
  }
}
