import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawShare } from './season-drag.ts';

it('keeps the year whole and locked months where they are, whatever is drawn', () => {
  const shares = fc
    .array(fc.integer({ min: 1, max: 100 }), { minLength: 12, maxLength: 12 })
    .map((parts) => parts.map((part) => part / parts.reduce((sum, each) => sum + each, 0)));
  const locks = fc.array(fc.boolean(), { minLength: 12, maxLength: 12 });
  const height = fc.double({ min: -0.5, max: 2, noNaN: true });
  fc.assert(
    fc.property(shares, locks, fc.nat(11), height, (before, locked, month, wanted) => {
      const after = drawShare(before, locked, month, wanted);
      expect(after.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      after.forEach((share, at) => {
        expect(share).toBeGreaterThanOrEqual(0);
        if (at !== month && locked[at]) expect(share).toBe(before[at]);
      });
    }),
  );
});

it('gives a month what it is drawn to where the others can', () => {
  const even = new Array<number>(12).fill(1 / 12);
  const after = drawShare(even, new Array<boolean>(12).fill(false), 0, 0.2);
  expect(after[0]).toBe(0.2);
  expect(after[5]).toBeCloseTo(0.8 / 11, 12);
});
