import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marginalReturn, rankAccounts, rankWithin, reachFromSales, salesResponse } from './response.ts';

const account = fc.record({
  potential: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 100_000_000_000 })),
  calls: fc.integer({ min: 0, max: 60 }),
});
const accounts = fc.array(account, { minLength: 1, maxLength: 60 });
const reach = fc.double({ min: 0.01, max: 1, noNaN: true });
const quick = fc.double({ min: 0.05, max: 0.99, noNaN: true });

const respond = (potential: Float64Array, calls: Float64Array, share: number, q: number) =>
  salesResponse(rankAccounts(potential, calls), potential, calls, share, q);
const responseOf = (rows: readonly { potential: number; calls: number }[], share: number, q: number) =>
  respond(
    Float64Array.from(rows, ({ potential }) => potential),
    Float64Array.from(rows, ({ calls }) => calls),
    share,
    q,
  );

describe('marginal return', () => {
  it('never rises, and K is where it crosses the cost', () => {
    fc.assert(
      fc.property(
        accounts,
        reach,
        quick,
        fc.double({ min: 1, max: 500, noNaN: true }),
        fc.double({ min: 0, max: 1e10, noNaN: true }),
        (rows, share, q, capacity, cost) => {
          const { count, marginal, contribution } = marginalReturn(
            responseOf(rows, share, q),
            capacity,
            0.3,
            cost,
            20,
            200,
          );
          for (let reps = 1; reps < marginal.length; reps++) {
            expect(marginal[reps]).toBeLessThanOrEqual(marginal[reps - 1]);
            expect(contribution[reps]).toBeGreaterThanOrEqual(contribution[reps - 1]);
          }
          if (count > 0) expect(marginal[count - 1]).toBeGreaterThanOrEqual(cost);
          if (count < marginal.length && marginal[count] > 0) expect(marginal[count]).toBeLessThan(cost);
        },
      ),
    );
  });

  it('wins as much as a call-by-call search that always takes the best next sliver of a call', () => {
    const few = fc.array(
      fc.record({
        potential: fc.integer({ min: 1, max: 1000 }),
        calls: fc.integer({ min: 1, max: 6 }),
      }),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(few, fc.integer({ min: 1, max: 12 }), (rows, calls) => {
        const q = 0.8;
        const sliver = 0.01;
        const given = rows.map(() => 0);
        const won = (row: number, x: number) => rows[row].potential * (1 - (1 - q) ** (x / rows[row].calls));
        for (let step = 0; step < calls / sliver; step++) {
          let best = 0;
          let gain = -1;
          for (let row = 0; row < rows.length; row++) {
            const more = won(row, given[row] + sliver) - won(row, given[row]);
            if (more > gain) [best, gain] = [row, more];
          }
          given[best] += sliver;
        }
        const greedy = given.reduce((sum, x, row) => sum + won(row, x), 0);
        const exact = responseOf(rows, 1, q).sales(calls);
        expect(exact).toBeGreaterThanOrEqual(greedy * (1 - 1e-6));
        expect(exact).toBeLessThanOrEqual(greedy * 1.02);
      }),
      { numRuns: 60 },
    );
  });

  it('never wins more than can be reached', () => {
    fc.assert(
      fc.property(
        accounts,
        reach,
        quick,
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        (rows, share, q, calls) => {
          const all = rows.reduce((sum, row) => sum + (row.calls > 0 ? row.potential : 0), 0);
          const won = responseOf(rows, share, q).sales(calls);
          expect(won).toBeGreaterThanOrEqual(0);
          expect(won).toBeLessThanOrEqual(share * all * (1 + 1e-9));
        },
      ),
    );
  });
});

describe('the response of one account', () => {
  it('wins the stated share at the calls of its class', () => {
    const response = respond(Float64Array.of(1_000_000), Float64Array.of(12), 0.5, 0.8);
    expect(response.sales(12)).toBeCloseTo(0.8 * 500_000, 6);
    expect(response.sales(24)).toBeCloseTo(0.96 * 500_000, 6);
    expect(response.sales(0)).toBe(0);
  });

  it('finds the reach that explains the sales', () => {
    expect(reachFromSales(40, 100, 0.8)).toBeCloseTo(0.5, 12);
    expect(reachFromSales(200, 100, 0.8)).toBe(1);
    expect(reachFromSales(0, 100, 0.8)).toBeNull();
  });

  it('asks for nobody when the first rep does not pay', () => {
    const response = respond(Float64Array.of(100), Float64Array.of(12), 1, 0.8);
    expect(marginalReturn(response, 920, 0.3, 31, 5, 100).count).toBe(0);
    expect(marginalReturn(response, 920, 0.3, 29, 5, 100).count).toBe(1);
  });

  it('ranks within groups as a ranking of each group alone would', () => {
    fc.assert(
      fc.property(accounts, fc.infiniteStream(fc.integer({ min: -1, max: 2 })), (rows, stream) => {
        const potential = Float64Array.from(rows, (row) => row.potential);
        const calls = Float64Array.from(rows, (row) => row.calls);
        const group = Int32Array.from(rows, () => Number(stream.next().value));
        const parts = rankWithin(rankAccounts(potential, calls), group, 3);
        parts.forEach((part, wanted) => {
          const alone = potential.map((value, index) => (group[index] === wanted ? value : 0));
          expect(Array.from(part)).toEqual(Array.from(rankAccounts(alone, calls)));
        });
      }),
    );
  });
});
