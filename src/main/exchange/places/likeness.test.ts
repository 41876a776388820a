import fc from 'fast-check';
import { expect, it } from 'vitest';
import { likeness, offered, taken } from './likeness.ts';

it.each<[string, string, number]>([
  ['溧水区', '溧水区', 1],
  ['溧水县', '溧水区', 0.95],
  ['栗水区', '溧水区', 0.9],
  ['江宁经济技术开发区', '江宁区', 0.85],
])('%s, %s: %d', (a, b, expected) => {
  expect(likeness(a, b)).toBeCloseTo(expected, 3);
});

it('offers a slip of one character, and does not take it unasked', () => {
  const slip = likeness('泰淮区', '秦淮区');
  expect(slip).toBeGreaterThanOrEqual(offered);
  expect(slip).toBeLessThan(taken);
  expect(likeness('玄武区', '建邺区')).toBeLessThan(offered);
});

it('is symmetric and within 0..1', () => {
  const name = fc.string({
    unit: fc.constantFrom('南', '京', '溧', '水', '江', '宁', '区', '县', 'a'),
    maxLength: 6,
  });
  fc.assert(
    fc.property(name, name, (a, b) => {
      const score = likeness(a, b);
      expect(score).toBeCloseTo(likeness(b, a), 12);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
    }),
  );
});
