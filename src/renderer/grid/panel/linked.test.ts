import { describe, expect, it } from 'vitest';
import { accountTerritory, type LinkSources, linkedIds } from './linked.ts';

const sources = {
  units: [{ id: 11 }, { id: 12 }, { id: 13 }],
  accounts: [
    { id: 1, unitId: 11 },
    { id: 2, unitId: 12 },
    { id: 3, unitId: 12 },
    { id: 4, unitId: null },
  ],
  alignment: {
    unitTerritory: [100, 200, 0],
    exceptions: [{ accountId: 3, territoryId: 100 }],
    territories: [
      { id: 100, repId: 7 },
      { id: 200, repId: null },
    ],
  },
} as unknown as LinkSources;

const ids = (...of: Parameters<typeof linkedIds>) => [...linkedIds(...of)].sort((a, b) => a - b);

describe('linked rows', () => {
  it('hold an account apart from its unit', () => {
    expect(sources.accounts.map(accountTerritory(sources))).toEqual([100, 200, 100, 0]);
  });
  it('follow a territory everywhere', () => {
    const selection = { kind: 'territory', ids: [100] } as const;
    expect(ids('territories', selection, sources)).toEqual([100]);
    expect(ids('units', selection, sources)).toEqual([11]);
    expect(ids('accounts', selection, sources)).toEqual([1, 3]);
    expect(ids('reps', selection, sources)).toEqual([7]);
  });
  it('follow the unassigned bucket', () => {
    const selection = { kind: 'territory', ids: [0] } as const;
    expect(ids('units', selection, sources)).toEqual([13]);
    expect(ids('accounts', selection, sources)).toEqual([4]);
  });
  it('follow a unit, an account and a rep', () => {
    expect(ids('accounts', { kind: 'unit', ids: [12] }, sources)).toEqual([2, 3]);
    expect(ids('territories', { kind: 'unit', ids: [12, 13] }, sources)).toEqual([0, 200]);
    expect(ids('units', { kind: 'account', ids: [3] }, sources)).toEqual([12]);
    expect(ids('territories', { kind: 'account', ids: [3] }, sources)).toEqual([100]);
    expect(ids('units', { kind: 'rep', ids: [7] }, sources)).toEqual([11]);
    expect(ids('accounts', { kind: 'rep', ids: [7] }, sources)).toEqual([1, 3]);
    expect(ids('units', null, sources)).toEqual([]);
    expect(ids('accounts', { kind: 'account', ids: [3, 1] }, null)).toEqual([1, 3]);
    expect(ids('territories', { kind: 'account', ids: [3] }, null)).toEqual([]);
  });
});
