import { expect, it } from 'vitest';
import { browserServices } from '../../../../test/support/browser-services.ts';
import { gridPlan } from '../../../../test/support/grid-plan.ts';
import { translateTerminal } from '../../../shared/i18n/terminal.ts';
import { afterTest } from '../../plan/testing/folder.ts';
import type { Terminal } from '../terminal.ts';
import { travel } from './undo.ts';

const terminal: Terminal = {
  language: 'en',
  locale: 'en-GB',
  word: (key, params) => translateTerminal('en', 'cli', key, params),
  say: () => {},
  print: () => {},
};

/** The program with a plan of two steps. */
async function opened() {
  const { plan, path, dispose } = gridPlan({ columns: 4, rows: 4, accounts: 10, reps: 2, seed: 3 });
  plan.edit({ key: 'edit.units', params: { count: 1 } }, ['units'], (write) => {
    for (const unit of write.all('unit')) write.put('unit', { ...unit, city: '改过' });
  });
  plan.close();
  const { services, close } = browserServices();
  afterTest(() => {
    void close();
    dispose();
  });
  await services.plan.open(path);
  return services;
}

it('given up after a step, that stands and is told', async () => {
  const services = await opened();
  const cancel = new AbortController();
  services.session.subscribe(() => cancel.abort());
  const answer = await travel(services, 'undo', 2, terminal, cancel.signal);
  expect(answer).toMatchObject({ document: { undone: [{ key: 'edit.units' }] }, failed: true });
  expect(answer.lines).toHaveLength(1);
  expect(services.session.plan().redoLabel()).toMatchObject({ key: 'edit.units' });
});

it('given up before any stands it fails, and nothing is changed', async () => {
  const services = await opened();
  const { revision } = services.session.plan();
  const before = travel(services, 'undo', 2, terminal, AbortSignal.abort());
  await expect(before).rejects.toMatchObject({ code: 'JOB_CANCELLED' });
  expect(services.session.plan().revision).toBe(revision);
});
