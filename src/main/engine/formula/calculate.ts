import { AppError } from '../../../shared/errors.ts';
import type { Adjacency } from '../design/problem.ts';
import type { Node } from './ast.ts';
import { checkUnits } from './check-units.ts';
import { dimensionOf, isSame, unitParam } from './dimension.ts';
import { type Evaluation, evaluate, type Value } from './evaluate.ts';
import {
  type Formula,
  type Names,
  nameKey,
  namesOf,
  type Reference,
  referencesOf,
  type Source,
} from './names.ts';
import { parseFormula } from './parse.ts';

export interface Calculated extends Evaluation {
  readonly key: string;
  /** Why there are no values: FORMULA_*. */
  readonly error: AppError | null;
  /** Of a formula that is a quotient: what is above and below the line, so that a territory's figure is Σ above ÷ Σ below. */
  readonly parts: { readonly above: Float64Array; readonly below: Float64Array } | null;
}

interface Read {
  readonly tree: Node;
  readonly references: readonly Reference[];
}

/**
 * Calculates formulas over the units, each after those it names. A formula that is wrong has an error and no values; so has
 * one that names it. Money is rounded to whole fen, so that its sums stay exact.
 * @param adjacency for `neighbours`
 * @returns in the order given
 */
export function calculateFormulas(
  formulas: readonly Formula[],
  sources: readonly Source[],
  unitCount: number,
  adjacency: Adjacency | null,
): Calculated[] {
  const names = namesOf(sources, formulas);
  const read = formulas.map(({ expression }) => attempt(() => readFormula(expression, names)));
  const needs = read.map((one) =>
    one instanceof AppError
      ? []
      : one.references.flatMap(({ meaning }) => (meaning.formula === null ? [] : [meaning.formula])),
  );
  const done = new Map<number, Calculated>();
  const calculate = (index: number): Calculated => {
    const known = done.get(index);
    if (known) return known;
    const result = calculateOne(index);
    done.set(index, result);
    return result;
  };
  const figureOf = (name: string): Value => {
    const meaning = names.get(nameKey(name));
    if (!meaning) return Number.NaN;
    return meaning.formula === null
      ? (meaning.source?.value ?? Number.NaN)
      : calculate(meaning.formula).values;
  };
  const calculateOne = (index: number): Calculated => {
    const formula = formulas[index];
    const own = read[index];
    if (own instanceof AppError) return failed(formula.key, own, unitCount);
    const circle = circleThrough(index, needs);
    if (circle) {
      const round = circle.map((at) => formulas[at].names[0] ?? formulas[at].key);
      const error = new AppError('FORMULA_CIRCULAR', { name: round[0], circle: round.join(' → ') });
      return failed(formula.key, error, unitCount);
    }
    const broken = own.references.find(
      ({ meaning }) => meaning.formula !== null && calculate(meaning.formula).error !== null,
    );
    if (broken) {
      const { start, end, meaning } = broken;
      const error = new AppError('FORMULA_NEEDS_OTHER', { at: start + 1, end, name: meaning.name });
      return failed(formula.key, error, unitCount);
    }
    const result = attempt(() => compute(formula, own.tree, names, { unitCount, figureOf, adjacency }));
    return result instanceof AppError ? failed(formula.key, result, unitCount) : result;
  };
  return formulas.map((_, index) => calculate(index));
}

function attempt<R>(work: () => R): R | AppError {
  try {
    return work();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

function readFormula(expression: string, names: Names): Read {
  const tree = parseFormula(expression);
  return { tree, references: referencesOf(tree, names) };
}

/** The shortest way from a formula over what it needs back to itself, both ends included; null when there is none. */
function circleThrough(start: number, needs: readonly (readonly number[])[]): number[] | null {
  const cameFrom = new Map<number, number>();
  const queue = [start];
  for (const at of queue) {
    for (const next of needs[at]) {
      if (next === start) {
        const path = [start];
        for (let step = at; step !== start; step = cameFrom.get(step) ?? start) path.unshift(step);
        return [start, ...path];
      }
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, at);
      queue.push(next);
    }
  }
  return null;
}

interface Figures {
  readonly unitCount: number;
  readonly figureOf: (name: string) => Value;
  readonly adjacency: Adjacency | null;
}

function compute(formula: Formula, tree: Node, names: Names, figures: Figures): Calculated {
  const found = checkUnits(tree, (name) => dimensionOf(names.get(nameKey(name))?.unit ?? 'number'));
  const isZero = tree.kind === 'number' && tree.value === 0;
  if (!isZero && !isSame(found, dimensionOf(formula.unit)))
    throw new AppError('FORMULA_UNIT_RESULT', {
      at: 1,
      end: formula.expression.length,
      found: unitParam(found),
      declared: unitParam(dimensionOf(formula.unit)),
    });
  const { unitCount, figureOf, adjacency } = figures;
  const evaluation = evaluate(tree, unitCount, figureOf, adjacency);
  const line = tree.kind === 'binary' && tree.operator === '/' ? tree : null;
  const part = (node: Node) => evaluate(node, unitCount, figureOf, adjacency).values;
  return {
    ...evaluation,
    values:
      formula.unit === 'fen' ? evaluation.values.map((value) => Math.round(value) + 0) : evaluation.values,
    key: formula.key,
    error: null,
    parts: line ? { above: part(line.left), below: part(line.right) } : null,
  };
}

function failed(key: string, error: AppError, unitCount: number): Calculated {
  return {
    key,
    error,
    parts: null,
    values: new Float64Array(unitCount).fill(Number.NaN),
    dividedByZero: [],
    undefinedAt: [],
    missing: [],
    negative: [],
  };
}
