import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeCentreBound } from './bound.ts';
import { comparePlans } from './compare.ts';
import { ContiguityTest, pieces } from './contiguity.ts';
import { diagnose, isProof } from './diagnose.ts';
import { buildMetric } from './metric.ts';
import { buildModel } from './model.ts';
import type { DesignProblem, DesignSolution } from './problem.ts';
import { Random } from './random.ts';
import { search } from './search.ts';
import { PlanState } from './state.ts';
import { gridProblem, still } from './testing.ts';

const runs = { numRuns: 15 };
const seeds = fc.integer({ min: 1, max: 1e6 });

function solve(problem: DesignProblem, iterations = 60_000): DesignSolution {
  return search(problem, { iterations }, still);
}

/** Is every territory one piece? By flood fill, from nothing. */
function isContiguous(problem: DesignProblem, assignment: Int32Array): boolean {
  const { offsets, neighbours } = problem.adjacency;
  return pieces(offsets, neighbours, assignment, problem.territoryCount).perTerritory.every(
    (count) => count === 1,
  );
}

/** Travel of a plan by trying every unit of each territory as its centre. */
function bruteTravel(problem: DesignProblem, assignment: Int32Array): number {
  const metric = buildMetric(problem);
  let total = 0;
  for (let territory = 0; territory < problem.territoryCount; territory++) {
    const members = [...assignment.keys()].filter((unit) => assignment[unit] === territory);
    const from = (centre: number) =>
      members.reduce((sum, unit) => sum + problem.travelWeight[unit] * metric.between(unit, centre), 0);
    total += Math.min(...members.map(from));
  }
  return total / problem.travelWeight.reduce((sum, weight) => sum + weight, 0);
}

describe('the search', () => {
  it('tells the truth about its plan: sums, travel, pieces, feasibility', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const problem = gridProblem(7, 6, 4, seed);
        const solution = solve(problem);
        problem.measures.forEach((measure, index) => {
          const sums = new Float64Array(problem.territoryCount);
          solution.assignment.forEach((territory, unit) => {
            sums[territory] += measure.values[unit];
          });
          expect([...solution.measures[index].sums]).toEqual([...sums]);
        });
        expect(solution.travelKilometres).toBeCloseTo(bruteTravel(problem, solution.assignment), 9);
        expect(solution.nonContiguous === 0).toBe(isContiguous(problem, solution.assignment));
        const within = solution.measures.every((measure) => measure.maxDeviation <= 0.25 + 1e-9);
        expect(solution.feasible).toBe(within && solution.nonContiguous === 0);
      }),
      runs,
    );
  });

  it('gives the same bytes for the same seed and iterations', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const first = solve(gridProblem(8, 8, 5, seed));
        const second = solve(gridProblem(8, 8, 5, seed));
        expect(first.assignment).toEqual(second.assignment);
        expect(first.iterations).toBe(second.iterations);
      }),
      { numRuns: 5 },
    );
  });

  it('finds the proven optimum of tiny maps (every assignment tried)', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const problem = gridProblem(4, 3, 2, seed);
        const best = bruteForce(problem);
        // two streams, as the pool runs them
        const streams = [0, 1].map((stream) => search(problem, { iterations: 500_000 }, still, stream));
        const solution = comparePlans(streams[0], streams[1]) <= 0 ? streams[0] : streams[1];
        expect(solution.feasible).toBe(best !== null);
        if (best !== null) expect(solution.travelKilometres).toBeCloseTo(best, 9);
        if (diagnose(problem).some(isProof)) expect(best).toBeNull();
      }),
      // there both streams stopped at the second best while centres followed too rarely
      { ...runs, examples: [[943_392]] },
    );
  });

  it('never claims a bound above the optimum', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const problem = gridProblem(4, 3, 2, seed);
        const best = bruteForce(problem);
        if (best === null) return;
        const bound = freeCentreBound(problem, solve(problem), 1, still, 200);
        expect(bound?.kilometres ?? 0).toBeLessThanOrEqual(best + 1e-9);
      }),
      runs,
    );
  });
});

/** Least travel over all contiguous assignments inside the bands, or null. Two territories only. */
function bruteForce(problem: DesignProblem): number | null {
  let best: number | null = null;
  for (let mask = 1; mask < 2 ** problem.unitCount - 1; mask++) {
    const assignment = Int32Array.from({ length: problem.unitCount }, (_, unit) => (mask >> unit) & 1);
    const lawful = problem.measures.every((measure) => {
      const held = measure.values.reduce(
        (sum, value, unit) => (assignment[unit] === 1 ? sum + value : sum),
        0,
      );
      return Math.abs(held / measure.target[1] - 1) <= measure.upperTolerance + 1e-9;
    });
    if (!lawful || !isContiguous(problem, assignment)) continue;
    const travel = bruteTravel(problem, assignment);
    if (best === null || travel < best) best = travel;
  }
  return best;
}

describe('incremental sums and contiguity', () => {
  it('agree with recounting after random moves', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const problem = gridProblem(6, 6, 4, seed);
        const model = buildModel(problem);
        const random = new Random(seed);
        const state = new PlanState(model);
        state.load(Int32Array.from({ length: 36 }, () => random.below(4)));
        for (let move = 0; move < 300; move++) state.move(random.below(36), random.below(4));
        const fresh = new PlanState(model);
        fresh.load(state.assignment.slice());
        state.sums.forEach((sum, cell) => {
          expect(sum).toBeCloseTo(fresh.sums[cell], 8);
        });
        expect(state.size).toEqual(fresh.size);
      }),
      runs,
    );
  });

  it('let a unit leave exactly when flood fill finds no more pieces without it', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const problem = gridProblem(6, 5, 3, seed);
        const model = buildModel(problem);
        const random = new Random(seed);
        const assignment = Int32Array.from({ length: 30 }, () => random.below(3));
        const test = new ContiguityTest(model, assignment);
        const { offsets, neighbours } = model.adjacency;
        const count = (labels: Int32Array, territory: number) =>
          pieces(offsets, neighbours, labels, 4).perTerritory[territory];
        for (let node = 0; node < 30; node++) {
          const without = assignment.slice();
          without[node] = 3;
          const stays = count(without, assignment[node]) <= count(assignment, assignment[node]);
          expect(test.canLeave(node)).toBe(stays);
        }
      }),
      runs,
    );
  });
});
