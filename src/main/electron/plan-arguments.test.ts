import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { planArguments } from './plan-arguments.ts';

it('finds plan files among arguments and makes them absolute', () => {
  const args = [
    '.',
    '--inspect',
    'plans/华东.sqlite',
    '/abs/B.SQLITE',
    '南.bwreview',
    '--file=x.sqlite',
    'notes.txt',
    '',
  ];
  expect(planArguments(args, '/home/li')).toEqual([
    resolve('/home/li/plans/华东.sqlite'),
    resolve('/abs/B.SQLITE'),
    resolve('/home/li/南.bwreview'),
  ]);
});
