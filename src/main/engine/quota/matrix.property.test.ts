import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitMatrix } from './matrix.ts';

const sumsOf = (cells: Float64Array, rows: number) => {
  const columns = cells.length / rows;
  const rowSums = new Float64Array(rows);
  const columnSums = new Float64Array(columns);
  cells.forEach((amount, cell) => {
    rowSums[Math.floor(cell / columns)] += amount;
    columnSums[cell % columns] += amount;
  });
  return { rowSums, columnSums };
};

/** A table, and bounds around its cells of which some may have been moved off it. */
const tables = fc
  .record({
    rows: fc.integer({ min: 1, max: 5 }),
    columns: fc.integer({ min: 1, max: 4 }),
    amounts: fc.array(fc.nat(6), { minLength: 20, maxLength: 20 }),
    seeds: fc.array(fc.nat(50), { minLength: 20, maxLength: 20 }),
    lows: fc.array(fc.nat(3), { minLength: 20, maxLength: 20 }),
    highs: fc.array(fc.nat(3), { minLength: 20, maxLength: 20 }),
    shift: fc.integer({ min: 0, max: 2 }),
  })
  .map(({ rows, columns, amounts, seeds, lows, highs, shift }) => {
    const table = Float64Array.from(amounts.slice(0, rows * columns));
    const pick = (values: number[]) => Float64Array.from(values.slice(0, rows * columns));
    return {
      rows,
      table,
      problem: {
        ...sumsOf(table, rows),
        seed: pick(seeds),
        step: 1,
        least: pick(lows).map((low, cell) => Math.max(0, table[cell] - low + (cell % 7 === 0 ? shift : 0))),
        most: pick(highs).map((high, cell) => table[cell] + high + (cell % 7 === 0 ? shift : 0)),
      },
      isShifted: shift > 0,
    };
  });

describe('fitMatrix', () => {
  it('meets both sums within the bounds whenever it says nothing is short, and does where a table is known', () => {
    fc.assert(
      fc.property(tables, ({ rows, problem, isShifted }) => {
        const { cells, short } = fitMatrix(problem);
        if (!isShifted) expect(short).toBe(0);
        if (short > 0) return;
        expect(sumsOf(cells, rows)).toEqual({ rowSums: problem.rowSums, columnSums: problem.columnSums });
        cells.forEach((amount, cell) => {
          expect(amount).toBeGreaterThanOrEqual(problem.least[cell]);
          expect(amount).toBeLessThanOrEqual(problem.most[cell]);
        });
      }),
      { numRuns: 2000 },
    );
  });

  it('is short where what a column must hold at least is more than its sum, though every row has its own', () => {
    const { short } = fitMatrix({
      rowSums: Float64Array.of(1, 1),
      columnSums: Float64Array.of(1, 1),
      seed: Float64Array.of(1, 1, 1, 1),
      least: Float64Array.of(0, 1, 0, 1),
      most: Float64Array.of(1, 1, 1, 1),
      step: 1,
    });
    expect(short).toBeGreaterThan(0);
  });
});
