import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sheetNames } from './sheet-names.ts';

it('keeps what Excel takes and mends the rest', () => {
  expect(sheetNames(['王桂杰', 'a/b', 'A b', "'x'", '', '公平性'], ['公平性'])).toEqual([
    '王桂杰',
    'a b',
    'A b 2',
    'x',
    '5',
    '公平性 2',
  ]);
});

it('gives different names of 31 characters at most, whatever the territories are called', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 30 }), (wanted) => {
      const names = sheetNames(wanted, []);
      expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(wanted.length);
      for (const name of names) {
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(31);
        expect(name).not.toMatch(/[[\]:*?/\\]/);
      }
    }),
  );
});
