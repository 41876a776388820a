import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { gridPlan } from '../../../test/support/grid-plan.ts';
import { plainRows } from '../../../test/support/plain-rows.ts';
import { accountRow as accountSchema, unitRow as unitSchema } from '../../shared/contract/data.ts';
import { type Columns, packRows } from '../../shared/rows/packed-rows.ts';
import { accountColumns, unitColumns } from '../../shared/rows/row-columns.ts';
import { unpackRows } from '../../shared/rows/unpack-rows.ts';
import { testPlan } from '../plan/testing/folder.ts';
import { loseSearch } from '../plan/testing/lost-search.ts';
import { account } from '../plan/testing/records.ts';
import { createDataService } from './data-service.ts';
import { openInTurns } from './open-check/open-in-turns.ts';
import { createPlanService } from './plan-service.ts';
import { createProjection } from './projection.ts';
import { createSession } from './session.ts';

/** Smaller than the program's own measure: the plan of a test is small. */
const large = 100_000;

let grid: ReturnType<typeof gridPlan>;
beforeEach(() => {
  grid = gridPlan({ columns: 20, rows: 20, accounts: 3000, reps: 5, seed: 2 });
});
afterEach(() => {
  vi.useRealTimers();
  grid.dispose();
});

describe('what a window is told of a plan', () => {
  it('before the figures stand is what the figures say', () => {
    grid.plan.edit({ key: 'import.units', params: {} }, ['accounts', 'units'], (write) => {
      const [first, second, third] = write.all('account');
      if (!first || !second || !third) throw new Error('no accounts');
      write.put('account', { ...first, unit_id: null, location: 'none', longitude: null, latitude: null });
      write.put('account', { ...second, location: 'city' });
      write.put('sales_month', {
        account_id: third.id,
        month: '2019-03',
        delivered_province: '',
        delivered_city: '',
        amount_fen: 5,
      });
      write.put('measure', { key: 'beds', name: '床位', unit: 'count', position: 0 });
      write.put('formula', {
        key: 'formula:1',
        name: '每床',
        unit: 'number',
        kind: 'custom',
        expression: '1+1',
        inputs: '{}',
        roll_up: 'sum',
        weight: null,
        position: 0,
      });
    });
    grid.plan.close();
    const session = createSession(() => undefined);
    const projection = createProjection(session);
    session.open(grid.path);
    const state = createPlanService(session, createProjection(session)).state();
    const data = projection.dataset();
    expect(state).toMatchObject({
      measures: data.measures,
      salesYears: data.salesYears,
      baseYear: data.baseYear,
      workload: data.settings,
      counts: {
        units: data.units.length,
        accounts: data.accounts.length,
        reps: data.reps.length,
        approximateAccounts: 1,
        unplacedAccounts: 1,
      },
    });
    session.close();
  });

  it('is gathered for its map before anybody asks', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    grid.plan.close();
    const session = createSession(() => undefined);
    const projection = createProjection(session);
    const opened = createPlanService(session, projection).open(grid.path);
    while (!session.isOpen() || !projection.isReady('figures')) await nextTurn();
    vi.runAllTimers();
    await opened;
    session.close();
  });

  it('in rows keeps the contract on both sides of the way', () => {
    const session = createSession(() => undefined);
    grid.plan.close();
    session.open(grid.path);
    const data = createDataService(() => session.plan(), createProjection(session));
    const units = data.units(3, 50).rows;
    const accounts = data.accounts(7, 90).rows;
    expect(units).toHaveLength(50);
    expect(accounts).toHaveLength(90);
    expect(units.map((row) => unitSchema.parse(row))).toEqual(units);
    expect(accounts.map((row) => accountSchema.parse(row))).toEqual(accounts);
    const present = session.plan().all('scenario')[0];
    const alignment = createProjection(session).alignment(present?.id ?? 0);
    expect(alignment.unitTerritory).toHaveLength(400);
    for (const id of alignment.unitTerritory) expect(Number.isInteger(id) && id >= 0).toBe(true);
    const crossed = <Row extends object>(rows: Row[], columns: Columns<Row>) =>
      plainRows(unpackRows(packRows(rows, columns), columns), columns);
    expect(crossed(units, unitColumns)).toStrictEqual(units);
    expect(crossed(accounts, accountColumns)).toStrictEqual(accounts);
    session.close();
  });
});

/** Pages past the middle hold rows: the plan opens, and some table can't be read. */
function damage(path: string): void {
  const pages = Math.floor(statSync(path).size / 4096);
  const file = openSync(path, 'r+');
  for (let page = Math.floor(pages * 0.6); page < pages * 0.9; page++)
    writeSync(file, Buffer.alloc(4096, 0xa5), 0, 4096, page * 4096);
  closeSync(file);
}

describe('opening a large plan', () => {
  it('shows it while its pages are looked through', async () => {
    grid.plan.close();
    const session = createSession(() => undefined);
    const { plan, check } = await openInTurns(grid.path, large);
    session.take(plan, check);
    expect(createPlanService(session, createProjection(session)).state()?.counts.accounts).toBe(3000);
    await session.sound();
    expect(session.isOpen()).toBe(true);
    session.close();
  });

  it('closes it again when pages are damaged, and says so to whoever waits to read or write', async () => {
    grid.plan.close();
    damage(grid.path);
    const session = createSession(() => undefined);
    const kinds: string[] = [];
    session.subscribe(({ kind }) => kinds.push(kind));
    const { plan, check } = await openInTurns(grid.path, large);
    session.take(plan, check);
    await expect(session.sound()).rejects.toMatchObject({ code: 'PLAN_DAMAGED' });
    expect(session.isOpen()).toBe(false);
    expect(kinds).toEqual(['opened', 'closed']);
    expect(() => plan.all('unit')).toThrow('PLAN_NOT_OPEN');
  });

  it('is looked through when somebody waits for that, by whom is in no hurry just waited for', async () => {
    grid.plan.close();
    const session = createSession(() => undefined);
    const { plan } = await openInTurns(grid.path, large);
    let begun = 0;
    session.take(plan, async () => {
      begun++;
    });
    const patient = session.checked();
    await new Promise((resolve) => setTimeout(resolve));
    expect(begun).toBe(0);
    await session.sound();
    await patient;
    await session.sound();
    expect(begun).toBe(1);
    session.close();
  });

  it('is not looked through any more once it is closed', async () => {
    grid.plan.close();
    const session = createSession(() => undefined);
    const { plan } = await openInTurns(grid.path, large);
    session.take(plan, () => Promise.reject(new Error('looked through')));
    const patient = session.checked();
    const impatient = session.sound();
    session.close();
    await patient;
    await impatient;
    expect(session.isOpen()).toBe(false);
  });

  it('ends, and says what is wrong, where a damaged page sends every search to the front', {
    timeout: 20_000,
  }, async () => {
    const made = testPlan();
    made.edit({ key: 'import.accounts', params: {} }, ['accounts'], (write) => {
      for (let id = 1; id <= 60_000; id++) write.put('account', account(id));
    });
    made.close();
    loseSearch(made.path, 'account');
    const session = createSession(() => undefined);
    const listed: string[] = [];
    const service = createPlanService(session, createProjection(session), (path) => listed.push(path));
    await expect(service.open(made.path)).rejects.toMatchObject({ code: 'PLAN_DAMAGED' });
    expect(listed).toEqual([made.path]);
    expect(session.isOpen()).toBe(false);
    grid.plan.close();
    expect((await service.open(grid.path)).counts.accounts).toBe(3000);
    await expect(service.open(made.path)).rejects.toMatchObject({ code: 'PLAN_DAMAGED' });
    expect(session.plan().path).toBe(grid.path);
    session.close();
  });

  it('keeps the lock while the bytes are looked through', async () => {
    grid.plan.close();
    const { plan, check } = await openInTurns(grid.path, large);
    await expect(openInTurns(grid.path, large)).rejects.toMatchObject({ code: 'PLAN_LOCKED' });
    await check();
    plan.close();
  });
});

describe('opening another plan', () => {
  it('lets a step end that is being made in turns, and keeps it', async () => {
    const other = gridPlan({ columns: 3, rows: 3, accounts: 5, reps: 1, seed: 1 });
    other.plan.close();
    grid.plan.close();
    const session = createSession(() => undefined);
    const service = createPlanService(session, createProjection(session));
    await service.open(grid.path);
    const opening = service.open(other.path);
    const step = session
      .plan()
      .editInTurns({ key: 'import.units', params: {} }, ['units'], function* (write) {
        for (const row of write.all('unit')) {
          write.put('unit', { ...row, name: `${row.name}改` });
          if (row.id % 40 === 0) yield;
        }
      });
    await Promise.all([opening, step]);
    await service.open(grid.path);
    expect(
      session
        .plan()
        .all('unit')
        .every(({ name }) => name.endsWith('改')),
    ).toBe(true);
    session.close();
    other.dispose();
  });

  it('asked for twice at once opens it once and finds no lock', async () => {
    grid.plan.close();
    const session = createSession(() => undefined);
    const service = createPlanService(session, createProjection(session));
    const [first, second] = await Promise.all([service.open(grid.path), service.open(grid.path)]);
    expect(first).toEqual(second);
    session.close();
  });
});
