import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cascade, type CascadeProblem, cascade } from './cascade.ts';
import { firstMonth, periodCount, quarterOf } from './periods.ts';
import { buildTree, isLeaf } from './tree.ts';

const step = fc.constantFrom(1, 100, 10_000);

/** Any tree: each node hangs under one before it, then the indices are shuffled by a turn. */
const parents = fc
  .array(fc.nat(), { minLength: 1, maxLength: 24 })
  .map((picks) => Int32Array.of(-1, ...picks.map((pick, index) => pick % (index + 1))));

const problems = fc
  .record({
    parent: parents,
    total: fc.integer({ min: 0, max: 1_000_000_000_000 }),
    step,
    seeds: fc.array(fc.nat(1000), { minLength: 30, maxLength: 30 }),
    hedge: fc.constantFrom(1, 1, 1.05, 1.2),
  })
  .map(({ parent, total, step: by, seeds, hedge }): CascadeProblem => {
    const count = parent.length;
    return {
      tree: buildTree(parent),
      total,
      step: by,
      weights: Float64Array.from(parent, (_, node) => seeds[node % seeds.length]),
      season: Float64Array.from({ length: count * 12 }, (_, cell) => seeds[(cell * 7) % seeds.length]),
      locked: new Float64Array(count * periodCount).fill(Number.NaN),
      floor: new Float64Array(count).fill(Number.NaN),
      ceiling: new Float64Array(count).fill(Number.NaN),
      factor: new Float64Array(count).fill(hedge),
    };
  });

/** The oracle of "adds up": every family, every period, every year and quarter, said without the engine's own sums. */
function expectSums({ tree }: CascadeProblem, { amounts, assigned }: Cascade): void {
  const at = (node: number, period: number) => amounts[node * periodCount + period];
  for (let node = 0; node < tree.parent.length; node++) {
    expect(at(node, 0)).toBe(at(node, 13) + at(node, 14) + at(node, 15) + at(node, 16));
    for (let quarter = 13; quarter <= 16; quarter++) {
      const month = firstMonth(quarter);
      expect(at(node, quarter)).toBe(at(node, month) + at(node, month + 1) + at(node, month + 2));
    }
    if (isLeaf(tree, node)) continue;
    for (let period = 0; period < periodCount; period++) {
      let sum = 0;
      for (let child = 0; child < tree.parent.length; child++)
        if (tree.parent[child] === node) sum += at(child, period);
      expect(sum).toBe(assigned[node * periodCount + period]);
    }
  }
}

/** Locks cells of a problem to what a first spread gave them, some of them shifted against each other within a family. */
function lockSome(problem: CascadeProblem, picks: readonly number[]): CascadeProblem {
  const first = cascade(problem);
  const locked = problem.locked.slice();
  for (const pick of picks) {
    const cell = pick % locked.length;
    if (cell !== problem.tree.root * periodCount) locked[cell] = first.amounts[cell];
  }
  return { ...problem, locked };
}

/** Months of eight nodes, of the case in which sums once failed. */
const scatteredSeason = [
  0, 414, 914, 3, 731, 318, 12, 996, 753, 990, 89, 116, 295, 437, 558, 715, 0, 11, 528, 931, 47, 866, 734,
  899, 729, 258, 332, 394, 67, 948, 12, 415, 910, 11, 688, 300, 47, 1005, 765, 991, 85, 124, 252, 419, 593,
  724, 12, 12, 524, 939, 4, 848, 769, 908, 741, 259, 328, 402, 24, 930, 47, 424, 922, 12, 684, 308, 4, 987,
  800, 1000, 97, 125, 248, 427, 550, 706, 47, 21, 536, 940, 0, 856, 726, 890, 776, 268, 340, 403, 20, 938, 4,
  406, 957, 21, 696, 309,
];

describe('cascade', () => {
  it('sums exactly at every level of the tree and of the year, in whole steps', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const even = { ...problem, total: Math.floor(problem.total / problem.step) * problem.step };
        const table = cascade(even);
        expectSums(even, table);
        expect(table.contradictions).toEqual([]);
        expect(table.amounts[even.tree.root * periodCount]).toBe(even.total);
        for (const amount of table.amounts) {
          expect(amount).toBeGreaterThanOrEqual(0);
          expect(amount % even.step).toBe(0);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('assigns to children the amount times the factor, to the nearest step', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const { amounts, assigned } = cascade(problem);
        for (let node = 0; node < problem.tree.parent.length; node++) {
          if (isLeaf(problem.tree, node)) continue;
          const own = node * periodCount;
          const wanted = amounts[own] * problem.factor[node];
          expect(Math.abs(assigned[own] - wanted)).toBeLessThanOrEqual(
            problem.factor[node] === 1 ? 0 : problem.step / 2,
          );
        }
      }),
    );
  });

  it('sums exactly for a total that is no whole number of steps', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const table = cascade(problem);
        expectSums(problem, table);
        expect(table.contradictions).toEqual([]);
      }),
    );
  });

  /** Locks taken from one table, and weights turned so that another table has to be found around them. */
  const lockedProblems = fc
    .tuple(
      problems,
      fc.array(fc.nat(), { maxLength: 12 }),
      fc.array(fc.nat(50), { minLength: 8, maxLength: 8 }),
    )
    .map(([free, picks, others]): CascadeProblem => {
      const problem = lockSome(free, picks);
      return {
        ...problem,
        weights: problem.weights.map((weight, node) => weight * others[node % 8] + 1),
        season: problem.season.map((weight, cell) => weight + others[cell % 8]),
      };
    });

  it('never moves a lock in silence, wherever it stands, and sums all the same', () => {
    fc.assert(
      fc.property(lockedProblems, (problem) => {
        const table = cascade(problem);
        expectSums(problem, table);
        if (table.contradictions.length > 0) return;
        problem.locked.forEach((lock, cell) => {
          if (!Number.isNaN(lock)) expect(table.amounts[cell]).toBe(lock);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('sums where a month is locked here and another in a family beside it', () => {
    // found by the property above
    const count = 8;
    const locked = new Float64Array(count * periodCount).fill(Number.NaN);
    locked[0 * periodCount + 7] = 3;
    locked[1 * periodCount + 9] = 3;
    locked[6 * periodCount + 8] = 1;
    const problem: CascadeProblem = {
      tree: buildTree(Int32Array.of(-1, 0, 0, 1, 2, 1, 2, 1)),
      total: 44,
      step: 1,
      weights: Float64Array.of(1, 4577, 1313, 2938, 33_935, 6238, 6289, 4837),
      season: Float64Array.from(scatteredSeason),
      locked,
      floor: new Float64Array(count).fill(Number.NaN),
      ceiling: new Float64Array(count).fill(Number.NaN),
      factor: new Float64Array(count).fill(1),
    };
    expectSums(problem, cascade(problem));
  });

  it('finds the table around scattered locks in all but a few of a thousand cases', () => {
    // a table is known to exist for each; whole numbers over two trees at once have no quick exact method
    const cases = fc.sample(lockedProblems, { numRuns: 1000, seed: 20261122 });
    const refused = cases.filter((problem) => cascade(problem).contradictions.length > 0);
    expect(refused.length).toBeLessThanOrEqual(5);
  });

  it('keeps floors and ceilings, and tells exactly when they leave no table', () => {
    fc.assert(
      fc.property(
        problems,
        fc.array(fc.record({ low: fc.nat(1_000_000), room: fc.option(fc.nat(1_000_000), { nil: null }) }), {
          minLength: 25,
          maxLength: 25,
        }),
        (base, bands) => {
          const problem = {
            ...base,
            total: base.total % 20_000_000,
            factor: base.factor.map(() => 1),
            step: 1,
            floor: Float64Array.from(base.floor, (_, node) => (node === 0 ? Number.NaN : bands[node].low)),
            ceiling: Float64Array.from(base.ceiling, (_, node) => {
              const { low, room } = bands[node];
              return node === 0 || room === null ? Number.NaN : low + room;
            }),
          };
          const table = cascade(problem);
          expectSums(problem, table);
          // the oracle: what each subtree must and can hold, by recursion
          const reach = (node: number): { low: number; high: number } => {
            let low = 0;
            let high = 0;
            const below: number[] = [];
            problem.tree.parent.forEach((above, child) => {
              if (above === node) below.push(child);
            });
            for (const child of below) {
              const its = reach(child);
              low += its.low;
              high += its.high;
            }
            if (below.length === 0) high = Number.POSITIVE_INFINITY;
            const floor = Number.isNaN(problem.floor[node]) ? 0 : problem.floor[node];
            const ceiling = Number.isNaN(problem.ceiling[node])
              ? Number.POSITIVE_INFINITY
              : problem.ceiling[node];
            const its = { low: Math.max(low, floor), high: Math.min(high, ceiling) };
            if (its.low > its.high) conflict = true;
            return its;
          };
          let conflict = false;
          const whole = reach(0);
          if (whole.low > problem.total || whole.high < problem.total) conflict = true;
          expect(table.contradictions.length > 0).toBe(conflict);
          if (conflict) return;
          for (let node = 1; node < problem.tree.parent.length; node++) {
            const year = table.amounts[node * periodCount];
            expect(year).toBeGreaterThanOrEqual(problem.floor[node]);
            if (!Number.isNaN(problem.ceiling[node])) expect(year).toBeLessThanOrEqual(problem.ceiling[node]);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('gives the same for the same, and near the proportion', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const table = cascade(problem);
        expect(cascade(problem)).toEqual(table);
        const { tree, weights } = problem;
        for (let node = 0; node < tree.parent.length; node++) {
          const above = tree.parent[node];
          if (above < 0) continue;
          let whole = 0;
          tree.parent.forEach((other, sibling) => {
            if (other === above) whole += weights[sibling];
          });
          if (whole === 0) continue;
          const ideal = (table.assigned[above * periodCount] * weights[node]) / whole;
          expect(Math.abs(table.amounts[node * periodCount] - ideal)).toBeLessThanOrEqual(
            2 * problem.step + problem.total * 1e-9,
          );
        }
      }),
    );
  });

  it('locks of a region’s March are met by its territories, and the year still holds', () => {
    const tree = buildTree(Int32Array.of(-1, 0, 0, 1, 1, 2));
    const locked = new Float64Array(6 * periodCount).fill(Number.NaN);
    locked[1 * periodCount + 3] = 90_000;
    locked[3 * periodCount + quarterOf(3)] = 50_000;
    const problem: CascadeProblem = {
      tree,
      total: 1_200_000,
      step: 100,
      weights: Float64Array.of(1, 2, 1, 1, 3, 1),
      season: new Float64Array(6 * 12).fill(1),
      locked,
      floor: new Float64Array(6).fill(Number.NaN),
      ceiling: new Float64Array(6).fill(Number.NaN),
      factor: new Float64Array(6).fill(1),
    };
    const table = cascade(problem);
    expectSums(problem, table);
    expect(table.contradictions).toEqual([]);
    expect(table.amounts[1 * periodCount]).toBe(800_000);
    expect(table.amounts[3 * periodCount + 3] + table.amounts[4 * periodCount + 3]).toBe(90_000);
    expect(table.amounts[3 * periodCount + 13]).toBe(50_000);
  });
});
