import { expect, it } from 'vitest';
import type { QuotaNode } from '../../../shared/contract/quota.ts';
import { isLocked, openNodes, parentsOf, waterfall } from './tree-rows.ts';

const node = (key: string, parent: string | null, year = 0, locked = 0) =>
  ({ node: key, parent, amountsFen: [year, ...new Array<number>(16).fill(0)], locked }) as QuotaNode;

const nodes = [
  node('all', null, 60),
  node('g:1', 'all', 30),
  node('g:2', 'g:1', 10),
  node('t:1', 'g:2', 10),
  node('t:2', 'g:1', 20),
  node('t:3', 'all', 30),
];

it('hides everything below a closed node', () => {
  const shown = (closed: string[]) => openNodes(nodes, new Set(closed)).map((each) => each.node);
  expect(shown([])).toHaveLength(6);
  expect(shown(['g:1'])).toEqual(['all', 'g:1', 't:3']);
  expect(shown(['g:2'])).toEqual(['all', 'g:1', 'g:2', 't:2', 't:3']);
  expect([...parentsOf(nodes)]).toEqual(['all', 'g:1', 'g:2']);
});

it('reads the lock of a period from its bit', () => {
  const both = node('t:1', null, 0, 2 ** 0 + 2 ** 16);
  expect([0, 1, 15, 16].map((period) => isLocked(both, period))).toEqual([true, false, false, true]);
});

it('a waterfall ends where the whole does', () => {
  const parts = waterfall(nodes, 'all', 0);
  expect(parts.map(({ start, end }) => [start, end])).toEqual([
    [0, 30],
    [30, 60],
  ]);
});
