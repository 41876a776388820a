import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultPayCurve, type PayCurve } from './pay.ts';
import { curveCorners, curveFault, payout } from './pay-curve.ts';

const share = (min: number, max: number) =>
  fc.integer({ min: min * 1000, max: max * 1000 }).map((n) => n / 1000);
const curves: fc.Arbitrary<PayCurve> = fc.record({
  threshold: share(0, 1),
  payAtThreshold: share(0, 1),
  accelerators: fc
    .uniqueArray(fc.record({ from: share(1, 3), rate: share(0, 5) }), {
      maxLength: 4,
      selector: ({ from }) => from,
    })
    .map((list) => list.sort((a, b) => a.from - b.from)),
  cap: fc.option(share(1, 4)),
});
const attainments = fc.double({ min: 0, max: 5, noNaN: true });

describe('an incentive curve', () => {
  it('never falls', () => {
    fc.assert(
      fc.property(curves, attainments, attainments, (curve, a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(payout(curve, high)).toBeGreaterThanOrEqual(payout(curve, low) - 1e-12);
      }),
    );
  });

  it('pays nothing below the threshold, all at the target, and never above the cap', () => {
    fc.assert(
      fc.property(curves, attainments, (curve, attainment) => {
        const paid = payout(curve, attainment);
        if (attainment < curve.threshold) expect(paid).toBe(0);
        else expect(paid).toBeGreaterThanOrEqual(attainment < 1 ? curve.payAtThreshold : 1);
        expect(payout(curve, 1)).toBe(1);
        if (curve.cap !== null) expect(paid).toBeLessThanOrEqual(curve.cap);
      }),
    );
  });

  it('jumps nowhere but at the threshold', () => {
    fc.assert(
      fc.property(curves, attainments, (curve, attainment) => {
        fc.pre(Math.abs(attainment - curve.threshold) > 1e-6 && curve.threshold < 0.999);
        const steepest = Math.max(
          1 / (1 - curve.threshold),
          ...curve.accelerators.map(({ rate }) => rate),
          1,
        );
        const step = 1e-7;
        expect(payout(curve, attainment + step) - payout(curve, attainment)).toBeLessThanOrEqual(
          steepest * step * 1.01 + 1e-12,
        );
      }),
    );
  });

  it('is drawn by corners that lie on it', () => {
    fc.assert(
      fc.property(curves, attainments, (curve, attainment) => {
        const corners = curveCorners(curve, 5);
        const after = corners.findIndex((corner) => corner.attainment > attainment);
        fc.pre(after > 0);
        const [a, b] = [corners[after - 1], corners[after]];
        const part = (attainment - a.attainment) / (b.attainment - a.attainment);
        expect(a.paid + part * (b.paid - a.paid)).toBeCloseTo(payout(curve, attainment), 6);
      }),
    );
  });
});

it('pays by the worked figures of the default curve', () => {
  // 60 % → 30 %; half-way to the target half of the rest; 1.5 a point above, 2 beyond 120 %; capped at 200 %
  const of = (attainment: number) => payout(defaultPayCurve, attainment);
  expect([of(0.5999), of(0.6), of(0.8), of(1), of(1.2), of(1.3), of(2)]).toEqual([
    0,
    0.3,
    expect.closeTo(0.65, 12),
    1,
    expect.closeTo(1.3, 12),
    expect.closeTo(1.5, 12),
    2,
  ]);
  expect(payout({ threshold: 1, payAtThreshold: 0.5, accelerators: [], cap: null }, 0.99)).toBe(0);
  expect(payout({ threshold: 1, payAtThreshold: 0.5, accelerators: [], cap: null }, 1.5)).toBe(1.5);
});

it('refuses accelerators out of order', () => {
  const accelerators = [
    { from: 1.2, rate: 1 },
    { from: 1.1, rate: 2 },
  ];
  expect(curveFault({ ...defaultPayCurve, accelerators })).toEqual({ from: 1.1, after: 1.2 });
  expect(curveFault(defaultPayCurve)).toBeNull();
});
