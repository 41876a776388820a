import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, onTestFinished, vi } from 'vitest';
import { openPlan } from '../../src/main/plan/open.ts';
import type { Plan } from '../../src/main/plan/plan.ts';
import { testFolder } from '../../src/main/plan/testing/folder.ts';
import { createRouter } from '../../src/main/router/index.ts';
import { createServices } from '../../src/main/services/index.ts';
import { gridPlan } from './grid-plan.ts';

/** More accounts than are read or written in one turn of the event loop. */
export const accounts = 1600;
/** Turns of the event loop between leaving and what is asked: the same turn, the look at the place, what is settled. */
export const moments = [0, 1, 2, 3, 4, 6, 9, 13];

let made: string;
let sent: string;

/** Makes the plan and the review package that every desk of a test file has. */
export function makeDesks(): void {
  const folder = mkdtempSync(join(tmpdir(), 'bailiwick-desk-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  beforeAll(async () => {
    const grid = gridPlan({ columns: 12, rows: 12, accounts, reps: 3, seed: 5 });
    grid.plan.close();
    made = join(folder, 'made.sqlite');
    copyFileSync(grid.path, made);
    grid.dispose();
    sent = join(folder, '南.bwreview');
    const { services, path } = program(folder);
    services.app.setPreferences({ author: '王总' });
    copyFileSync(made, path);
    const plan = services.session.open(path);
    const [scenario] = plan.all('scenario');
    const ids = plan.where('territory', { scenario_id: scenario.id }).map((row) => row.territory_id);
    await services.review.send({
      ...{ scenarioId: scenario.id, scope: { kind: 'territories', ids } },
      ...{ ask: '', password: null, path: sent },
    });
    await services.close();
  });
}

function program(folder: string) {
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
  return { services, sample, plans, path: join(plans, '江苏.sqlite') };
}

/** The whole program with a plan open, of which a backup stands. */
export async function desk() {
  const folder = testFolder();
  const { services, sample, plans, path } = program(folder);
  onTestFinished(() => services.close());
  const other = join(plans, '浙江.sqlite');
  for (const place of [path, other, join(sample, 'east-china.sqlite')]) copyFileSync(made, place);
  services.session.open(path);
  const { id: backupId } = await services.backups.now();
  return { services, folder, path, other, fresh: join(plans, '新.sqlite'), backupId };
}
export type Desk = Awaited<ReturnType<typeof desk>>;

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

/** Those that make a plan in a thread before they leave the one that is open: what comes before they do is no race. */
const slowWays: typeof ways = {
  async salvage({ services, other, fresh }) {
    services.app.recent.remember(other);
    const [{ id }] = await services.app.recent.list();
    const api = createRouterClient(createRouter(services));
    return through(api.backup.salvage({ recentId: id, fileId: services.app.files.register(fresh).id }));
  },
  reviewOpen({ services, fresh }) {
    const api = createRouterClient(createRouter(services));
    const [fileId, planFileId] = [sent, fresh].map((path) => services.app.files.register(path).id);
    return through(api.review.open({ fileId, planFileId, password: null }));
  },
};

export const everyWay = [
  ...Object.entries(ways).map(([way, leave]) => ({ way, leave, isSlow: false })),
  ...Object.entries(slowWays).map(([way, leave]) => ({ way, leave, isSlow: true })),
];
export type Way = (typeof everyWay)[number];

/** Begins to leave a desk's plan; so many turns later: whether that plan may still be asked for something. */
export async function leaveFor(turns: number, at: Desk, { leave, isSlow }: Way) {
  const left = at.services.session.plan();
  const begun = leavingBegun(at);
  const leaving = leave(at);
  if (isSlow) await Promise.race([begun, leaving]);
  await turn(turns);
  return { leaving, isInTime: isOpenYet(at, left) };
}

export async function turn(times: number): Promise<void> {
  for (let count = 0; count < times; count++) await nextTurn();
}

/** Resolves when the plan that is open begins to be left. */
function leavingBegun({ services: { session } }: Desk): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { leave } = session;
  vi.spyOn(session, 'leave').mockImplementation((go) => {
    resolve();
    return leave(go);
  });
  return promise;
}

const isOpenYet = ({ services: { session } }: Desk, plan: Plan): boolean =>
  session.isOpen() && session.plan() === plan;

/** A potential typed into every account, in yuan. */
export const cells = (plan: Plan, value: number) =>
  [...plan.ids('account')].map((id) => ({ id, field: 'potential', value: String(value) }));

/** How many accounts of a closed plan have a potential, in yuan. */
export function standingIn(path: string, value: number): number {
  const plan = openPlan(path);
  try {
    return plan.all('account').filter((row) => row.potential_fen === value * 100).length;
  } finally {
    plan.close();
  }
}
