/** Where in the text, 0-based, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const binaryOperators = ['+', '-', '*', '/', '<', '<=', '>', '>=', '==', '!=', '&&', '||'] as const;
export type BinaryOperator = (typeof binaryOperators)[number];

export type Node = Span &
  (
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'unary'; readonly operator: '-' | '!'; readonly operand: Node }
    | {
        readonly kind: 'binary';
        readonly operator: BinaryOperator;
        readonly left: Node;
        readonly right: Node;
      }
    | { readonly kind: 'call'; readonly name: FunctionName; readonly args: readonly Node[] }
  );

/** Least and most arguments of every function there is. */
export const functions = {
  if: [3, 3],
  min: [1, 20],
  max: [1, 20],
  round: [1, 1],
  floor: [1, 1],
  ceil: [1, 1],
  abs: [1, 1],
  sqrt: [1, 1],
  log: [1, 1],
  exp: [1, 1],
  /** The first that is given. */
  given: [2, 20],
  /** Over all units of the plan: the same figure for each. */
  total: [1, 1],
  average: [1, 1],
  /** Sum over the units that touch this one. */
  neighbours: [1, 1],
  /** A plain number read as a quantity. */
  yuan: [1, 1],
  count: [1, 1],
  minutes: [1, 1],
  hours: [1, 1],
  km2: [1, 1],
} as const satisfies Readonly<Record<string, readonly [number, number]>>;
export type FunctionName = keyof typeof functions;
export const functionNames = Object.keys(functions) as FunctionName[];

/** Every name used, with its place. */
export function namesIn(node: Node): { name: string; start: number; end: number }[] {
  switch (node.kind) {
    case 'number':
      return [];
    case 'name':
      return [{ name: node.name, start: node.start, end: node.end }];
    case 'unary':
      return namesIn(node.operand);
    case 'binary':
      return [...namesIn(node.left), ...namesIn(node.right)];
    case 'call':
      return node.args.flatMap(namesIn);
  }
}
