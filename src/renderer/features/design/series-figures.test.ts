import { describe, expect, it } from 'vitest';
import type { SeriesPoint } from '../../../shared/contract/design.ts';
import { seriesFigures } from './series-figures.ts';

const point = (value: number, maxDeviation: number[], movedSalesFen: number): SeriesPoint => ({
  jobId: `job ${value}`,
  value,
  unitTerritory: [],
  result: {
    feasible: true,
    maxDeviation,
    nonContiguous: 0,
    travelMetres: 50_000,
    impossible: false,
    travelBeforeMetres: null,
    lowerBoundMetres: null,
    boundOf: null,
    movedAccounts: 0,
    movedSalesFen,
    iterations: 1,
    seconds: 1,
    reasons: [],
  },
});

const measures = [
  { key: 'workload', tolerance: 0.1, weight: 1 },
  { key: 'potential', tolerance: 0.1, weight: 1, soft: true },
];

describe('figures of a series', () => {
  it('judges points by what must hold, and marks those another beats', () => {
    const figures = seriesFigures(
      [point(0.05, [0.3, 0.9], 100), point(0.1, [0.4, 0.1], 150), point(1, [0.1, 0.5], 400)],
      measures,
      1000,
    );
    expect(figures.map(({ deviation }) => deviation)).toEqual([0.3, 0.4, 0.1]);
    expect(figures.map(({ moved }) => moved)).toEqual([0.1, 0.15, 0.4]);
    expect(figures.map(({ feasible }) => feasible)).toEqual([false, false, true]);
    expect(figures.map(({ efficient }) => efficient)).toEqual([true, false, true]);
  });

  it('has shares of nothing as 0', () => {
    expect(seriesFigures([point(3, [0], 0)], measures, 0)[0]?.moved).toBe(0);
  });
});
