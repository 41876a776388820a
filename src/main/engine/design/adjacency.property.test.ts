import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAdjacency, compress } from './adjacency.ts';

const unitCount = 9;
const pairs = fc.array(fc.tuple(fc.nat(unitCount - 1), fc.nat(unitCount - 1)), { maxLength: 40 });

describe('neighbour lists', () => {
  it('are the sets of who touches whom without barriers, sorted', () => {
    fc.assert(
      fc.property(pairs, pairs, (edges, barriers) => {
        const lists = Array.from({ length: unitCount }, () => new Set<number>());
        for (const [a, b] of edges) if (a !== b) lists[a]?.add(b) && lists[b]?.add(a);
        for (const [a, b] of barriers) {
          lists[a]?.delete(b);
          lists[b]?.delete(a);
        }
        expect(buildAdjacency(unitCount, edges, barriers)).toEqual(compress(lists));
        expect(buildAdjacency(unitCount, Int32Array.from(edges.flat()), barriers)).toEqual(compress(lists));
      }),
    );
  });

  it('refuse a unit that does not exist', () => {
    expect(() => buildAdjacency(2, [[0, 2]], [])).toThrow('edge 0-2');
    expect(() => buildAdjacency(2, [[-1, 1]], [])).toThrow(RangeError);
    expect(buildAdjacency(2, [[0, 1]], [[0, 7]]).neighbours).toEqual(Int32Array.of(1, 0));
  });
});
