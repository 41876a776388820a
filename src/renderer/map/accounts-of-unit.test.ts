import { expect, it } from 'vitest';
import type { AccountRow } from '../../shared/contract/data.ts';
import { accountsOfUnit } from './accounts-of-unit.ts';

const account = (id: number, unitId: number | null) => ({ id, unitId }) as AccountRow;

it('gathers the accounts of a unit, of each list anew', () => {
  const before = [account(1, 7), account(2, null), account(3, 7), account(4, 8)];
  expect(accountsOfUnit(before, 7).map(({ id }) => id)).toEqual([1, 3]);
  expect(accountsOfUnit(before, 9)).toEqual([]);
  const after = before.map((row) => (row.id === 3 ? account(3, 8) : row));
  expect(accountsOfUnit(after, 7).map(({ id }) => id)).toEqual([1]);
  expect(accountsOfUnit(after, 8).map(({ id }) => id)).toEqual([3, 4]);
});
