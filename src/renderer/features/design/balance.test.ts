import { describe, expect, it } from 'vitest';
import type { MeasureInfo } from '../../../shared/contract/plan.ts';
import type { Alignment, TerritorySums } from '../../../shared/contract/scenario.ts';
import { brokenTerritories, isAsAsked, largestDeviation, measureOf } from './balance.ts';

const sums = (workloadMinutes: number, imported: number[] = []) =>
  ({ workloadMinutes, imported }) as TerritorySums;
const alignment = (rows: { share: number; sums: TerritorySums; pieces?: number }[]) =>
  ({ territories: rows }) as unknown as Alignment;

describe('balance of an alignment', () => {
  it('is the largest distance from a territory’s share', () => {
    const even = alignment([
      { share: 1, sums: sums(90) },
      { share: 1, sums: sums(110) },
    ]);
    expect(largestDeviation(even, (s) => s.workloadMinutes)).toBeCloseTo(0.1);
    const weighted = alignment([
      { share: 1, sums: sums(100) },
      { share: 2, sums: sums(200) },
    ]);
    expect(largestDeviation(weighted, (s) => s.workloadMinutes)).toBeCloseTo(0);
    expect(largestDeviation(alignment([{ share: 1, sums: sums(0) }]), (s) => s.workloadMinutes)).toBeNull();
  });
  it('finds imported measures by their place among the imported', () => {
    const measures = [
      { key: 'workload', derived: true },
      { key: 'population', derived: false },
      { key: 'area', derived: false },
    ] as MeasureInfo[];
    expect(measureOf(measures, 'area')(sums(1, [5, 7]))).toBe(7);
    expect(measureOf(measures, 'workload')(sums(3))).toBe(3);
  });
  it('counts territories in pieces', () => {
    expect(
      brokenTerritories(
        alignment([
          { share: 1, sums: sums(1), pieces: 2 },
          { share: 1, sums: sums(1), pieces: 1 },
        ]),
      ),
    ).toBe(1);
  });
});

describe('what was asked for', () => {
  const measures = [
    { key: 'workload', tolerance: 0.1, weight: 1 },
    { key: 'potential', tolerance: 0.1, weight: 1, soft: true },
  ];

  it('is not had by a plan whose hard measure is out of its band, whatever the search was told', () => {
    expect(isAsAsked({ feasible: true, maxDeviation: [0.1, 0.5] }, measures)).toBe(true);
    expect(isAsAsked({ feasible: true, maxDeviation: [0.11, 0.05] }, measures)).toBe(false);
    expect(isAsAsked({ feasible: false, maxDeviation: [0.05, 0.05] }, measures)).toBe(false);
  });
});
