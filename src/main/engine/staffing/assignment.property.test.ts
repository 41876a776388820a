import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AssignmentProblem, solveAssignment, totalCost } from './assignment.ts';
import { overrideCosts } from './override.ts';

/** The least total over every assignment there is; `force` fixes one row. */
function bruteForce(problem: AssignmentProblem, force?: { row: number; column: number }): number {
  const { rows, columns, cost, vacancy } = problem;
  const used = new Array<boolean>(columns).fill(false);
  const best = (row: number): number => {
    if (row === rows) return 0;
    let least = Number.POSITIVE_INFINITY;
    const forced = force?.row === row ? force.column : null;
    if (forced === null || forced === -1) least = vacancy[row] + best(row + 1);
    for (let column = 0; column < columns; column++) {
      if (used[column] || (forced !== null && forced !== column)) continue;
      used[column] = true;
      least = Math.min(least, cost[row * columns + column] + best(row + 1));
      used[column] = false;
    }
    return least;
  };
  return best(0);
}

const amount = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: -20, max: 100 }) },
  { weight: 4, arbitrary: fc.double({ min: 0, max: 10, noNaN: true }) },
  { weight: 2, arbitrary: fc.constant(Number.POSITIVE_INFINITY) },
);
const size = fc.integer({ min: 1, max: 7 });

/** Vacancies dear enough to be a last resort, or cheap enough to be chosen. */
const problems = fc.tuple(size, size, fc.constantFrom(0, 5, 1000)).chain(([rows, columns, dear]) =>
  fc.record({
    rows: fc.constant(rows),
    columns: fc.constant(columns),
    cost: fc
      .array(amount, { minLength: rows * columns, maxLength: rows * columns })
      .map((values) => Float64Array.from(values)),
    vacancy: fc
      .array(fc.integer({ min: 0, max: 40 }), { minLength: rows, maxLength: rows })
      .map((values) => Float64Array.from(values, (value) => value + dear)),
  }),
);

describe('assignment', () => {
  it('is optimal against brute force up to 7 × 7, forbidden pairs and vacancies included', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const { columnOf, rowOf, total } = solveAssignment(problem);
        expect(total).toBeCloseTo(bruteForce(problem), 6);
        expect(totalCost(problem, columnOf)).toBe(total);
        const taken = [...columnOf].filter((column) => column >= 0);
        expect(new Set(taken).size).toBe(taken.length);
        rowOf.forEach((row, column) => {
          if (row >= 0) expect(columnOf[row]).toBe(column);
        });
        columnOf.forEach((column, row) => {
          if (column >= 0) expect(rowOf[column]).toBe(row);
        });
      }),
      { numRuns: 400 },
    );
  });

  it('proves itself: prices that no pair undercuts', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const { columnOf, rowOf, rowPrice, columnPrice } = solveAssignment(problem);
        const { rows, columns, cost, vacancy } = problem;
        for (let row = 0; row < rows; row++) {
          for (let column = 0; column < columns; column++) {
            const slack = cost[row * columns + column] - rowPrice[row] - columnPrice[column];
            expect(slack).toBeGreaterThanOrEqual(-1e-9);
            if (columnOf[row] === column) expect(slack).toBeLessThanOrEqual(1e-9);
          }
          const slack = vacancy[row] - rowPrice[row];
          expect(slack).toBeGreaterThanOrEqual(-1e-9);
          if (columnOf[row] < 0) expect(slack).toBeLessThanOrEqual(1e-9);
        }
        rowOf.forEach((row, column) => {
          expect(columnPrice[column]).toBeLessThanOrEqual(1e-9);
          if (row < 0) expect(columnPrice[column]).toBe(0);
        });
      }),
    );
  });

  it('leaves a row vacant rather than breaking a rule', () => {
    const problem = {
      rows: 2,
      columns: 2,
      cost: Float64Array.of(1, Number.POSITIVE_INFINITY, 1, Number.POSITIVE_INFINITY),
      vacancy: Float64Array.of(1000, 1001),
    };
    expect(Array.from(solveAssignment(problem).columnOf)).toEqual([-1, 0]);
  });

  it('has nothing to do without rows or columns', () => {
    const none = { rows: 0, columns: 0, cost: new Float64Array(), vacancy: new Float64Array() };
    expect(solveAssignment(none).total).toBe(0);
    const noReps = { rows: 2, columns: 0, cost: new Float64Array(), vacancy: Float64Array.of(3, 4) };
    expect(solveAssignment(noReps)).toMatchObject({ total: 7, columnOf: Int32Array.of(-1, -1) });
  });
});

describe('cost of an override', () => {
  it('is what a new solution with that choice forced costs more, for every row and column', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const assignment = solveAssignment(problem);
        for (let row = 0; row < problem.rows; row++) {
          const added = overrideCosts(problem, assignment, row);
          const forced = (column: number) => bruteForce(problem, { row, column }) - assignment.total;
          expect(added.vacant).toBeCloseTo(forced(-1), 5);
          for (let column = 0; column < problem.columns; column++) {
            const truth = forced(column);
            if (truth === Number.POSITIVE_INFINITY) expect(added.columns[column]).toBe(truth);
            else expect(added.columns[column]).toBeCloseTo(truth, 5);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
