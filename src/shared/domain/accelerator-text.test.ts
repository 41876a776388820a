import fc from 'fast-check';
import { expect, it } from 'vitest';
import { acceleratorsText, readAccelerators } from './accelerator-text.ts';

it('what is written is read again', () => {
  const accelerators = fc.array(
    fc.record({
      from: fc.integer({ min: 1000, max: 10_000 }).map((value) => value / 1000),
      rate: fc.integer({ min: 0, max: 500 }).map((value) => value / 10),
    }),
    { minLength: 1, maxLength: 8 },
  );
  fc.assert(
    fc.property(accelerators, (list) => {
      expect(readAccelerators(acceleratorsText(list))).toEqual(
        list.map(({ from, rate }) => ({ from: expect.closeTo(from, 9), rate })),
      );
    }),
  );
});

it('takes what people type, and nothing it would have to guess', () => {
  expect(readAccelerators('１００％ -> 1.5；120:2')).toEqual([
    { from: 1, rate: 1.5 },
    { from: 1.2, rate: 2 },
  ]);
  for (const text of ['fast', '100 %', '100 → 1.5 →', '100 % → 1.5 %; soon', '-100 → 2'])
    expect(readAccelerators(text)).toBeNull();
});
