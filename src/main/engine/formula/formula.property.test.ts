import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import type { Node } from './ast.ts';
import { calculateFormulas } from './calculate.ts';
import { checkUnits } from './check-units.ts';
import { plain } from './dimension.ts';
import { evaluate } from './evaluate.ts';
import { parseFormula } from './parse.ts';

const unitCount = 5;
const names = ['甲', '乙', '丙'];

/** Text of a well-formed formula over plain numbers. */
const { expression } = fc.letrec<{ expression: string; test: string }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.integer({ min: 0, max: 9 }).map(String),
    fc.constantFrom('0.5', '25%', '[甲]', '乙', '[丙]'),
    fc
      .tuple(tie('expression'), fc.constantFrom('+', '-', '*', '/', ' × ', '÷'), tie('expression'))
      .map(([a, operator, b]) => `${a}${operator}${b}`),
    fc
      .tuple(tie('expression'), fc.constantFrom('+', '-', '*', '/'), tie('expression'))
      .map(([a, operator, b]) => `(${a})${operator}(${b})`),
    tie('expression').map((a) => `-(${a})`),
    fc
      .tuple(fc.constantFrom('abs', 'sqrt', 'log', 'round', 'floor', 'ceil'), tie('expression'))
      .map(([name, a]) => `${name}(${a})`),
    fc
      .tuple(fc.constantFrom('min', 'max', 'given'), tie('expression'), tie('expression'))
      .map(([name, a, b]) => `${name}(${a}, ${b})`),
    fc
      .tuple(tie('test'), tie('expression'), tie('expression'))
      .map(([test, yes, no]) => `if(${test}, ${yes}, ${no})`),
  ),
  test: fc.oneof(
    { depthSize: 'small' },
    fc
      .tuple(tie('expression'), fc.constantFrom('<', '<=', '>', '>=', '==', '!='), tie('expression'))
      .map(([a, operator, b]) => `(${a}) ${operator} (${b})`),
    fc
      .tuple(tie('test'), fc.constantFrom('&&', '||'), tie('test'))
      .map(([a, operator, b]) => `(${a}) ${operator} (${b})`),
    tie('test').map((a) => `!(${a})`),
  ),
}));

const figure = fc.oneof(
  fc.integer({ min: -20, max: 20 }),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  fc.constantFrom(0, Number.NaN),
);
const columns = fc.array(fc.array(figure, { minLength: unitCount, maxLength: unitCount }), {
  minLength: 3,
  maxLength: 3,
});

/** The oracle: one unit, one number, written down as the language is described. NaN = no value. */
function scalar(node: Node, of: (name: string) => number): number {
  switch (node.kind) {
    case 'number':
      return node.value;
    case 'name':
      return of(node.name);
    case 'unary': {
      const a = scalar(node.operand, of);
      return node.operator === '-' ? -a : Number.isNaN(a) ? a : a === 1 ? 0 : 1;
    }
    case 'binary': {
      const [a, b] = [scalar(node.left, of), scalar(node.right, of)];
      const truths: Record<string, boolean> = {
        '<': a < b,
        '<=': a <= b,
        '>': a > b,
        '>=': a >= b,
        '==': a === b,
        '!=': a !== b,
        '&&': a === 1 && b === 1,
        '||': a === 1 || b === 1,
      };
      if (node.operator in truths)
        return Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : Number(truths[node.operator]);
      if (node.operator === '/') return b === 0 ? Number.NaN : a / b;
      return node.operator === '+' ? a + b : node.operator === '-' ? a - b : a * b;
    }
    case 'call': {
      const [a, b, c] = node.args.map((arg) => scalar(arg, of));
      const answers: Record<string, () => number> = {
        if: () => (Number.isNaN(a) ? a : a === 1 ? b : c),
        min: () => Math.min(a, b),
        max: () => Math.max(a, b),
        given: () => (Number.isFinite(a) ? a : b),
        abs: () => Math.abs(a),
        sqrt: () => (a < 0 ? Number.NaN : Math.sqrt(a)),
        log: () => (a > 0 ? Math.log(a) : Number.NaN),
        round: () => (a < 0 ? -Math.round(-a) : Math.round(a)),
        floor: () => Math.floor(a),
        ceil: () => Math.ceil(a),
      };
      return answers[node.name]();
    }
  }
}

describe('the evaluator', () => {
  it('gives every unit what a plain walk over the tree gives it', () => {
    fc.assert(
      fc.property(expression, columns, (text, rows) => {
        fc.pre(text.length < 1500);
        const tree = parseFormula(text);
        expect(checkUnits(tree, () => plain)).toEqual(plain);
        const figures = rows.map((row) => Float64Array.from(row));
        const found = evaluate(tree, unitCount, (name) => figures[names.indexOf(name)]);
        let without = 0;
        for (let unit = 0; unit < unitCount; unit++) {
          const expected = scalar(tree, (name) => rows[names.indexOf(name)][unit]);
          expect(found.values[unit]).toBe(Number.isFinite(expected) ? expected + 0 : Number.NaN);
          if (Number.isNaN(found.values[unit])) without++;
        }
        expect(found.dividedByZero.length + found.undefinedAt.length + found.missing.length).toBe(without);
      }),
      { numRuns: 600 },
    );
  });

  it('answers any text with values or one of its own errors, never with anything else', () => {
    const piece = fc.constantFrom(
      ...[
        '[',
        ']',
        '(',
        ')',
        '+',
        '-',
        '*',
        '/',
        '=',
        '<',
        '>',
        '!',
        '&&',
        '|',
        '.',
        ',',
        ';',
        '"',
        "'",
        '`',
        '?',
        ':',
      ],
      ...[
        '__proto__',
        'constructor',
        'prototype',
        'this',
        'null',
        'if',
        'min(',
        '甲',
        '[乙]',
        '1',
        '1e9',
        '%',
        '\\u0041',
      ],
      ...['\n', '　', '×', '（', '😀', '${', '=>', '...', '#', '@'],
    );
    const text = fc.oneof(
      fc.array(piece, { maxLength: 40 }).map((parts) => parts.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(text, (expressionText) => {
        const sources = names.map((name) => ({
          key: name,
          names: [name],
          unit: 'number' as const,
          value: new Float64Array(unitCount),
        }));
        const [found] = calculateFormulas(
          [{ key: 'x', names: ['结果'], unit: 'number', expression: expressionText }],
          sources,
          unitCount,
          null,
        );
        if (found.error) {
          expect(found.error).toBeInstanceOf(AppError);
          expect(found.error.code).toMatch(/^FORMULA_/);
        }
        expect(found.values).toHaveLength(unitCount);
      }),
      { numRuns: 3000 },
    );
  });
});
