import { AppError } from '../../../shared/errors.ts';
import { spread } from './spread.ts';

export interface QuotaProblem {
  /** Fen, whole. */
  readonly total: number;
  /** Smallest step, fen. */
  readonly step: number;
  /** Share or any relative weight per territory. */
  readonly weights: Float64Array;
  /** Relative weight of the twelve months. */
  readonly season: Float64Array;
  /** Hand-set year per territory, fen; NaN = free. */
  readonly lockedYears: Float64Array;
  /** Hand-set months, territory × 12 row-major, fen; NaN = free. */
  readonly lockedMonths: Float64Array;
  /** Optional least and most year per territory, fen. */
  readonly leastYears?: Float64Array;
  readonly mostYears?: Float64Array;
}

export interface QuotaTable {
  /** Fen per territory; sums exactly to the total. */
  readonly years: Float64Array;
  /** Territory × 12 row-major, fen; each row sums exactly to its year. */
  readonly months: Float64Array;
}

/**
 * The whole quota table: years over territories by weight, each year over its months by season. A free year is never below
 * its locked months, and equals them when all twelve are locked.
 * @throws AppError QUOTA_IMPOSSIBLE `{locked, total, over, row}` in fen; row = territory index whose own locks contradict, or -1
 * when the locks contradict the total of all
 */
export function quotaTable(problem: QuotaProblem): QuotaTable {
  const count = problem.weights.length;
  const fixed = problem.lockedYears.slice();
  const least = Float64Array.from({ length: count }, (_, row) => problem.leastYears?.[row] ?? 0);
  const most = Float64Array.from(
    { length: count },
    (_, row) => problem.mostYears?.[row] ?? Number.POSITIVE_INFINITY,
  );
  for (let row = 0; row < count; row++) {
    const locks = problem.lockedMonths.subarray(row * 12, row * 12 + 12);
    const locked = locks.reduce((sum, lock) => (Number.isNaN(lock) ? sum : sum + lock), 0);
    if (Number.isNaN(fixed[row]) && !locks.some(Number.isNaN)) fixed[row] = locked;
    least[row] = Math.max(least[row], locked);
    most[row] = Math.max(most[row], locked);
  }
  const years = at(-1, () =>
    spread(problem.total, problem.weights, { step: problem.step, locked: fixed, least, most }),
  );
  const months = new Float64Array(count * 12);
  for (let row = 0; row < count; row++) {
    const locked = problem.lockedMonths.subarray(row * 12, row * 12 + 12);
    months.set(
      at(row, () => spread(years[row], problem.season, { step: problem.step, locked })),
      row * 12,
    );
  }
  return { years, months };
}

/** Adds to an impossible spread which row it is about. */
function at<R>(row: number, work: () => R): R {
  try {
    return work();
  } catch (error) {
    if (error instanceof AppError && error.code === 'QUOTA_IMPOSSIBLE')
      throw new AppError('QUOTA_IMPOSSIBLE', { ...error.params, row }, { cause: error });
    throw error;
  }
}
