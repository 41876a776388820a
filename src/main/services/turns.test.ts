import { expect, it } from 'vitest';
import { createTurns } from './turns.ts';

it('who waited together goes on one by one, with the event loop turning between', async () => {
  const turn = createTurns();
  const seen: string[] = [];
  const ask = async (name: string) => {
    await turn();
    seen.push(name);
    setImmediate(() => seen.push('loop'));
  };
  await Promise.all([ask('first'), ask('second'), ask('third')]);
  expect(seen).toEqual(['first', 'loop', 'second', 'loop', 'third']);
});
