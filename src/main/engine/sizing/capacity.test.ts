import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callsFromHours, fieldDays } from './capacity.ts';
import { hiresNeeded, rampShare } from './ramp.ts';

const even = new Array<number>(12).fill(20);

describe('capacity of a rep', () => {
  it('holds the worked example of domain.md §3: 4 calls × 230 days = 920', () => {
    expect(4 * fieldDays(248, 10, 8)).toBe(920);
    expect(callsFromHours(8, 0.75, 60, 30)).toBe(4);
  });

  it('has no days left when leave and office take them all', () => {
    expect(fieldDays(10, 8, 8)).toBe(0);
  });

  it('states no calls a day when a call takes no time', () => {
    expect(callsFromHours(8, 1, 0, 0)).toBeNull();
  });
});

describe('ramp of new hires', () => {
  it('costs half the ramp', () => {
    expect(rampShare(0, 6, even)).toBeCloseTo(9 / 12, 12);
    expect(rampShare(6, 6, even)).toBeCloseTo(3 / 12, 12);
    expect(rampShare(0, 24, even)).toBeCloseTo(3 / 12, 12);
  });

  it('is over for those who came a ramp ago, and nothing before the start', () => {
    expect(rampShare(-6, 6, even)).toBeCloseTo(1, 12);
    expect(rampShare(12, 6, even)).toBe(0);
    expect(rampShare(3, 0, even)).toBeCloseTo(9 / 12, 12);
  });

  it('is a share that falls the later the start', () => {
    const days = fc.array(fc.integer({ min: 15, max: 23 }), { minLength: 12, maxLength: 12 });
    const month = fc.double({ min: -40, max: 14, noNaN: true });
    fc.assert(
      fc.property(days, month, month, fc.double({ min: 0, max: 36, noNaN: true }), (weights, a, b, ramp) => {
        const [early, late] = [
          rampShare(Math.min(a, b), ramp, weights),
          rampShare(Math.max(a, b), ramp, weights),
        ];
        expect(early).toBeGreaterThanOrEqual(late - 1e-9);
        expect(late).toBeGreaterThanOrEqual(0);
        expect(early).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });

  it('asks for more hires than the steady state does', () => {
    expect(hiresNeeded(9200, 8280, 920)).toBe(1);
    expect(hiresNeeded(9200, 8280, 690)).toBe(2);
    expect(hiresNeeded(9200, 9200, 690)).toBe(0);
    expect(hiresNeeded(9200, 0, 0)).toBeNull();
  });
});
