import type { DispersionFigures } from '../../../shared/contract/fairness.ts';

export interface StripPoint {
  territoryId: number;
  value: number;
  outlier: 'low' | 'high' | null;
  /** 0..1 across the strip. */
  x: number;
  /** −1..1 off the middle line, so that equal values lie beside each other. */
  y: number;
}

export interface Strip {
  points: StripPoint[];
  /** 0..1 across the strip. */
  scale: (value: number) => number;
}

/** Points nearer than this share of the strip are put beside each other. */
const near = 0.012;
/** Rows of points above and below the middle line. */
const rows = 3;

/**
 * Where each territory lies on a strip: the least value at the left edge, the most at the right; neighbours that would cover
 * each other step off the middle line by turns.
 */
export function layoutStrip(
  values: readonly { territoryId: number; value: number; outlier: 'low' | 'high' | null }[],
  { least, most }: Pick<DispersionFigures, 'least' | 'most'>,
): Strip {
  const span = most - least;
  const scale = (value: number) => (span > 0 ? (value - least) / span : 0.5);
  const sorted = values.toSorted((a, b) => a.value - b.value || a.territoryId - b.territoryId);
  const taken = new Float64Array(2 * rows + 1).fill(Number.NEGATIVE_INFINITY);
  const points = sorted.map((value) => {
    const x = scale(value.value);
    let row = 0;
    for (let step = 0; step <= 2 * rows; step++) {
      const candidate = step % 2 === 0 ? 0 - step / 2 : (step + 1) / 2;
      if (x - (taken[candidate + rows] ?? 0) >= near) {
        row = candidate;
        break;
      }
    }
    taken[row + rows] = x;
    return { ...value, x, y: row / rows };
  });
  return { points, scale };
}
