import type { MeasureUnit } from '../../../shared/domain/measures.ts';

/** Exponents of money, counted things, time and area: fen per person is [1, -1, 0, 0]; a share is all zeros. */
export type Dimension = readonly [fen: number, count: number, minutes: number, squareMetres: number];

export const plain: Dimension = [0, 0, 0, 0];

const names = ['fen', 'count', 'minutes', 'squareMetres'] as const;

const dimensions: Readonly<Record<MeasureUnit, Dimension>> = {
  number: plain,
  ratio: plain,
  fen: [1, 0, 0, 0],
  count: [0, 1, 0, 0],
  minutes: [0, 0, 1, 0],
  squareMetres: [0, 0, 0, 1],
  fenPerCount: [1, -1, 0, 0],
  fenPerSquareMetre: [1, 0, 0, -1],
  countPerSquareMetre: [0, 1, 0, -1],
};

export const dimensionOf = (unit: MeasureUnit): Dimension => dimensions[unit];

const join = (a: Dimension, b: Dimension, sign: 1 | -1): Dimension => [
  a[0] + sign * b[0],
  a[1] + sign * b[1],
  a[2] + sign * b[2],
  a[3] + sign * b[3],
];

export const product = (a: Dimension, b: Dimension): Dimension => join(a, b, 1);
export const quotient = (a: Dimension, b: Dimension): Dimension => join(a, b, -1);
export const isSame = (a: Dimension, b: Dimension): boolean => a.every((value, at) => value === b[at]);

/** Square root; null when an exponent is odd: the root of yuan means nothing. */
export function root(a: Dimension): Dimension | null {
  if (a.some((value) => value % 2 !== 0)) return null;
  return [a[0] / 2, a[1] / 2, a[2] / 2, a[3] / 2];
}

/** A dimension as a parameter of an error, for `shared/i18n/unit-text.ts` to put in words: `unit:fen*minutes^2/count`. */
export function unitParam(dimension: Dimension): string {
  const part = (sign: 1 | -1) =>
    names
      .flatMap((name, at) => {
        const power = sign * dimension[at];
        return power <= 0 ? [] : power === 1 ? [name] : [`${name}^${power}`];
      })
      .join('*');
  const below = part(-1);
  return `unit:${part(1) || (below ? '1' : 'number')}${below ? `/${below}` : ''}`;
}
