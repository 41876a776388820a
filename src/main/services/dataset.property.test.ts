import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridSession } from '../../../test/support/grid-session.ts';
import { finish } from '../plan/pieces.ts';
import type { Plan, PlanWriter } from '../plan/plan.ts';
import { buildDataset, type Dataset } from './dataset.ts';
import { readAdjacency, readSales } from './figure-columns.ts';

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

/** Alters what figures are made of. */
function alter(write: PlanWriter, kind: string, at: number): void {
  const row = write.get('account', { id: at });
  const unit = write.get('unit', { id: at });
  const to = { delivered_province: '', delivered_city: '' };
  if (kind === 'unit' && unit) write.put('unit', { ...unit, name: `${unit.name}!` });
  const [a, b] = [write.all('unit')[at % 19]?.id ?? 0, write.all('unit').at(-1)?.id ?? 0];
  if (kind === 'pair' && a < b) write.put('unit_pair', { a, b, kind: at % 2 ? 'barrier' : 'link' });
  if (kind === 'many')
    for (const one of write.all('account')) write.put('account', { ...one, name: `${one.name}·` });
  if (!row) return;
  if (kind === 'move' || kind === 'fail') write.put('account', { ...row, longitude: 118.5, unit_id: null });
  if (kind === 'name') write.put('account', { ...row, name: `${row.name}+` });
  if (kind === 'sales') write.put('account_year', { account_id: at, year: 2020, sales_fen: at });
  if (kind === 'month') write.put('sales_month', { account_id: at, ...to, month: '2018-03', amount_fen: 7 });
  if (kind === 'remove') {
    for (const own of write.where('account_year', { account_id: at })) write.remove('account_year', own);
    for (const own of write.where('sales_month', { account_id: at })) write.remove('sales_month', own);
    write.remove('account', { id: at });
  }
  if (kind === 'fail') throw new Error('taken back');
}

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

  it('are those of its records after each of many edits, taken back or not, when parts of them are kept', () => {
    const change = fc.record({
      kind: fc.constantFrom(
        'move',
        'name',
        'sales',
        'month',
        'remove',
        'unit',
        'pair',
        'many',
        'undo',
        'fail',
      ),
      at: fc.integer({ min: 1, max: 19 }),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 15 }), (changes) => {
        const { plan, dispose } = gridSession({ columns: 5, rows: 4, accounts: 700, reps: 2, seed: 8 });
        try {
          buildDataset(plan);
          for (const { kind, at } of changes) {
            if (kind === 'undo') {
              if (plan.undoLabel()) plan.undo();
            } else {
              const version = plan.tableVersion('account');
              const stands = plan.get('account', { id: at }) !== undefined;
              let isKept = true;
              try {
                plan.edit({ key: 'import.accounts', params: {} }, ['accounts'], (write) => {
                  alter(write, kind, at);
                });
              } catch (error) {
                if (kind !== 'fail') throw error;
                isKept = false;
              }
              const told = plan.writtenSince('account', version);
              if (isKept && kind !== 'many')
                for (const key of told ?? [[null]]) expect([stands, key]).toEqual([true, [at]]);
              if (isKept && stands && (kind === 'name' || kind === 'remove')) expect(told).toHaveLength(1);
            }
            const data = buildDataset(plan);
            expect(data.units).toEqual(plan.all('unit'));
            expect(data.accounts).toEqual(plan.all('account'));
            expect(data.adjacency).toEqual(finish(readAdjacency(plan, data.unitIndex)));
            expect(data.salesOfYear).toEqual(finish(readSales(plan, data.accountIds)));
            expect(data.accountIds).toEqual(data.accounts.map(({ id }) => id));
          }
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
