import { describe, expect, it } from 'vitest';
import { blend } from './basis.ts';
import { evenSeason, seasonProfile } from './season.ts';
import { quotaTable } from './sheet.ts';

const free = (count: number) => new Float64Array(count).fill(Number.NaN);
const rowSum = (months: Float64Array, row: number) =>
  months.subarray(row * 12, row * 12 + 12).reduce((sum, month) => sum + month, 0);

describe('blend', () => {
  it('mixes bases by their own totals', () => {
    const shares = blend([
      { key: 'history', values: Float64Array.of(100, 300), weight: 1 },
      { key: 'potential', values: Float64Array.of(5, 5), weight: 3 },
    ]);
    expect([...shares]).toEqual([expect.closeTo(0.4375), expect.closeTo(0.5625)]);
  });

  it('names a basis that is empty', () => {
    const empty = { key: 'workload', values: Float64Array.of(0, -5), weight: 0.5 };
    const history = { key: 'history', values: Float64Array.of(1, 2), weight: 0.5 };
    expect(() => blend([history, empty])).toThrow(
      expect.objectContaining({ code: 'QUOTA_NO_BASIS', params: { basis: 'workload' } }),
    );
    expect([...blend([history, { ...empty, weight: 0 }])]).toEqual([1 / 3, 2 / 3]);
    expect(() => blend([{ ...history, weight: 0 }])).toThrow(
      expect.objectContaining({ code: 'QUOTA_NO_BASIS' }),
    );
  });
});

describe('season', () => {
  it('fills months without figures with the mean of the others and says which', () => {
    const months = [20, 10, 10, 10, 10, 10, 10, 10, 10, 0, null, null];
    const { shares, gaps } = seasonProfile(months);
    expect(gaps).toEqual([11, 12]);
    expect(shares[0]).toBeCloseTo(20 / 120);
    expect(shares[9]).toBe(0);
    expect(shares[10]).toBeCloseTo(10 / 120);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it('is even without figures', () => {
    expect(seasonProfile(new Array(12).fill(null))).toEqual({
      shares: evenSeason().shares,
      gaps: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    });
  });
});

describe('quota table', () => {
  const weights = Float64Array.of(1, 1, 2);
  const season = seasonProfile([3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]).shares;
  const problem = { total: 70_000_000_000, step: 100, weights, season };

  it('spreads a total over territories and months to the yuan', () => {
    const { years, months } = quotaTable({ ...problem, lockedYears: free(3), lockedMonths: free(36) });
    expect([...years]).toEqual([17_500_000_000, 17_500_000_000, 35_000_000_000]);
    expect([0, 1, 2].map((row) => rowSum(months, row))).toEqual([...years]);
    expect(months[0]).toBeCloseTo((17_500_000_000 * 3) / 14, -2);
    expect(months.every((month) => month % 100 === 0)).toBe(true);
  });

  it('lets the rest absorb hand-set years and months', () => {
    const lockedYears = free(3);
    lockedYears[2] = 10_000_000_000;
    const lockedMonths = free(36);
    lockedMonths[12] = 40_000_000_000;
    const { years, months } = quotaTable({ ...problem, lockedYears, lockedMonths });
    // row 1 needs its hand-set January at least, so row 0 gives way
    expect([...years]).toEqual([20_000_000_000, 40_000_000_000, 10_000_000_000]);
    expect(months[12]).toBe(40_000_000_000);
    expect(rowSum(months, 1)).toBe(40_000_000_000);
  });

  it('says which row and by how much when locks contradict', () => {
    const lockedYears = free(3);
    lockedYears[1] = 1_000;
    const lockedMonths = free(36);
    lockedMonths[12] = 1_500;
    expect(() => quotaTable({ ...problem, lockedYears, lockedMonths })).toThrow(
      expect.objectContaining({
        code: 'QUOTA_IMPOSSIBLE',
        params: { row: 1, locked: 1_500, total: 1_000, over: 500 },
      }),
    );
    const tooMuch = Float64Array.of(70_000_000_000, 1, Number.NaN);
    expect(() => quotaTable({ ...problem, lockedYears: tooMuch, lockedMonths: free(36) })).toThrow(
      expect.objectContaining({ params: expect.objectContaining({ row: -1, over: 1 }) }),
    );
  });
});
