import type { Adjacency } from '../design/problem.ts';
import type { BinaryOperator, Node } from './ast.ts';

/** A figure per unit, or one for all. NaN = not given. Truths are 1 and 0. */
export type Value = number | Float64Array;

export interface Evaluation {
  /** Per unit; NaN where there is no value. */
  readonly values: Float64Array;
  /** Units without a value because something was divided by 0. */
  readonly dividedByZero: readonly number[];
  /** Units without a value because of a root or logarithm that does not exist, or a figure beyond all bounds. */
  readonly undefinedAt: readonly number[];
  /** Units without a value because a figure they need was never given. */
  readonly missing: readonly number[];
  readonly negative: readonly number[];
}

const zeroDivision = 1;
const outOfReach = 2;

interface Run {
  readonly unitCount: number;
  readonly figureOf: (name: string) => Value;
  readonly adjacency: Adjacency | null;
  /** Why a unit may have no value: the marks above. */
  readonly marks: Uint8Array;
}

/**
 * Evaluates a checked formula for all units at once.
 * @param figureOf figures of a name, `unitCount` long or one for all
 * @param adjacency for `neighbours`; without it a unit has none
 */
export function evaluate(
  node: Node,
  unitCount: number,
  figureOf: (name: string) => Value,
  adjacency: Adjacency | null = null,
): Evaluation {
  const run: Run = { unitCount, figureOf, adjacency, marks: new Uint8Array(unitCount) };
  const result = valueAt(node, run);
  const values = typeof result === 'number' ? new Float64Array(unitCount).fill(result) : result.slice();
  const dividedByZero: number[] = [];
  const undefinedAt: number[] = [];
  const missing: number[] = [];
  const negative: number[] = [];
  for (let unit = 0; unit < unitCount; unit++) {
    const value = values[unit];
    if (value < 0) negative.push(unit);
    if (Number.isFinite(value)) {
      values[unit] = value + 0; // no −0
      continue;
    }
    values[unit] = Number.NaN;
    if (run.marks[unit] & zeroDivision) dividedByZero.push(unit);
    else if (run.marks[unit] & outOfReach || !Number.isNaN(value)) undefinedAt.push(unit);
    else missing.push(unit);
  }
  return { values, dividedByZero, undefinedAt, missing, negative };
}

function valueAt(node: Node, run: Run): Value {
  switch (node.kind) {
    case 'number':
      return node.value;
    case 'name':
      return run.figureOf(node.name);
    case 'unary': {
      const operand = valueAt(node.operand, run);
      return each(run, [operand], node.operator === '-' ? (a) => -a : (a) => (Number.isNaN(a) ? a : 1 - a));
    }
    case 'binary':
      return binary(node.operator, valueAt(node.left, run), valueAt(node.right, run), run);
    case 'call':
      return call(node, run);
  }
}

/** Applies a function unit by unit; of figures that are one for all it is again one for all. */
function each(run: Run, values: readonly Value[], apply: (a: number, b: number, c: number) => number): Value {
  const at = (value: Value | undefined, unit: number) =>
    value === undefined ? Number.NaN : typeof value === 'number' ? value : value[unit];
  const [a, b, c] = values;
  if (values.every((value) => typeof value === 'number')) return apply(at(a, 0), at(b, 0), at(c, 0));
  const result = new Float64Array(run.unitCount);
  for (let unit = 0; unit < run.unitCount; unit++)
    result[unit] = apply(at(a, unit), at(b, unit), at(c, unit));
  return result;
}

/** Marks units (all, for a figure that is one for all) whose value is lost, so that the reason can be told. */
function mark(run: Run, value: Value, lost: (value: number) => boolean, reason: number): void {
  if (typeof value === 'number') {
    if (lost(value)) for (let unit = 0; unit < run.unitCount; unit++) run.marks[unit] |= reason;
    return;
  }
  for (let unit = 0; unit < run.unitCount; unit++) if (lost(value[unit])) run.marks[unit] |= reason;
}

const truth = (is: boolean) => (is ? 1 : 0);
const known = (a: number, b: number, result: number) =>
  Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : result;

const operations: Readonly<Record<Exclude<BinaryOperator, '/'>, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '<': (a, b) => known(a, b, truth(a < b)),
  '<=': (a, b) => known(a, b, truth(a <= b)),
  '>': (a, b) => known(a, b, truth(a > b)),
  '>=': (a, b) => known(a, b, truth(a >= b)),
  '==': (a, b) => known(a, b, truth(a === b)),
  '!=': (a, b) => known(a, b, truth(a !== b)),
  '&&': (a, b) => known(a, b, truth(a === 1 && b === 1)),
  '||': (a, b) => known(a, b, truth(a === 1 || b === 1)),
};

function binary(operator: BinaryOperator, left: Value, right: Value, run: Run): Value {
  if (operator !== '/') return each(run, [left, right], operations[operator]);
  mark(run, right, (value) => value === 0, zeroDivision);
  return each(run, [left, right], (a, b) => (b === 0 ? Number.NaN : a / b));
}

const simple: Readonly<Record<string, (a: number) => number>> = {
  round: (a) => Math.sign(a) * Math.round(Math.abs(a)),
  floor: Math.floor,
  ceil: Math.ceil,
  abs: Math.abs,
  exp: Math.exp,
  yuan: (a) => a * 100,
  count: (a) => a,
  minutes: (a) => a,
  hours: (a) => a * 60,
  km2: (a) => a * 1e6,
};

function call({ name, args }: Node & { kind: 'call' }, run: Run): Value {
  const values = args.map((arg) => valueAt(arg, run));
  switch (name) {
    case 'if':
      return each(run, values, (test, yes, no) => (Number.isNaN(test) ? test : test === 1 ? yes : no));
    case 'min':
      return values.reduce((a, b) => each(run, [a, b], (x, y) => Math.min(x, y)));
    case 'max':
      return values.reduce((a, b) => each(run, [a, b], (x, y) => Math.max(x, y)));
    case 'given':
      return values.reduce((a, b) =>
        each(run, [a, b], (first, second) => (Number.isFinite(first) ? first : second)),
      );
    case 'sqrt':
      mark(run, values[0], (value) => value < 0, outOfReach);
      return each(run, values, Math.sqrt);
    case 'log':
      mark(run, values[0], (value) => value <= 0, outOfReach);
      return each(run, values, (a) => (a > 0 ? Math.log(a) : Number.NaN));
    case 'total':
      return overall(values[0], run).sum;
    case 'average': {
      const { sum, count } = overall(values[0], run);
      return count === 0 ? Number.NaN : sum / count;
    }
    case 'neighbours':
      return aroundEach(values[0], run);
    default:
      return each(run, values, simple[name]);
  }
}

/** Over all units with a value. */
function overall(value: Value, { unitCount }: Run): { sum: number; count: number } {
  let sum = 0;
  let count = 0;
  for (let unit = 0; unit < unitCount; unit++) {
    const one = typeof value === 'number' ? value : value[unit];
    if (!Number.isFinite(one)) continue;
    sum += one;
    count++;
  }
  return { sum, count };
}

/** Sum over a unit's neighbours; those without a value count as nothing. */
function aroundEach(value: Value, { unitCount, adjacency }: Run): Float64Array {
  const result = new Float64Array(unitCount);
  if (!adjacency) return result;
  const { offsets, neighbours } = adjacency;
  for (let unit = 0; unit < unitCount; unit++) {
    for (let at = offsets[unit]; at < offsets[unit + 1]; at++) {
      const one = typeof value === 'number' ? value : value[neighbours[at]];
      if (Number.isFinite(one)) result[unit] += one;
    }
  }
  return result;
}
