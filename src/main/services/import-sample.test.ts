import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { sampleFindings } from '../../../test/support/sample-findings.ts';
import type { Plan } from '../plan/plan.ts';
import { dump, testPlan } from '../plan/testing/folder.ts';
import { type ImportFiles, importFiles } from './import-files.ts';

const sampleFolder = fileURLToPath(new URL('../../../resources/sample', import.meta.url));
const sample: ImportFiles = {
  units: join(sampleFolder, 'east-china-counties.topo.json'),
  accounts: join(sampleFolder, 'east-china-accounts.xlsx'),
  reps: join(sampleFolder, 'east-china-reps.xlsx'),
  sales: join(sampleFolder, 'east-china-sales-2026.csv'),
  crs: 'gcj02',
};

describe('the East China sample', () => {
  it('comes in whole, every fault found; again, it changes nothing', async () => {
    const plan = testPlan();
    const first = await importFiles(plan, sample);
    expect(first.totals).toEqual(sampleFindings);
    expect(first.crs).toEqual({ units: 'wgs84', reps: 'gcj02', competitors: 'gcj02', accounts: 'gcj02' });
    expect(first.counts).toEqual({
      units: { rowsRead: 306, created: 306, updated: 0, unchanged: 0, skipped: 0 },
      reps: { rowsRead: 36, created: 36, updated: 0, unchanged: 0, skipped: 0 },
      competitors: { rowsRead: 300, created: 300, updated: 0, unchanged: 0, skipped: 0 },
      accounts: { rowsRead: 6000, created: 6000, updated: 0, unchanged: 0, skipped: 0 },
      sales: { rowsRead: 41_330, created: 41_330, updated: 0, unchanged: 0, skipped: 0 },
    });
    checkAccounts(plan);
    checkSales(plan);
    expect(plan.count('unit_pair')).toBe(833);
    expect(plan.all('measure').map(({ key, unit }) => [key, unit])).toEqual([
      ['area', 'squareMetres'],
      ['population', 'count'],
    ]);
    expect(plan.where('scenario', { is_present: 1 })).toHaveLength(1);
    expect(plan.count('territory')).toBe(36);

    const before = dump(plan);
    const steps = plan.history(100).length;
    expect(steps).toBe(5);
    const second = await importFiles(plan, sample);
    for (const counts of Object.values(second.counts)) {
      expect(counts).toMatchObject({ created: 0, updated: 0, skipped: 0, unchanged: counts.rowsRead });
    }
    expect(second.totals).toEqual(sampleFindings);
    expect(dump(plan)).toEqual(before);
    expect(plan.history(100)).toHaveLength(steps);

    for (let step = 0; step < steps; step++) plan.undo();
    expect(Object.values(dump(plan)).every((rows) => rows.length === 0)).toBe(true);
    for (let step = 0; step < steps; step++) plan.redo();
    expect(dump(plan)).toEqual(before);
  }, 60_000);
});

function checkAccounts(plan: Plan): void {
  const accounts = plan.all('account');
  const byRef = new Map(accounts.map((account) => [account.ref, account]));
  expect(byRef.size).toBe(6000);
  // The second C00527 is the customer the sales file calls C00528.
  expect(byRef.get('C00528')?.name).toBe('阜阳长丰建材有限公司');
  const located = (kind: string) => accounts.filter(({ location }) => location === kind).length;
  expect({ exact: located('exact'), county: located('county') }).toEqual({ exact: 5873, county: 127 });
  expect(accounts.every(({ unit_id }) => unit_id !== null)).toBe(true);
  const units = new Map(plan.all('unit').map((unit) => [unit.id, unit]));
  for (const { county, city, unit_id } of accounts) {
    expect(units.get(unit_id ?? 0)).toMatchObject({ name: county, city });
  }
  expect(accounts.filter(({ rep_id }) => rep_id === null)).toHaveLength(33);
  // Row 13 holds the text 0.00, row 293 full-width digits, row 401 a negative amount.
  const id = byRef.get('C00398')?.id ?? 0;
  expect(plan.get('account_year', { account_id: id, year: 2026 })?.sales_fen).toBe(0);
  expect(byRef.get('C00290')?.potential_fen).toBe(20_498_100);
  expect(plan.count('account_year')).toBe(18_000);
}

function checkSales(plan: Plan): void {
  // Summed here from the file itself, by nothing of ours.
  const lines = iconv
    .decode(readFileSync(sample.sales ?? ''), 'gb18030')
    .split('\r\n')
    .slice(1);
  const yuan = lines.reduce((sum, line) => sum + Number(line.split(',')[3]), 0);
  const fen = plan.salesByMonth(2026).reduce<number>((sum, month) => sum + (month ?? 0), 0);
  expect(fen).toBe(yuan * 100);
  const names = new Map(
    lines.map((line) => line.split(',') as [string, string, string]).map(([, ref, name]) => [ref, name]),
  );
  for (const account of plan.all('account')) {
    const named = names.get(account.ref);
    if (named !== undefined) expect(named).toBe(account.name);
  }
}
