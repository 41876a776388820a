import fc from 'fast-check';
import { expect, it } from 'vitest';
import { IdIndex } from './id-index.ts';

it('finds every id where it stands, and none that is not there', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 })), fc.nat(70), (some, id) => {
      const ids = some.sort((a, b) => a - b);
      const index = new IdIndex(ids);
      const at = ids.indexOf(id);
      expect(index.get(id)).toBe(at < 0 ? undefined : at);
      expect(index.has(id)).toBe(at >= 0);
    }),
  );
});
