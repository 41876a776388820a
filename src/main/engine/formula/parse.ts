import jsep, { type Expression } from 'jsep';
import { AppError } from '../../../shared/errors.ts';
import { type BinaryOperator, binaryOperators, type FunctionName, functions, type Node } from './ast.ts';
import { plainSigns } from './signs.ts';

/** Longest formula, deepest brackets, and most levels of one inside the other. */
export const longestFormula = 2000;
const deepestBrackets = 100;
const deepestTree = 400;

/** `=` and `<>` as spreadsheets write them. */
const spelled: Readonly<Record<string, BinaryOperator>> = { '=': '==', '<>': '!=' };

// The grammar is jsep's, cut down to what a formula needs: no members, assignments, strings, arrays or literals.
jsep.removeAllBinaryOps();
jsep.removeAllUnaryOps();
jsep.removeAllLiterals();
const precedence = [['||'], ['&&'], ['==', '!=', '=', '<>'], ['<', '>', '<=', '>='], ['+', '-'], ['*', '/']];
precedence.forEach((level, at) => {
  for (const operator of level) jsep.addBinaryOp(operator, at + 1);
});
for (const operator of ['-', '+', '!']) jsep.addUnaryOp(operator);

/** A token with its place: jsep's own nodes have none. */
interface Placed extends Expression {
  start: number;
  end: number;
}

const closing = ')'.charCodeAt(0);
const asList = (value: unknown) => value as Expression[];
const isDigit = (code: number) => code >= 48 && code <= 57;
const startsName = (code: number) =>
  (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95 || code >= 128;

/** Numbers, names in square brackets, bare names and calls, read here so that each knows where it stands. */
jsep.hooks.add('gobble-token', function (env) {
  const { expr, index: start } = this;
  const code = expr.charCodeAt(start);
  let node: Expression | null = null;
  if (isDigit(code) || (code === 46 && isDigit(expr.charCodeAt(start + 1)))) {
    const literal = this.gobbleNumericLiteral() as Expression;
    const isPercent = expr[this.index] === '%';
    if (isPercent) this.index++;
    const value = Number(literal.raw);
    node = { type: 'Number', value: isPercent ? Number(`${literal.raw}e-2`) || value / 100 : value };
  } else if (expr[start] === '[') {
    let end = start + 1;
    while (end < expr.length && (expr[end] !== ']' || expr[end + 1] === ']'))
      end += expr[end] === ']' ? 2 : 1;
    if (end >= expr.length) this.throwError('Unclosed [');
    this.index = end + 1;
    node = { type: 'Name', quoted: true };
  } else if (startsName(code)) {
    let end = start;
    while (end < expr.length && (startsName(expr.charCodeAt(end)) || isDigit(expr.charCodeAt(end)))) end++;
    this.index = end;
    this.gobbleSpaces();
    if (expr[this.index] === '(') {
      this.index++;
      node = { type: 'Call', nameEnd: end, args: asList(this.gobbleArguments(closing)) };
    } else {
      this.index = end;
      node = { type: 'Name', quoted: false };
    }
  }
  if (node) env.node = { ...node, start, end: this.index };
});

/**
 * Reads a formula. Names of measures and parameters stand in square brackets, `[人口]` (`]]` for a bracket inside), or bare
 * when they are one word; `25%` is a number; Chinese punctuation counts as its plain form. No program text: jsep gives a
 * tree, and only what `ast.ts` names is let through.
 * @throws AppError FORMULA_* with `at` (1-based place) and `end`
 */
export function parseFormula(text: string): Node {
  if (text.length > longestFormula)
    throw new AppError('FORMULA_TOO_LONG', { length: text.length, limit: longestFormula });
  if (text.trim() === '') throw new AppError('FORMULA_EMPTY');
  const plain = plainSigns(text);
  checkBrackets(plain);
  let tree: Expression;
  try {
    tree = jsep(plain);
  } catch (error) {
    const index = error instanceof Error && 'index' in error ? Number(error.index) : 0;
    throw syntaxError(text, index);
  }
  return convert(tree, text, 0);
}

const around = (text: string, index: number) => text.slice(Math.max(0, index - 8), index + 8).trim();

function syntaxError(text: string, index: number): AppError {
  return new AppError('FORMULA_SYNTAX', { at: index + 1, end: index + 1, text: around(text, index) });
}

function checkBrackets(text: string): void {
  let depth = 0;
  for (const letter of text) {
    if (letter === '(') depth++;
    else if (letter === ')') depth--;
    if (depth > deepestBrackets) throw new AppError('FORMULA_TOO_DEEP', { limit: deepestBrackets });
  }
}

const isPlaced = (node: Expression): node is Placed => typeof node.start === 'number';
const asTree = (value: unknown) => value as Expression;

function convert(node: Expression, text: string, depth: number): Node {
  if (depth > deepestTree) throw new AppError('FORMULA_TOO_DEEP', { limit: deepestTree });
  const next = (value: unknown) => convert(asTree(value), text, depth + 1);
  switch (node.type) {
    case 'Number': {
      const { start, end } = node as Placed;
      if (!Number.isFinite(node.value)) throw syntaxError(text, start);
      return { kind: 'number', value: Number(node.value), start, end };
    }
    case 'Name': {
      const { start, end } = node as Placed;
      const raw = text.slice(start, end);
      const name = node.quoted ? raw.slice(1, -1).replaceAll(']]', ']').trim() : raw;
      return { kind: 'name', name, start, end };
    }
    case 'Call':
      return call(node as Placed, text, asList(node.args).map(next));
    case 'UnaryExpression': {
      const operand = next(node.argument);
      if (node.operator === '+') return operand;
      const start = Math.max(0, text.lastIndexOf(String(node.operator), operand.start));
      return { kind: 'unary', operator: node.operator === '!' ? '!' : '-', operand, start, end: operand.end };
    }
    case 'BinaryExpression': {
      const [left, right] = [next(node.left), next(node.right)];
      const written = String(node.operator);
      const operator = spelled[written] ?? binaryOperators.find((one) => one === written);
      if (!operator) throw syntaxError(text, left.end);
      return { kind: 'binary', operator, left, right, start: left.start, end: right.end };
    }
    case 'ConditionalExpression': {
      const args = [next(node.test), next(node.consequent), next(node.alternate)];
      return { kind: 'call', name: 'if', args, start: args[0].start, end: args[2].end };
    }
    default: {
      const at = placeOf(node);
      throw new AppError('FORMULA_NOT_ALLOWED', { at: at + 1, end: at + 1, text: around(text, at) });
    }
  }
}

function call({ start, end, nameEnd }: Placed, text: string, args: readonly Node[]): Node {
  const name = text.slice(start, Number(nameEnd)).toLowerCase();
  const place = { at: start + 1, end: Number(nameEnd) };
  if (!Object.hasOwn(functions, name))
    throw new AppError('FORMULA_FUNCTION_UNKNOWN', {
      ...place,
      name: text.slice(start, Number(nameEnd)),
      functions: Object.keys(functions).join(', '),
    });
  const [least, most] = functions[name as FunctionName];
  if (args.length < least || args.length > most)
    throw new AppError('FORMULA_ARGUMENTS', { ...place, name, least, most, count: args.length });
  return { kind: 'call', name: name as FunctionName, args, start, end };
}

/** The first place known inside a node that is none of ours. */
function placeOf(node: Expression): number {
  if (isPlaced(node)) return node.start;
  for (const part of Object.values(node)) {
    for (const inner of Array.isArray(part) ? part : [part]) {
      if (typeof inner === 'object' && inner !== null && 'type' in inner) return placeOf(asTree(inner));
    }
  }
  return 0;
}
