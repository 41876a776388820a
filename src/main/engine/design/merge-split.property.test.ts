import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recentre } from './centres.ts';
import { pieces } from './contiguity.ts';
import { MergeSplit } from './merge-split.ts';
import { buildModel } from './model.ts';
import { Pressure } from './pressure.ts';
import { Random } from './random.ts';
import { loadStart } from './starts.ts';
import { PlanState, violation } from './state.ts';
import { gridProblem } from './testing.ts';

const seeds = fc.integer({ min: 1, max: 1e6 });

/** Energy from nothing: travel at present centres + priced violations. */
function energy(state: PlanState): number {
  const { lower, upper } = state.model;
  return state.sums.reduce(
    (sum, held, cell) => sum + state.rate[cell] * violation(held, lower[cell], upper[cell]),
    state.travel(),
  );
}

function loaded(seed: number, locks?: Int32Array) {
  const model = buildModel(gridProblem(9, 8, 5, seed, locks ? { locks } : {}));
  const state = new PlanState(model);
  const random = new Random(seed);
  loadStart(state, random);
  recentre(state);
  new Pressure(state).excess();
  return { model, state, random };
}

describe('merging two territories and splitting them along a tree', () => {
  it('keeps every territory whole and tells the exact energy change', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { model, state, random } = loaded(seed);
        const move = new MergeSplit(state);
        const { offsets, neighbours } = model.adjacency;
        let tried = 0;
        for (let attempt = 0; attempt < 20; attempt++) {
          const cut = move.propose(random.below(5), random.below(5), random);
          if (cut === null || cut.first === cut.second || !move.isValid(cut)) continue;
          tried++;
          const before = energy(state);
          const delta = move.apply(cut);
          expect(energy(state) - before).toBeCloseTo(delta, 8);
          const { perTerritory } = pieces(offsets, neighbours, state.assignment, 5);
          expect([...perTerritory]).toEqual([1, 1, 1, 1, 1]);
        }
        expect(tried).toBeGreaterThan(0);
      }),
      { numRuns: 25 },
    );
  });

  it('leaves the plan as it was when it does not pay', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { state, random } = loaded(seed);
        const move = new MergeSplit(state);
        const before = state.assignment.slice();
        for (let second = 1; second < 5; second++) expect(move.tryMove(0, second, -1e9, random)).toBe(false);
        expect(state.assignment).toEqual(before);
      }),
      { numRuns: 25 },
    );
  });

  it('refuses a cut that breaks a lock', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const locks = new Int32Array(72).fill(-1);
        locks[0] = 0;
        locks[71] = 1;
        const { state, random } = loaded(seed, locks);
        const move = new MergeSplit(state);
        for (let attempt = 0; attempt < 30; attempt++)
          move.tryMove(random.below(5), random.below(5), Number.POSITIVE_INFINITY, random);
        expect(state.assignment[0]).toBe(0);
        expect(state.assignment[71]).toBe(1);
      }),
      { numRuns: 25 },
    );
  });
});
