import fc from 'fast-check';
import { expect, it } from 'vitest';
import { classA, classB, classC, classifyAccounts } from './classes.ts';

/** As domain.md §3 says it: ranked one by one, those of equal value with the first of them. */
function byRank(values: Float64Array, cutA: number, cutB: number, manual: Uint8Array): Uint8Array {
  const ranked = [...values.keys()].filter((account) => values[account] > 0);
  ranked.sort((a, b) => values[b] - values[a] || a - b);
  const total = values.reduce((sum, value) => (value > 0 ? sum + value : sum), 0);
  const limit = (cut: number) => total * cut * (1 - Number.EPSILON * 4);
  const classes = new Uint8Array(values.length).fill(classC);
  let before = 0;
  ranked.forEach((account, rank) => {
    const former = ranked[rank - 1];
    if (former !== undefined && values[former] === values[account]) classes[account] = classes[former];
    else if (before < limit(cutA)) classes[account] = classA;
    else if (before < limit(Math.max(cutA, cutB))) classes[account] = classB;
    if (values[ranked[rank + 1]] !== values[account])
      for (const one of ranked) if (values[one] === values[account]) before += values[one];
  });
  return classes.map((code, account) => manual[account] || code);
}

it('classes are those of ranking every account, to the last of them', () => {
  const value = fc.oneof(
    fc.integer({ min: -2, max: 12 }),
    fc.double({ min: 0, max: 1e9 }),
    fc.constant(Number.NaN),
  );
  const cut = fc.oneof(fc.constantFrom(0, 0.5, 0.8, 1), fc.double({ min: 0, max: 1, noNaN: true }));
  fc.assert(
    fc.property(
      fc.array(fc.tuple(value, fc.constantFrom(0, 0, 0, 1, 2, 3)), { maxLength: 40 }),
      cut,
      cut,
      (rows, a, b) => {
        const values = Float64Array.from(rows, ([amount]) => amount);
        const manual = Uint8Array.from(rows, ([, code]) => code);
        expect(classifyAccounts(values, a, b, manual)).toEqual(byRank(values, a, b, manual));
      },
    ),
  );
});
