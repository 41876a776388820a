import { expect, it } from 'vitest';
import { byPercent } from './by-percent.ts';

it('tells each percent once, and nothing when what is known of grows faster than what is done', () => {
  const told: (string | number)[][] = [];
  const at = byPercent((...all) => told.push(all), 'parting');
  at(0, 0);
  at(1, 1000);
  at(10, 1000);
  at(11, 1000);
  at(20, 4000);
  at(50, 1000);
  expect(told).toEqual([
    ['parting', 10, 1000],
    ['parting', 50, 1000],
  ]);
});
