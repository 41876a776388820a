import { describe, expect, it } from 'vitest';
import { greatCircle } from '../geo/distance.ts';
import { homeTravel } from './home-travel.ts';
import { firstSalesYear, relationshipAges } from './relationships.ts';

const { NaN: unknown } = Number;

describe('the age of a relationship', () => {
  it('runs from the first year with sales, or from the year the rep joined when that is later', () => {
    const bands = relationshipAges(
      Int32Array.of(0, 2026, 2025, 2024, 2023, 2022, 2021, 2000, 2000, 2000, 2027),
      Int32Array.of(0, 0, 0, 0, 0, 0, 0, 0, 2026, -1, 0),
      2026,
    );
    // none; base year only; 1, 2 years; 3, 4 years; 5, 26 years; a rep who joined this year; no rep; not yet.
    expect([...bands]).toEqual([0, 1, 2, 2, 3, 3, 4, 4, 1, 0, 0]);
  });

  it('takes the first year with sales above nothing, whatever the order of the years', () => {
    const years = [2026, 2024, 2025];
    const sales = [Float64Array.of(5, 5, 0), Float64Array.of(0, 3, unknown), Float64Array.of(2, 1, -4)];
    expect([...firstSalesYear(years, sales, 3)]).toEqual([2025, 2024, 0]);
  });
});

describe('travel from home', () => {
  it('is the way weighed by calls, times the circuity; nothing without a home or a place', () => {
    const { mean, farthest } = homeTravel(
      {
        homeX: Float64Array.of(118, unknown),
        homeY: Float64Array.of(32, unknown),
        x: Float64Array.of(118, 119, 120, unknown, 118),
        y: Float64Array.of(32, 32, 32, 32, 33),
      },
      Int32Array.of(0, 0, -1, 0, 1),
      Float64Array.of(3, 1, 9, 9, 9),
      1.3,
    );
    const way = 1.3 * greatCircle(118, 32, 119, 32);
    expect(mean[0]).toBeCloseTo(way / 4, 6);
    expect(farthest[0]).toBeCloseTo(way, 6);
    expect([mean[1], farthest[1]]).toEqual([unknown, unknown]);
  });
});
