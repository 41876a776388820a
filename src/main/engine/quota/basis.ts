import { AppError } from '../../../shared/errors.ts';

/** One ground to spread by, and how much it counts. */
export interface Basis {
  /** `history`, `potential` or `workload`: names the basis in an error. */
  readonly key: string;
  /** Per territory, any unit, 0 or more (less counts as 0). */
  readonly values: Float64Array;
  /** 0 or more; weights are normalised to 1 over the bases. */
  readonly weight: number;
}

/**
 * Weighted blend of bases, each normalised to its own total, so that fen and minutes can be mixed.
 * @returns share of the whole per territory, sums to 1
 * @throws AppError QUOTA_NO_BASIS `{basis}` when no basis has weight, or one that has weight is 0 in every territory: leaving it
 * out in silence would spread by something nobody asked for
 */
export function blend(bases: readonly Basis[]): Float64Array {
  const used = bases.filter((basis) => basis.weight > 0);
  const weights = used.reduce((sum, basis) => sum + basis.weight, 0);
  if (!(weights > 0)) throw new AppError('QUOTA_NO_BASIS', { basis: bases[0]?.key ?? '' });
  const shares = new Float64Array(used[0].values.length);
  for (const { key, values, weight } of used) {
    const total = values.reduce((sum, value) => sum + worth(value), 0);
    if (total === 0) throw new AppError('QUOTA_NO_BASIS', { basis: key });
    for (let territory = 0; territory < shares.length; territory++) {
      shares[territory] += (weight / weights) * (worth(values[territory]) / total);
    }
  }
  return shares;
}

function worth(value: number): number {
  return Number.isNaN(value) ? 0 : Math.max(0, value);
}
