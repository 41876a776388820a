import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { gridSession } from '../../../test/support/grid-session.ts';
import { exportScenario } from '../exchange/export/export-scenario.ts';
import { countiesGeoJson } from '../exchange/testing/counties.ts';
import { testFile } from '../exchange/testing/folder.ts';
import { dump, testPlan } from '../plan/testing/folder.ts';
import { gatherReport } from './export/gather-report.ts';
import { importFiles } from './import-files.ts';

describe('what can’t be imported', () => {
  it('leaves nothing behind', async () => {
    const plan = testPlan();
    const units = testFile('counties.geojson', countiesGeoJson());
    const noId = testFile('accounts.csv', 'Foo,Bar\n1,2\n');
    await expect(importFiles(plan, { accounts: noId })).rejects.toMatchObject({
      code: 'IMPORT_COLUMN_MISSING',
      params: { file: 'accounts.csv', field: 'accounts.ref' },
    });
    const sales = testFile('sales.csv', 'Month,Account ID,Amount\n2026-01,a,1\n');
    await expect(importFiles(plan, { sales })).rejects.toMatchObject({ code: 'IMPORT_NEEDS_ACCOUNTS' });
    const onlyHeadings = testFile('reps.csv', 'Employee ID,Name\n');
    await expect(importFiles(plan, { reps: onlyHeadings })).rejects.toMatchObject({ code: 'IMPORT_EMPTY' });
    const figures = testFile('reps2.csv', '1,2\n3,4\n');
    await expect(importFiles(plan, { reps: figures })).rejects.toMatchObject({ code: 'IMPORT_NO_HEADER' });
    expect(Object.values(dump(plan)).every((rows) => rows.length === 0)).toBe(true);
    expect(plan.history(10)).toEqual([]);
    const signal = AbortSignal.abort();
    await expect(importFiles(plan, { units }, undefined, signal)).rejects.toMatchObject({
      code: 'JOB_CANCELLED',
    });
  });

  it('of an exported workbook the sheet of units is no list of accounts', async () => {
    const made = gridSession({ columns: 6, rows: 5, accounts: 60, reps: 4, seed: 11 });
    onTestFinished(() => made.dispose());
    const path = join(mkdtempSync(join(tmpdir(), 'bailiwick-own-')), 'plan.xlsx');
    const report = gatherReport(made.session, made.projection, made.present.id, 'xlsx');
    await exportScenario(report, path, 'xlsx', 'zh');
    const { counts } = await importFiles(made.plan, { accounts: path });
    expect(counts.accounts).toMatchObject({ rowsRead: 60, created: 0 });
    await expect(importFiles(made.plan, { sales: path })).rejects.toMatchObject({
      code: 'IMPORT_COLUMN_MISSING',
    });
  });

  it('boundaries are nothing but units, and a table that knows no unit is none', async () => {
    const plan = testPlan();
    const units = testFile('counties.geojson', countiesGeoJson());
    for (const kind of ['accounts', 'reps', 'competitors', 'sales'] as const) {
      await expect(importFiles(plan, { [kind]: units })).rejects.toMatchObject({
        code: 'IMPORT_ONLY_UNITS',
        params: { file: 'counties.geojson' },
      });
    }
    expect(plan.history(10)).toEqual([]);
    await importFiles(plan, { units });
    const accounts = testFile('accounts.csv', '客户编号,客户名称,市\nC1,甲,乙市\nC2,丙,丁市\n');
    const before = dump(plan);
    await expect(importFiles(plan, { units: accounts })).rejects.toMatchObject({
      code: expect.stringMatching(/^IMPORT_(NO_POLYGONS|COLUMN_MISSING)$/),
    });
    const codes = testFile('codes.csv', '单元编码,单元名称\n99,甲\n98,丙\n');
    await expect(importFiles(plan, { units: codes })).rejects.toMatchObject({ code: 'IMPORT_NO_POLYGONS' });
    expect(dump(plan)).toEqual(before);
  });

  it('of several files takes the others back with it', async () => {
    const plan = testPlan();
    const units = testFile('counties.geojson', countiesGeoJson());
    const accounts = testFile('accounts.csv', 'Account ID,Account name\nA,North\n');
    const unreadable = testFile('sales.csv', 'Foo,Bar\n1,2\n');
    await expect(importFiles(plan, { units, accounts, sales: unreadable })).rejects.toMatchObject({
      code: 'IMPORT_COLUMN_MISSING',
    });
    expect(plan.history(10)).toEqual([]);
    await importFiles(plan, { accounts });
    const before = dump(plan);
    const empty = testFile('sales.csv', 'Month,Account ID,Amount\n');
    await expect(importFiles(plan, { units, sales: empty })).rejects.toMatchObject({ code: 'IMPORT_EMPTY' });
    expect(dump(plan)).toEqual(before);
    expect(plan.history(10).filter(({ undone }) => !undone)).toHaveLength(1);
  });
});
