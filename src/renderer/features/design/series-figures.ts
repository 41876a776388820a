import type { SeriesPoint } from '../../../shared/contract/design.ts';
import { isAsAsked } from './balance.ts';
import type { DesignForm } from './settings.ts';

/** A point of a series in the figures it is chosen by. */
export interface SeriesFigure {
  point: SeriesPoint;
  /** What was varied: territories, or the share of sales allowed to change hands. */
  value: number;
  /** Largest deviation of any hard measure (of any at all, when none is hard). */
  deviation: number;
  travelMetres: number;
  /** Share of the sales that changes hands. */
  moved: number;
  /** Everything asked for holds: a front is drawn with balance as an aim only. */
  feasible: boolean;
  /** No other point is at least as good in both and better in one. */
  efficient: boolean;
}

/** @param salesFen all sales of the scenario; 0 gives shares of 0 */
export function seriesFigures(
  points: readonly SeriesPoint[],
  measures: DesignForm['measures'],
  salesFen: number,
): SeriesFigure[] {
  const hard = measures.map(({ soft }) => soft !== true);
  const counted = hard.some(Boolean) ? hard : hard.map(() => true);
  const plain = points.map((point) => ({
    point,
    value: point.value,
    deviation: point.result.maxDeviation.reduce(
      (most, one, index) => (counted[index] === true ? Math.max(most, one) : most),
      0,
    ),
    travelMetres: point.result.travelMetres,
    moved: salesFen > 0 ? point.result.movedSalesFen / salesFen : 0,
    feasible: isAsAsked(point.result, measures),
  }));
  const beats = (a: (typeof plain)[number], b: (typeof plain)[number]) =>
    a.deviation <= b.deviation &&
    a.moved <= b.moved &&
    (a.deviation < b.deviation - 1e-9 || a.moved < b.moved - 1e-9);
  return plain.map((one) => ({ ...one, efficient: !plain.some((other) => beats(other, one)) }));
}
