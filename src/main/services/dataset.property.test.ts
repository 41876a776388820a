import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridSession } from '../../../test/support/grid-session.ts';
import type { Plan } from '../plan/plan.ts';
import { buildDataset, type Dataset } from './dataset.ts';

/** What the figures are made of, taken from the records one by one. */
function fromRecords(plan: Plan) {
  const units = plan.all('unit');
  const accounts = plan.all('account');
  const unitAt = new Map(units.map(({ id }, at) => [id, at]));
  const yearly = plan.all('account_year');
  const monthly = plan.all('sales_month');
  const yearsOf = (rows: readonly number[]) => [...new Set(rows)].sort((a, b) => a - b);
  const given = yearsOf(yearly.map(({ year }) => year));
  const summed = yearsOf(monthly.map(({ month }) => Number(month.slice(0, 4))));
  const sales = (year: number) =>
    Float64Array.from(accounts, ({ id }) => {
      if (given.includes(year))
        return yearly.find((row) => row.account_id === id && row.year === year)?.sales_fen ?? Number.NaN;
      const own = monthly.filter(
        ({ account_id, month }) => account_id === id && Number(month.slice(0, 4)) === year,
      );
      return own.length === 0 ? Number.NaN : own.reduce((sum, { amount_fen }) => sum + amount_fen, 0);
    });
  const salesYears = yearsOf([...given, ...summed]);
  return {
    units,
    accounts,
    accountIds: accounts.map(({ id }) => id),
    accountPlaces: {
      longitude: Float64Array.from(accounts, ({ longitude }) => longitude ?? Number.NaN),
      latitude: Float64Array.from(accounts, ({ latitude }) => latitude ?? Number.NaN),
      isExact: Uint8Array.from(accounts, ({ location }) => Number(location === 'exact')),
    },
    accountUnit: Int32Array.from(accounts, ({ unit_id }) => unitAt.get(unit_id ?? 0) ?? -1),
    potential: Float64Array.from(accounts, ({ potential_fen }) => potential_fen ?? 0),
    salesYears,
    salesOfYear: new Map(salesYears.map((year) => [year, sales(year)])),
    byHand: accounts.map(({ class_manual, calls_manual, minutes_manual }) => [
      class_manual,
      calls_manual,
      minutes_manual,
    ]),
  };
}

function expectSame(plan: Plan, data: Dataset): void {
  const { byHand, ...expected } = fromRecords(plan);
  expect(data).toMatchObject(expected);
  for (const [at, id] of data.accountIds.entries()) expect(data.accountIndex.get(id)).toBe(at);
  byHand.forEach(([letter, calls, minutes], at) => {
    if (letter !== null) expect(data.classes[at]).toBe(['', 'A', 'B', 'C'].indexOf(String(letter)));
    if (calls !== null) expect(data.calls[at]).toBe(calls);
    if (minutes !== null) expect(data.minutesPerCall[at]).toBe(minutes);
  });
}

const edit = fc.record({
  account: fc.integer({ min: 1, max: 60 }),
  place: fc.constantFrom('exact', 'county', 'none'),
  inUnit: fc.boolean(),
  byHand: fc.constantFrom(null, 'A', 'B', 'C'),
  calls: fc.option(fc.integer({ min: 0, max: 50 })),
  potential: fc.option(fc.integer({ min: -5, max: 1e9 })),
  year: fc.option(fc.integer({ min: 2019, max: 2021 })),
  month: fc.option(fc.constantFrom('2018-03', '2018-04', '2020-01')),
});

describe('the figures of a plan', () => {
  it('are those of its records, whatever these leave out', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), fc.constantFrom(0, 60), (edits, accounts) => {
        const { plan, dispose } = gridSession({ columns: 5, rows: 4, accounts, reps: 2, seed: 8 });
        try {
          plan.edit({ key: 'import.accounts', params: {} }, ['accounts'], (write) => {
            for (const one of edits) {
              const row = write.get('account', { id: one.account });
              if (!row) continue;
              const isPlaced = one.place !== 'none';
              write.put('account', {
                ...row,
                location: one.place,
                longitude: isPlaced ? row.longitude : null,
                latitude: isPlaced ? row.latitude : null,
                unit_id: one.inUnit ? row.unit_id : null,
                class_manual: one.byHand,
                calls_manual: one.calls,
                potential_fen: one.potential,
              });
              const of = { account_id: row.id };
              if (one.year !== null)
                write.put('account_year', { ...of, year: one.year, sales_fen: one.account });
              const to = { delivered_province: '', delivered_city: '' };
              if (one.month !== null)
                write.put('sales_month', { ...of, ...to, month: one.month, amount_fen: 7 });
            }
          });
          expectSame(plan, buildDataset(plan));
        } finally {
          dispose();
        }
      }),
      { numRuns: 25 },
    );
  });

  it('are none in an empty plan', () => {
    const { plan, dispose } = gridSession({ columns: 1, rows: 1, accounts: 0, reps: 1, seed: 8 });
    plan.edit({ key: 'import.units', params: {} }, ['units'], (write) => {
      for (const { id } of write.all('scenario')) write.removeScenario(id);
      write.removeWhere('unit', {});
    });
    expect(buildDataset(plan)).toMatchObject({ units: [], accounts: [], salesYears: [], baseYear: null });
    expectSame(plan, buildDataset(plan));
    dispose();
  });

  it('are the same when they come page by page', () => {
    const { plan, dispose } = gridSession({ columns: 12, rows: 9, accounts: 9000, reps: 6, seed: 3 });
    const { accounts, accountIds, potential, unit } = { unit: plan.all('unit'), ...buildDataset(plan) };
    expect(accounts).toEqual(plan.all('account'));
    expect(accountIds).toEqual(accounts.map(({ id }) => id));
    expect(potential).toEqual(Float64Array.from(accounts, ({ potential_fen }) => potential_fen ?? 0));
    expect(buildDataset(plan).units).toEqual(unit);
    dispose();
  });
});
