import { expect, it } from 'vitest';
import type { OperationEffect } from '../../../shared/contract/redraw.ts';
import type { Alignment, TerritoryRow } from '../../../shared/contract/scenario.ts';
import { asPreviewed } from './use-as-would-be.ts';

const row = (id: number, name: string) => ({ id, name }) as TerritoryRow;
const alignment = {
  territories: [row(1, 'North'), row(2, 'South'), row(3, 'Gone')],
  unassigned: { units: 0 },
} as Alignment;

it('an operation on its way shows who comes, who changes and leaves out who goes', () => {
  const would = asPreviewed(alignment, {
    territories: [
      { before: row(2, 'South'), after: row(2, 'South, less') },
      { before: row(3, 'Gone'), after: null },
      { before: null, after: row(9, 'South 2') },
    ],
    unassignedUnits: { before: 0, after: 4 },
    movedAccounts: { before: 0, after: 7 },
  } as OperationEffect);
  expect(would.newcomers).toEqual([row(9, 'South 2')]);
  expect(would.territories.map(({ name }) => name)).toEqual(['North', 'South, less', 'South 2']);
  expect(would).toMatchObject({ unassigned: { units: 4 }, movedAccounts: 7 });
});
