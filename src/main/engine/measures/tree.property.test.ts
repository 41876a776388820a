import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildTree, findCircle, groupsAtLevel, rollUpTree } from './tree.ts';

/** A forest in any numbering, and leaves with whole amounts. */
const forest = fc
  .tuple(fc.array(fc.tuple(fc.nat(), fc.boolean()), { maxLength: 40 }), fc.infiniteStream(fc.nat()))
  .map(([picks, order]) => {
    const count = picks.length;
    const numbers = [...Array(count).keys()];
    for (let at = count - 1; at > 0; at--) {
      const other = Number(order.next().value) % (at + 1);
      [numbers[at], numbers[other]] = [numbers[other], numbers[at]];
    }
    const parent = new Int32Array(count).fill(-1);
    picks.forEach(([pick, top], at) => {
      if (at > 0 && !top) parent[numbers[at]] = numbers[pick % at];
    });
    return parent;
  });
const leaves = (count: number) =>
  fc.array(fc.tuple(fc.integer({ min: -1, max: count - 1 }), fc.maxSafeNat()), { maxLength: 60 });

const members = (parent: Int32Array, leafGroup: Int32Array, group: number): number[] => {
  const inside = (at: number): boolean => at === group || (at >= 0 && inside(parent[at]));
  return [...leafGroup.keys()].filter((leaf) => inside(leafGroup[leaf]));
};

describe('a territory tree', () => {
  it('sums every group exactly to what stands below it, whatever its depth', () => {
    fc.assert(
      fc.property(
        forest.chain((parent) => fc.tuple(fc.constant(parent), leaves(parent.length))),
        ([parent, rows]) => {
          const tree = buildTree(parent);
          expect(tree).not.toBeNull();
          if (!tree) return;
          const leafGroup = Int32Array.from(rows, ([group]) => group);
          const values = Float64Array.from(rows, ([, amount]) => Math.floor(amount / 64));
          const sums = rollUpTree(tree, leafGroup, values);
          for (let group = 0; group < parent.length; group++) {
            const expected = members(parent, leafGroup, group).reduce(
              (sum, leaf) => sum + BigInt(values[leaf]),
              0n,
            );
            expect(BigInt(sums[group])).toBe(expected);
          }
          const tops = [...parent.keys()].filter((group) => parent[group] < 0);
          const loose = rows.reduce((sum, [group], leaf) => sum + (group < 0 ? values[leaf] : 0), 0);
          expect(tops.reduce((sum, group) => sum + sums[group], loose)).toBe(
            values.reduce((sum, value) => sum + value, 0),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('a level partitions the leaves: each is under one group of at most that depth', () => {
    fc.assert(
      fc.property(
        forest.chain((parent) => fc.tuple(fc.constant(parent), leaves(parent.length), fc.nat(5))),
        ([parent, rows, level]) => {
          const tree = buildTree(parent);
          if (!tree) throw new Error('a forest has no circle');
          const leafGroup = Int32Array.from(rows, ([group]) => group);
          groupsAtLevel(tree, leafGroup, level).forEach((group, leaf) => {
            expect(group < 0).toBe(leafGroup[leaf] < 0);
            if (group < 0) return;
            expect(tree.depth[group]).toBe(Math.min(level, tree.depth[leafGroup[leaf]]));
            expect(members(parent, leafGroup, group)).toContain(leaf);
          });
        },
      ),
      { numRuns: 200 },
    );
  });

  it('a circle is refused, and one of its groups named', () => {
    fc.assert(
      fc.property(forest, fc.nat(), fc.nat(), (parent, a, b) => {
        if (parent.length === 0) return;
        const below = a % parent.length;
        let above = below;
        for (let step = b % 4; step > 0 && parent[above] >= 0; step--) above = parent[above];
        parent[above] = below;
        expect(buildTree(parent)).toBeNull();
        expect(findCircle(parent)).toBeGreaterThanOrEqual(0);
      }),
    );
    expect(findCircle(Int32Array.from([-1, 0, 1]))).toBe(-1);
  });
});
