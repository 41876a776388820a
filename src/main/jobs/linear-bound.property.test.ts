import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from '../engine/design/random.ts';
import { search } from '../engine/design/search.ts';
import { gridProblem, still } from '../engine/design/testing.ts';
import { ownCentresBound } from '../engine/design/transport-bound.ts';
import { fixedCentreBound } from './linear-bound.ts';

const seeds = fc.integer({ min: 1, max: 1e6 });

describe('the priced bound for the centres of a plan', () => {
  it('meets the linear program solved by HiGHS from below', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const random = new Random(seed, 7);
        const x = Float64Array.from({ length: 5 }, () => 100 * random.fraction());
        const y = Float64Array.from({ length: 5 }, () => 100 * random.fraction());
        const locks = Int32Array.from({ length: 100 }, (_, unit) => (unit === 42 ? 3 : -1));
        const problem = gridProblem(10, 10, 5, seed, { fixedCentres: { x, y }, locks });
        const plan = search(problem, { iterations: 30_000 }, still);
        fc.pre(plan.feasible);
        const linear = await fixedCentreBound(problem, 10);
        const priced = ownCentresBound(problem, plan, 10, still);
        expect(priced?.kilometres).toBeLessThanOrEqual((linear?.kilometres ?? 0) * (1 + 1e-6));
        expect(priced?.kilometres).toBeGreaterThan(0.98 * (linear?.kilometres ?? Number.POSITIVE_INFINITY));
      }),
      { numRuns: 8 },
    );
  });

  it('never exceeds the plan it speaks of, in or out of its bands', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(0.01, 0.3), (seed, tolerance) => {
        const { measures } = gridProblem(9, 9, 6, seed);
        const problem = gridProblem(9, 9, 6, seed, {
          measures: measures.map(({ name, values }) => ({ name, values, tolerance, hard: false })),
        });
        const plan = search(problem, { iterations: 20_000 }, still);
        const bound = ownCentresBound(problem, plan, 10, still);
        expect(bound?.kind).toBe('transport');
        expect(bound?.kilometres).toBeLessThanOrEqual(plan.travelKilometres + 1e-9);
      }),
      { numRuns: 15 },
    );
  });
});
