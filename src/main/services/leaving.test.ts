import { copyFileSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { gridPlan } from '../../../test/support/grid-plan.ts';
import { openPlan } from '../plan/open.ts';
import type { Plan } from '../plan/plan.ts';
import { testFolder } from '../plan/testing/folder.ts';
import { createRouter } from '../router/index.ts';
import { createServices } from './index.ts';

/** More accounts than are read or written in one turn of the event loop. */
const accounts = 1600;
/** Turns of the event loop between leaving being asked for and the edit: the same turn, the look at the place, what is settled. */
const moments = [0, 1, 2, 3, 4, 6, 9, 13];

let made: string;
let grid: ReturnType<typeof gridPlan>;
beforeAll(() => {
  grid = gridPlan({ columns: 12, rows: 12, accounts, reps: 3, seed: 5 });
  grid.plan.close();
  made = grid.path;
});
afterAll(() => grid.dispose());

/** The whole program with a plan open, of which a backup stands. */
async function desk() {
  const folder = testFolder();
  const [home, plans, data, sample] = ['home', 'plans', 'data', 'home/sample'].map((name) =>
    join(folder, name),
  );
  for (const one of [home, plans, data, sample]) mkdirSync(one);
  const services = createServices({
    kind: 'browser',
    systemLanguage: 'zh-CN',
    dataFolder: data,
    plansFolder: plans,
    resourcesFolder: home,
    chooseFile: async () => null,
  });
  onTestFinished(() => services.close());
  const path = join(plans, '江苏.sqlite');
  const other = join(plans, '浙江.sqlite');
  for (const place of [path, other, join(sample, 'east-china.sqlite')]) copyFileSync(made, place);
  services.session.open(path);
  const { id: backupId } = await services.backups.now();
  return { services, path, other, fresh: join(plans, '新.sqlite'), backupId };
}
type Desk = Awaited<ReturnType<typeof desk>>;

const through = async (events: Promise<AsyncIterable<unknown>>) => {
  for await (const _ of await events);
};

/** What closes the plan that is open, or puts another in its place. */
const ways: Readonly<Record<string, (at: Desk) => Promise<unknown>>> = {
  create: ({ services, fresh }) => services.plan.create(fresh),
  createOver: ({ services, other }) => services.plan.create(other),
  close: ({ services }) => services.plan.close(),
  quit: ({ services }) => services.close(),
  open: ({ services, other }) => services.plan.open(other),
  openThenCreate: ({ services, other, fresh }) =>
    Promise.all([services.plan.open(other), services.plan.create(fresh)]),
  sample: ({ services }) => through(Promise.resolve(services.sample.open())),
  restore: ({ services, backupId, fresh }) => {
    const api = createRouterClient(createRouter(services));
    const fileId = services.app.files.register(fresh).id;
    return through(api.backup.restore({ backupId, fileId }));
  },
};

const potentialFen = (value: number) => value * 100;
const cells = (plan: Plan, value: number) =>
  [...plan.ids('account')].map((id) => ({ id, field: 'potential', value: String(value) }));

/** How many accounts of a closed plan have what was typed. */
function standingIn(path: string, value: number): number {
  const plan = openPlan(path);
  try {
    return plan.all('account').filter((row) => row.potential_fen === potentialFen(value)).length;
  } finally {
    plan.close();
  }
}

for (const [way, leave] of Object.entries(ways))
  it(`an edit that begins while the plan is left stands wholly: ${way}`, async () => {
    let inTime = 0;
    for (const turns of moments) {
      const at = await desk();
      const { services, path } = at;
      const left = services.session.plan();
      const leaving = leave(at);
      for (let turn = 0; turn < turns; turn++) await nextTurn();
      const isInTime = services.session.isOpen() && services.session.plan() === left;
      const edited = isInTime
        ? services.edit.editInTurns({ table: 'accounts', cells: cells(left, 777) })
        : Promise.resolve({ changed: 0 });
      const [{ changed }] = await Promise.all([edited, leaving]);
      await services.close();
      const all = isInTime ? accounts : 0;
      inTime += all;
      expect([turns, changed, standingIn(path, 777)]).toEqual([turns, all, all]);
    }
    expect(inTime).toBeGreaterThan(0);
  });

/** What a synchroniser does to the plan's file. */
const mishaps: Readonly<Record<string, (at: Desk) => void>> = {
  replaced: ({ other, path }) => renameSync(other, path),
  gone: ({ path }) => rmSync(path),
};
for (const [mishap, happen] of Object.entries(mishaps))
  for (const way of ['keep', 'reopen', 'close'] as const)
    it(`an edit of a plan whose file is ${mishap} stands where the plan is kept, or was refused: ${way}`, async () => {
      for (const turns of moments) {
        const at = await desk();
        const { services, path } = at;
        happen(at);
        const left = services.session.plan();
        const leaving = (way === 'close' ? services.plan.close() : services.rescue[way]()).catch(() => null);
        for (let turn = 0; turn < turns; turn++) await nextTurn();
        const asked = services.session.isOpen() ? services.session.plan() : null;
        const edited = await (asked
          ? services.edit.editInTurns({ table: 'accounts', cells: cells(asked, 777) }).then(
              ({ changed }) => changed,
              (error: { code: string }) => error.code,
            )
          : 'PLAN_NOT_OPEN');
        await leaving;
        const now = services.session.isOpen() ? services.session.plan() : null;
        const stands = now?.all('account').filter((row) => row.potential_fen === 77_700).length ?? 0;
        expect([turns, edited, stands]).toEqual(
          asked !== null && asked !== left
            ? [turns, accounts, accounts]
            : [turns, expect.stringMatching(/^PLAN_(MOVED|REPLACED|NOT_OPEN)$/), 0],
        );
        await services.close();
        rmSync(path, { force: true });
      }
    });

it('a large step back that is under way ends before the plan is left, and is answered', async () => {
  const { services, path } = await desk();
  const plan = services.session.plan();
  await services.edit.editInTurns({ table: 'accounts', cells: cells(plan, 777) });
  const undone = services.plan.undo();
  await Promise.all([undone, services.plan.close()]);
  expect((await undone).redo).toMatchObject({ key: 'edit.accounts' });
  expect(standingIn(path, 777)).toBe(0);
});

it('nothing closes a plan of which a step is under way, or what was asked of it and is being read', async () => {
  const { services, fresh, other } = await desk();
  const { session } = services;
  const busy = expect.objectContaining({ code: 'PLAN_BUSY' }) as Error;
  const edited = services.edit.editInTurns({ table: 'accounts', cells: cells(session.plan(), 777) });
  expect(session.isIdle()).toBe(true);
  expect(() => session.close()).toThrow(busy);
  expect(() => session.create(fresh)).toThrow(busy);
  expect(() => session.open(other)).toThrow(busy);
  while (session.isIdle()) await nextTurn();
  expect(() => session.close()).toThrow(busy);
  expect((await edited).changed).toBe(accounts);
  session.close();
});
