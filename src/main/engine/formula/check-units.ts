import { AppError } from '../../../shared/errors.ts';
import type { Node } from './ast.ts';
import {
  type Dimension,
  dimensionOf,
  isSame,
  plain,
  product,
  quotient,
  root,
  unitParam,
} from './dimension.ts';

/** What a node gives: a truth, or a quantity. A written 0 fits any unit. */
type Type =
  | { readonly truth: true }
  | { readonly truth: false; readonly of: Dimension; readonly zero: boolean };

const quantity = (of: Dimension): Type => ({ truth: false, of, zero: false });
const truth: Type = { truth: true };

/**
 * The dimension of a formula's result. Adding and comparing need like units; products and quotients combine them.
 * @param dimensionOfName of a measure or parameter the caller has found to exist
 * @throws AppError FORMULA_UNIT_MIXED, FORMULA_UNIT_NEEDED with the place of the part that is wrong
 */
export function checkUnits(node: Node, dimensionOfName: (name: string) => Dimension): Dimension {
  return number(node, typeOf(node, dimensionOfName)).of;
}

const place = ({ start, end }: Node) => ({ at: start + 1, end });

function number(node: Node, type: Type): { of: Dimension; zero: boolean } {
  if (type.truth) throw new AppError('FORMULA_CONDITION_AS_NUMBER', place(node));
  return type;
}

function condition(node: Node, type: Type): void {
  if (!type.truth) throw new AppError('FORMULA_CONDITION_NEEDED', place(node));
}

function typeOf(node: Node, nameOf: (name: string) => Dimension): Type {
  const of = (inner: Node) => typeOf(inner, nameOf);
  switch (node.kind) {
    case 'number':
      return { truth: false, of: plain, zero: node.value === 0 };
    case 'name':
      return quantity(nameOf(node.name));
    case 'unary':
      if (node.operator === '-') return { truth: false, ...number(node.operand, of(node.operand)) };
      condition(node.operand, of(node.operand));
      return truth;
    case 'binary':
      return binary(node, of(node.left), of(node.right));
    case 'call':
      return call(node, node.args.map(of));
  }
}

/** Like units throughout; answers the one they share. */
function alike(node: Node, parts: readonly { node: Node; of: Dimension; zero: boolean }[]): Type {
  const known = parts.filter(({ zero }) => !zero);
  const [first] = known;
  if (!first) return { truth: false, of: plain, zero: true };
  const odd = known.find(({ of }) => !isSame(of, first.of));
  if (odd)
    throw new AppError('FORMULA_UNIT_MIXED', {
      at: node.start + 1,
      end: node.end,
      left: unitParam(first.of),
      right: unitParam(odd.of),
    });
  return quantity(first.of);
}

function binary(node: Node & { kind: 'binary' }, left: Type, right: Type): Type {
  const { operator } = node;
  if (operator === '&&' || operator === '||') {
    condition(node.left, left);
    condition(node.right, right);
    return truth;
  }
  const [a, b] = [number(node.left, left), number(node.right, right)];
  if (operator === '*') return quantity(product(a.of, b.of));
  if (operator === '/') return quantity(quotient(a.of, b.of));
  const shared = alike(node, [
    { node: node.left, ...a },
    { node: node.right, ...b },
  ]);
  return operator === '+' || operator === '-' ? shared : truth;
}

const readAs = {
  yuan: dimensionOf('fen'),
  count: dimensionOf('count'),
  minutes: dimensionOf('minutes'),
  hours: dimensionOf('minutes'),
  km2: dimensionOf('squareMetres'),
} as const;

function call(node: Node & { kind: 'call' }, types: readonly Type[]): Type {
  const { name, args } = node;
  const all = () => args.map((arg, at) => ({ node: arg, ...number(arg, types[at]) }));
  switch (name) {
    case 'if':
      condition(args[0], types[0]);
      return alike(node, all2(args, types));
    case 'min':
    case 'max':
    case 'given':
      return alike(node, all());
    case 'round':
    case 'floor':
    case 'ceil':
    case 'abs':
    case 'total':
    case 'average':
    case 'neighbours':
      return quantity(all()[0].of);
    case 'sqrt': {
      const { of } = all()[0];
      const half = root(of);
      if (!half) throw needed(node, of);
      return quantity(half);
    }
    case 'log':
    case 'exp':
      if (!isSame(all()[0].of, plain)) throw needed(node, all()[0].of);
      return quantity(plain);
    default:
      if (!isSame(all()[0].of, plain)) throw needed(node, all()[0].of);
      return quantity(readAs[name]);
  }
}

const all2 = (args: readonly Node[], types: readonly Type[]) =>
  [1, 2].map((at) => ({ node: args[at], ...number(args[at], types[at]) }));

const needed = (node: Node & { kind: 'call' }, found: Dimension) =>
  new AppError('FORMULA_UNIT_NEEDED', { ...place(node), name: node.name, found: unitParam(found) });
