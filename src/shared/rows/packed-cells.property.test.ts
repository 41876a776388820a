import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isWhole, packCells, unpackCells } from './packed-cells.ts';

const cells = fc.array(
  fc.record({
    id: fc.integer({ min: 1, max: 9 }),
    field: fc.constantFrom('name', 'potential', '__proto__'),
    value: fc.constantFrom('', '777', 'A'),
  }),
  { maxLength: 30 },
);

it('cells are the same in the same order after crossing', () => {
  fc.assert(
    fc.property(cells, (typed) => {
      const packed = packCells(typed);
      expect(isWhole(packed)).toBe(true);
      expect(unpackCells(JSON.parse(JSON.stringify(packed)))).toEqual(typed);
    }),
  );
});

it('a fill says its field and its value once', () => {
  const packed = packCells([1, 2, 3].map((id) => ({ id, field: 'potential', value: '777' })));
  expect([packed.fields, packed.values]).toEqual([['potential'], ['777']]);
});

it('cells without a row, a field or a value are not whole', () => {
  const whole = packCells([{ id: 1, field: 'name', value: 'A' }]);
  const spoilt = [
    { ids: [0] },
    { ids: [1.5] },
    { ids: ['1'] },
    { fieldAt: [1] },
    { fieldAt: [-1] },
    { fieldAt: [] },
    { valueAt: [1] },
    { valueAt: [null] },
    { valueAt: [0, 0] },
  ] as Partial<typeof whole>[];
  expect(spoilt.map((part) => isWhole({ ...whole, ...part }))).toEqual(spoilt.map(() => false));
});
