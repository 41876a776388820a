import { describe, expect, it } from 'vitest';
import { ranks, type StaffingFigures, staffingCosts } from './costs.ts';
import { open, staff, vacant } from './staff.ts';

const nan = Number.NaN;
const only = { distance: 0, kept: 0, level: 0, growth: 0, load: 0 };

/** Two territories, two reps; the first territory is large and slow, the second small and fast. */
const figures = (changes: Partial<StaffingFigures> = {}): StaffingFigures => ({
  territories: 2,
  reps: 2,
  metres: Float64Array.of(10_000, 90_000, 80_000, 20_000),
  keptFen: Float64Array.of(0, 500, 100, 0),
  missing: new Uint8Array(4),
  salesFen: Float64Array.of(500, 100),
  calls: Float64Array.of(900, 300),
  size: Float64Array.of(1000, 100),
  growth: Float64Array.of(0, 0.3),
  gainFen: Float64Array.of(1000, 400),
  level: Float64Array.of(0, 1),
  years: Float64Array.of(2, 12),
  capacity: Float64Array.of(300, 900),
  ...changes,
});
const chosen = (weights: Partial<typeof only>, changes: Partial<StaffingFigures> = {}, skillsMust = true) => {
  const given = figures(changes);
  const { cost, vacancy } = staffingCosts(given, { ...only, ...weights }, skillsMust);
  const problem = { rows: given.territories, columns: given.reps, cost, vacancy };
  const settled = new Int32Array(given.territories).fill(open);
  const available = new Uint8Array(given.reps).fill(1);
  return Array.from(staff({ problem, settled, available, optionsOf: -1 }).repOf);
};

describe('reps to territories', () => {
  it('sends each factor’s best', () => {
    expect(chosen({ distance: 1 })).toEqual([0, 1]);
    expect(chosen({ kept: 1 })).toEqual([1, 0]);
    expect(chosen({ level: 1 })).toEqual([1, 0]);
    expect(chosen({ growth: 1 })).toEqual([1, 0]);
    expect(chosen({ load: 1 })).toEqual([1, 0]);
  });

  it('weighs them against each other', () => {
    expect(chosen({ distance: 5, level: 0.1 })).toEqual([0, 1]);
    expect(chosen({ distance: 0.1, level: 5 })).toEqual([1, 0]);
  });

  it('keeps a rep without a needed skill away, or makes it dear', () => {
    const missing = Uint8Array.of(1, 0, 0, 0);
    expect(chosen({ distance: 1 }, { missing })).toEqual([1, 0]);
    expect(chosen({ distance: 10 }, { missing }, false)).toEqual([0, 1]);
  });

  it('takes unknown homes, levels and years as the middle', () => {
    const { cost } = staffingCosts(
      figures({ metres: Float64Array.of(nan, 1, 1, 1), level: Float64Array.of(nan, nan) }),
      { ...only, distance: 1, level: 1 },
      true,
    );
    expect(cost[0]).toBe(1.5);
    expect([...cost].every(Number.isFinite)).toBe(true);
  });

  it('leaves the territory vacant where a hire would gain least', () => {
    const short = {
      reps: 1,
      metres: Float64Array.of(5, 5),
      keptFen: new Float64Array(2),
      missing: new Uint8Array(2),
    };
    const one = { level: Float64Array.of(1), years: Float64Array.of(1), capacity: Float64Array.of(500) };
    expect(chosen({ distance: 1 }, { ...short, ...one })).toEqual([0, vacant]);
    expect(chosen({ distance: 1 }, { ...short, ...one, gainFen: Float64Array.of(1, 2) })).toEqual([
      vacant,
      0,
    ]);
  });

  it('leaves what is settled alone and answers what other choices cost', () => {
    const given = figures();
    const { cost, vacancy } = staffingCosts(given, { ...only, distance: 1 }, true);
    const problem = { rows: 2, columns: 2, cost, vacancy };
    const available = Uint8Array.of(1, 1);
    expect(
      Array.from(staff({ problem, settled: Int32Array.of(1, open), available, optionsOf: -1 }).repOf),
    ).toEqual([1, 0]);
    const { options } = staff({ problem, settled: Int32Array.of(1, open), available, optionsOf: 0 });
    // means over the pairs: 50 km; swapping both costs (90 + 80 − 10 − 20) ÷ 50
    expect(options?.columns[1]).toBeCloseTo(140 / 50, 9);
    expect(options?.columns[0]).toBe(0);
  });

  it('shares ranks among equals', () => {
    expect(Array.from(ranks(Float64Array.of(5, 1, 5, nan)))).toEqual([0.75, 0, 0.75, nan]);
    expect(Array.from(ranks(Float64Array.of(7)))).toEqual([0.5]);
  });
});
