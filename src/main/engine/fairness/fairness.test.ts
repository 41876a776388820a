import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dispersion, outliers, quantile } from './dispersion.ts';
import { shareChange, yearlyGrowth } from './market-growth.ts';
import { type SmartFrame, type SmartQuota, smartCheck, smartLetters } from './smart.ts';

const of = (...values: number[]) => Float64Array.from(values);

describe('dispersion', () => {
  it('gives the textbook figures', () => {
    const spread = dispersion(of(1, 2, 3, 4, Number.NaN));
    expect(spread).toMatchObject({
      count: 4,
      mean: 2.5,
      median: 2.5,
      lowerQuartile: 1.75,
      upperQuartile: 3.25,
    });
    expect(spread?.variation).toBeCloseTo(Math.sqrt(1.25) / 2.5, 12);
    // Σ(2i − n − 1)x = −3·1 − 1·2 + 1·3 + 3·4 = 10; ÷ (4·10)
    expect(spread?.gini).toBeCloseTo(0.25, 12);
    expect(dispersion(of(Number.NaN))).toBeNull();
  });

  it('is 0 for equals and nears 1 when one has all', () => {
    expect(dispersion(of(7, 7, 7))).toMatchObject({ variation: 0, gini: 0 });
    expect(dispersion(of(...new Array(99).fill(0), 1))?.gini).toBeCloseTo(0.99, 12);
  });

  it('agrees with the mean absolute difference of all pairs', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 30 }), (values) => {
        const sum = values.reduce((total, value) => total + value, 0);
        fc.pre(sum > 0);
        const pairs = values.reduce(
          (total, a) => total + values.reduce((inner, b) => inner + Math.abs(a - b), 0),
          0,
        );
        expect(dispersion(of(...values))?.gini).toBeCloseTo(pairs / (2 * values.length * sum), 9);
      }),
    );
  });

  it('does not depend on the scale', () => {
    const scaled = dispersion(of(2, 4, 8, 16).map((value) => value * 1e9));
    const plain = dispersion(of(2, 4, 8, 16));
    expect(scaled?.gini).toBeCloseTo(plain?.gini ?? Number.NaN, 12);
    expect(scaled?.variation).toBeCloseTo(plain?.variation ?? Number.NaN, 12);
  });

  it('flags what lies outside the fences, and nothing among a few', () => {
    const values = of(10, 11, 12, 13, 14, 30, 1, Number.NaN);
    const spread = dispersion(values);
    expect(quantile(of(1, 10, 11, 12, 13, 14, 30), 0.25)).toBe(10.5);
    expect([...outliers(values, spread)]).toEqual([0, 0, 0, 0, 0, 1, -1, 0]);
    const few = of(1, 1, 1, 100);
    expect([...outliers(few, dispersion(few))]).toEqual([0, 0, 0, 0]);
  });
});

describe('growth against potential growth', () => {
  it('sees a share lost behind a growth of 45 % (domain.md §3)', () => {
    const change = shareChange(0.45, 1);
    expect(change?.shareChange).toBeCloseTo(-0.275, 12);
    expect(change?.verdict).toBe('losing');
    expect(shareChange(0.1, 0.1)?.verdict).toBe('holding');
    expect(shareChange(0.1, -0.05)?.verdict).toBe('gaining');
    expect(shareChange(Number.NaN, 0.1)).toBeNull();
  });

  it('compounds over the years', () => {
    expect(yearlyGrowth([2024, 2026], [100, 121])).toBeCloseTo(0.1, 12);
    expect(yearlyGrowth([2026], [100])).toBeNull();
    expect(yearlyGrowth([2025, 2026], [0, 100])).toBeNull();
  });
});

describe('SMART check', () => {
  const quota: SmartQuota = {
    hasName: true,
    hasRep: true,
    hasQuota: true,
    quotaFen: 1200,
    monthsFen: new Array(12).fill(100),
    bestFen: 1100,
    potentialFen: 4000,
  };
  const frame: SmartFrame = {
    year: 2027,
    totalFen: 5000,
    sumFen: 5000,
    growth: 0.05,
    allowance: 0.1,
    medianPerPotential: 0.3,
    band: 0.25,
  };
  const failing = (changes: Partial<SmartQuota>, frameChanges: Partial<SmartFrame> = {}) => {
    const check = smartCheck({ ...quota, ...changes }, { ...frame, ...frameChanges });
    return smartLetters.flatMap((letter) => check[letter].map(({ key }) => `${letter}:${key}`));
  };

  it('passes a sound quota', () => {
    expect(failing({})).toEqual([]);
  });

  it('names what fails and by how much', () => {
    expect(failing({ hasRep: false })).toEqual(['specific:noRep']);
    expect(failing({ hasName: false })).toEqual(['specific:noName']);
    expect(failing({ quotaFen: 0, monthsFen: [] })).toEqual(['measurable:zero', 'relevant:belowBand']);
    expect(failing({ bestFen: 1000 })).toEqual(['attainable:aboveBest']);
    expect(failing({ bestFen: Number.NaN })).toEqual(['attainable:noHistory']);
    expect(failing({ potentialFen: 1000 })).toEqual(['attainable:abovePotential', 'relevant:aboveBand']);
    expect(failing({}, { totalFen: 5001 })).toEqual(['relevant:sumOff']);
    expect(failing({ monthsFen: new Array(12).fill(99) })).toEqual(['timed:monthsOff']);
    expect(failing({}, { year: null })).toEqual(['measurable:noPeriod', 'timed:noPeriod']);
    const { attainable } = smartCheck({ ...quota, bestFen: 1000 }, frame);
    expect(attainable[0].params).toMatchObject({ quotaFen: 1200, bestFen: 1000, mostFen: 1155 });
  });

  it('has nothing to say for a territory without a quota but that', () => {
    const check = smartCheck({ ...quota, hasQuota: false, quotaFen: 0 }, frame);
    for (const letter of smartLetters) expect(check[letter].map(({ key }) => key)).toEqual(['noQuota']);
  });
});
