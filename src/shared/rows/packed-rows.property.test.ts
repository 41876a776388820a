import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainRows } from '../../../test/support/plain-rows.ts';
import { type Columns, packRows } from './packed-rows.ts';
import { unpackRows } from './unpack-rows.ts';

interface Thing {
  id: number;
  length: number | null;
  sums: (number | null)[];
  isOdd: boolean;
  name: string;
  town: string;
}

const columns: Columns<Thing> = {
  id: 'number',
  length: 'number',
  sums: 'numbers',
  isOdd: 'flag',
  name: 'text',
  town: 'word',
};

const crossed = (rows: readonly Thing[], before?: readonly Thing[]) =>
  unpackRows(packRows(rows, columns), columns, before);

const figure = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }));
const things = fc.nat(4).chain((width) =>
  fc.array(
    fc.record<Thing>(
      {
        id: fc.maxSafeInteger(),
        length: figure,
        sums: fc.array(figure, { minLength: width, maxLength: width }),
        isOdd: fc.boolean(),
        name: fc.string({ unit: 'binary' }),
        town: fc.constantFrom('', '南京市', 'Ōsaka', '\u0000"\\', '__proto__'),
      },
      { noNullPrototype: true },
    ),
  ),
);

describe('rows as packed columns', () => {
  it('come out as they went in', () => {
    fc.assert(
      fc.property(things, (rows) => {
        expect(plainRows(crossed(rows), columns)).toStrictEqual(rows);
      }),
    );
  });

  it('are the objects of before where nothing changed, whatever was known before', () => {
    fc.assert(
      fc.property(things, things, fc.nat(5), (rows, more, changed) => {
        const before = crossed(rows);
        if (before[changed]) before.splice(changed, 1, ...crossed(more));
        const found = crossed(rows, before);
        expect(plainRows(found, columns)).toStrictEqual(rows);
        for (const [at, row] of found.entries())
          if (at !== changed && (at < changed || more.length === 1)) expect(row).toBe(before[at]);
      }),
    );
  });

  it('keep half a character, which text as such can not', () => {
    const rows = [{ name: '\ud800', town: 'x\udfff' }];
    const texts = { name: 'text', town: 'word' } as const;
    expect(plainRows(unpackRows(packRows(rows, texts), texts), texts)).toEqual(rows);
  });

  it('refuse lists of unequal length, and bytes of something else', () => {
    const uneven = [{ sums: [1] }, { sums: [1, 2] }];
    expect(() => packRows(uneven, { sums: 'numbers' })).toThrow(RangeError);
    expect(() => unpackRows(new Uint8Array(40), columns)).toThrow(RangeError);
    const others = packRows([{ id: 1 }], { id: 'number' });
    expect(() => unpackRows(others, columns)).toThrow(RangeError);
  });
});
