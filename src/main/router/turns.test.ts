import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { browserServices } from '../../../test/support/browser-services.ts';
import { fillGrid } from '../../../test/support/grid-plan.ts';
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
    client.plan.undo(),
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
