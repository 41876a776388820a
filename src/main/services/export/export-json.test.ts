import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { open, sum } from '../../../../test/support/export-session.ts';
import type { ScenarioDocument } from '../../exchange/export/json-document.ts';

describe('export to JSON', () => {
  it('holds exactly the documented keys, and sums that anyone can check', async () => {
    const { run, report } = open();
    const { path } = await run('json');
    const found = JSON.parse(readFileSync(path, 'utf8')) as ScenarioDocument;
    expect(Object.keys(found)).toEqual(['scenario', 'units', 'accounts', 'territories', 'links']);
    expect(found.scenario).toBe('方案A');
    expect(Object.keys(found.accounts[0])).toEqual(['id', 'unit', 'territory', 'rep']);
    expect(found.units[2]).toEqual({ id: '100003', territory: null });
    expect(found.links).toEqual([['100001', '100048']]);
    expect(found.accounts[0].id).toBe('000123');
    for (const territory of found.territories) {
      expect(Object.keys(territory)).toEqual(['id', 'name', 'rep', 'measures', 'quota']);
      const members = found.accounts.filter((account) => account.territory === territory.id);
      expect(territory.measures.accounts).toBe(members.length);
      const refs = new Set(members.map(({ id }) => id));
      const potential = sum(
        [...report.accounts].filter(({ ref }) => refs.has(ref)).map(({ potentialFen }) => potentialFen ?? 0),
      );
      expect(territory.measures.potential).toBe(potential / 100);
      expect(members.every(({ rep }) => rep === territory.rep)).toBe(true);
      const { quota } = territory;
      if (!quota) throw new Error('quota missing');
      expect(quota.year).toBe(2027);
      expect(sum(quota.months.map((month) => Math.round(month * 100)))).toBe(Math.round(quota.total * 100));
    }
    expect(sum(found.territories.map(({ quota }) => Math.round((quota?.total ?? 0) * 100)))).toBe(
      123_456_789_01,
    );
  });
});
