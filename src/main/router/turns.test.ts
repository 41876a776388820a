import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { browserServices } from '../../../test/support/browser-services.ts';
import { through } from '../../../test/support/follow.ts';
import { fillGrid } from '../../../test/support/grid-plan.ts';
import { packCells } from '../../shared/rows/packed-cells.ts';
import type { Services } from '../services/index.ts';
import { createRouter } from './index.ts';

let folder: string;
let services: Services;
let close: () => Promise<void>;
beforeEach(() => {
  ({ services, folder, close } = browserServices());
});
afterEach(() => close());

it('undo pressed many times at once, with a window asking between, undoes as often and refuses nobody', async () => {
  const client = createRouterClient(createRouter(services));
  await services.plan.create(join(folder, 'plan.sqlite'));
  const plan = services.session.plan();
  plan.edit({ key: 'import.units', params: {} }, ['state', 'units', 'accounts', 'scenarios'], (write) =>
    fillGrid(write, { columns: 12, rows: 12, accounts: 400, reps: 3, seed: 5 }),
  );
  const units = plan.all('unit');
  const times = 6;
  for (let time = 1; time <= times; time++)
    plan.edit({ key: 'import.units', params: {} }, ['units'], (write) => {
      for (const row of units) write.put('unit', { ...row, name: `${row.name} ${time}` });
    });
  const { revision } = plan;
  const asked = Array.from({ length: times }, () => [
    through(client.plan.undo()),
    client.data.units({ offset: 0, limit: 10 }),
    client.plan.state(),
    client.plan.history({ limit: 5 }),
  ]).flat();
  const answers = await Promise.allSettled(asked);
  expect(
    answers.flatMap((answer) => (answer.status === 'rejected' ? [JSON.stringify(answer.reason)] : [])),
  ).toEqual([]);
  expect(plan.revision).toBe(revision + times);
  expect(plan.all('unit')).toEqual(units);
});

it('the map is answered before the accounts’ records are read, everything else after', async () => {
  const client = createRouterClient(createRouter(services));
  await services.plan.create(join(folder, 'plan.sqlite'));
  const plan = services.session.plan();
  plan.edit({ key: 'import.units', params: {} }, ['state', 'units', 'accounts', 'scenarios'], (write) =>
    fillGrid(write, { columns: 12, rows: 12, accounts: 4000, reps: 3, seed: 5 }),
  );
  const { projection } = services;
  const [scenario] = plan.all('scenario');
  const scenarioId = scenario?.id ?? 0;
  await Promise.all([
    client.scenario.alignment({ scenarioId }),
    client.data.accountPoints(),
    client.data.units({ offset: 0, limit: 10 }),
    client.data.reps(),
    client.data.competitors(),
    client.layers.list({ scenarioId }),
    client.layers.accounts({ scenarioId }),
    client.tree.get({ scenarioId }),
    client.scenario.guardRails(),
    client.scenario.principles({ scenarioId }),
    client.comments.list({ scenarioId }),
    client.review.list(),
  ]);
  expect([projection.isReady('figures'), projection.isReady()]).toEqual([true, false]);
  expect((await client.data.accounts({ offset: 0, limit: 10 })).total).toBe(4000);
  expect(projection.isReady()).toBe(true);
});

it('an edit that waits while another plan is opened is not done to that one', async () => {
  const client = createRouterClient(createRouter(services));
  const made = async (name: string) => {
    await services.plan.create(join(folder, name));
    const plan = services.session.plan();
    plan.edit({ key: 'import.units', params: {} }, ['state', 'units', 'accounts', 'scenarios'], (write) =>
      fillGrid(write, { columns: 12, rows: 12, accounts: 400, reps: 3, seed: 5 }),
    );
    return plan;
  };
  const second = (await made('second.sqlite')).path;
  const first = await made('first.sqlite');
  const [unit] = first.all('unit');
  const edit = client.data.edit({
    table: 'units',
    cells: packCells([{ id: unit?.id ?? 0, field: 'name', value: 'another' }]),
  });
  // Figures are gathered for it by then.
  await nextTurn();
  services.session.open(second);
  await expect(
    edit.then(async (events) => {
      for await (const _ of events);
    }),
  ).rejects.toThrow('PLAN_BUSY');
  expect(services.session.plan().all('unit')[0]?.name).toBe(unit?.name);
});

it('what is renamed behind undos of very many rows is renamed after them', async () => {
  const client = createRouterClient(createRouter(services));
  await services.plan.create(join(folder, 'plan.sqlite'));
  const plan = services.session.plan();
  plan.edit({ key: 'import.units', params: {} }, ['state', 'units', 'accounts', 'scenarios'], (write) =>
    fillGrid(write, { columns: 12, rows: 12, accounts: 4000, reps: 3, seed: 5 }),
  );
  const scenarioId = plan.all('scenario')[0]?.id ?? 0;
  for (const time of [1, 2, 3])
    plan.edit({ key: 'import.accounts', params: {} }, ['accounts'], (write) => {
      for (const row of write.all('account')) write.put('account', { ...row, name: `${row.name} ${time}` });
    });
  const undone = [1, 2, 3].map(() => through(client.plan.undo()));
  await nextTurn();
  await Promise.all([...undone, client.scenario.update({ scenarioId, name: '改过' })]);
  expect(plan.all('account').filter(({ name }) => / \d$/.test(name))).toEqual([]);
  expect(plan.all('scenario')[0]?.name).toBe('改过');
});
