import fc from 'fast-check';
import { expect, it } from 'vitest';
import { radixOrder } from './radix-order.ts';

const key = fc.oneof(
  fc.double({ noNaN: true }),
  fc.integer({ min: -4, max: 4 }),
  fc.constantFrom(0, -0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 5e-324, -5e-324),
);

it('orders any figures as comparing them does, equal ones as they were', () => {
  fc.assert(
    fc.property(fc.array(key, { maxLength: 60 }), fc.boolean(), (keys, descending) => {
      const places = keys.map((_, index) => index).reverse();
      const compare = (a: number, b: number) => {
        const [left = 0, right = 0] = [keys[a], keys[b]];
        return left === right ? 0 : left < right === descending ? 1 : -1;
      };
      const order = radixOrder(Uint32Array.from(places), Float64Array.from(keys), descending);
      expect([...order]).toEqual(places.toSorted(compare));
    }),
    { numRuns: 200 },
  );
});
