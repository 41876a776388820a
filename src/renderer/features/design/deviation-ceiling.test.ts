import { describe, expect, it } from 'vitest';
import { deviationCeiling } from './deviation-ceiling.ts';

const samples = (...worst: number[]) => worst.map((deviation) => ({ deviation: [deviation / 2, deviation] }));

describe('the axis of deviations', () => {
  it('leaves out how bad the first moments were', () => {
    expect(deviationCeiling(samples(9, 2, 0.08))).toBe(100);
    expect(deviationCeiling([])).toBe(100);
  });

  it('shows what a plan has that stays far off', () => {
    expect(deviationCeiling(samples(9, 1.74))).toBeGreaterThan(174);
  });
});
