import { expect, it } from 'vitest';
import { createTurns } from './turns.ts';

it('who waited together goes on one by one, with the event loop turning between', async () => {
  const turns = createTurns();
  const seen: string[] = [];
  const ask = async (name: string) => {
    await turns.next();
    seen.push(name);
    setImmediate(() => seen.push('loop'));
  };
  await Promise.all([ask('first'), ask('second'), ask('third')]);
  expect(seen).toEqual(['first', 'loop', 'second', 'loop', 'third']);
});

it('who is to go first has a turn to itself before all who wait', async () => {
  const turns = createTurns();
  const seen: string[] = [];
  const ask = async (name: string, turn: () => Promise<void>) => {
    await turn();
    seen.push(name);
    setImmediate(() => seen.push('loop'));
  };
  await Promise.all([ask('second', turns.next), ask('third', turns.next), ask('first', turns.first)]);
  expect(seen).toEqual(['first', 'loop', 'second', 'loop', 'third']);
  await ask('again', turns.next);
  expect(seen.at(-1)).toBe('again');
});
