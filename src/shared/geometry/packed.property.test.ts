import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PackedArray, pack, unpack } from './packed.ts';

const array: fc.Arbitrary<PackedArray> = fc.oneof(
  fc.int32Array({ maxLength: 20 }),
  fc.float64Array({ maxLength: 20 }),
  fc.uint8Array({ maxLength: 20 }),
);
const name = fc.stringMatching(/^[a-zA-Z]{1,9}$/);

describe('packed arrays', () => {
  it('come back as they went, whatever their kinds and lengths', () => {
    fc.assert(
      fc.property(fc.dictionary(name, array), (arrays) => {
        const back = unpack(pack(arrays));
        expect([...back]).toEqual(Object.entries(arrays));
      }),
    );
  });

  it('are refused when they are something else', () => {
    for (const bytes of [new Uint8Array(0), new Uint8Array(40).fill(7), new Uint8Array([1, 2, 3])])
      expect(() => unpack(bytes)).toThrow(RangeError);
  });
});
