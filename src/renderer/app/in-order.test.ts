import { createORPCClient } from '@orpc/client';
import { beforeEach, expect, it } from 'vitest';
import type { Client } from './client.ts';
import { inOrder } from './in-order.ts';
import { whileStepping } from './writing.ts';

let asked: string[];
let client: Client;
beforeEach(() => {
  asked = [];
  client = createORPCClient(
    inOrder({
      call: async (path) => {
        asked.push(path.join('.'));
      },
    }),
  );
});

it('a name typed while a step is being taken back is written after it, and before the next', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const steps = [whileStepping(() => promise.then(() => asked.push('undo')))];
  const renamed = client.scenario.update({ scenarioId: 1, name: '改过' });
  steps.push(whileStepping(async () => asked.push('undo again')));
  resolve();
  await Promise.all([...steps, renamed]);
  expect(asked).toEqual(['undo', 'scenario.update', 'undo again']);
});

it('what writes nothing waits for no step', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const step = whileStepping(() => promise);
  await client.plan.state();
  expect(asked).toEqual(['plan.state']);
  resolve();
  await step;
});
