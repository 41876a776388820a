import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Excel from 'exceljs';
import { afterEach, expect, it } from 'vitest';
import { type GridSession, gridSession } from '../../../../test/support/grid-session.ts';
import { writeXlsx } from '../../exchange/export/xlsx-writer.ts';
import { testPlan } from '../../plan/testing/folder.ts';
import { buildReport } from '../export/build-report.ts';
import { createFileRegistry } from '../file-registry.ts';
import { createQuotaService } from '../quota-service.ts';
import { createQuotaSheets } from './quota-sheets.ts';

const opened: (() => void)[] = [];
afterEach(() => {
  for (const close of opened.splice(0)) close();
});

async function exported() {
  const made: GridSession = gridSession({ columns: 8, rows: 6, accounts: 400, reps: 4, seed: 5 });
  const folder = mkdtempSync(join(tmpdir(), 'quota-sheets-'));
  opened.push(made.dispose, () => rmSync(folder, { recursive: true }));
  const { session, projection, present, plan } = made;
  plan.edit({ key: 'test', params: {} }, ['tree'], (write) => {
    const group = {
      scenario_id: present.id,
      group_id: 1,
      parent_id: null,
      manager_rep_id: null,
      position: 1,
    };
    write.put('territory_group', { ...group, name: '华东' });
    const [first] = write.where('territory', { scenario_id: present.id });
    write.put('territory_parent', {
      scenario_id: present.id,
      territory_id: first?.territory_id ?? 0,
      group_id: 1,
    });
  });
  const quota = createQuotaService({ plan: session.plan, projection });
  const settings = {
    year: 2027,
    totalFen: 1_000_000_01,
    method: 'history',
    weights: { history: 1, potential: 0, workload: 0 },
    stepFen: 1,
    season: 'even',
  } as const;
  quota.spread(present.id, settings);
  const piece = { measure: 'volume', unit: '件', decimals: 0, filter: { kind: 'all' }, rate: null } as const;
  quota.saveComponent(present.id, { id: null, name: '销量', ...piece });
  const path = join(folder, 'plan.xlsx');
  const write = async (language: 'zh' | 'en') =>
    writeXlsx(buildReport(session, projection, present.id), path, language, () => {}, undefined);
  await write('zh');
  const files = createFileRegistry();
  const now = { plan };
  const sheets = createQuotaSheets(files, () => now.plan, quota);
  const rewrite = async (change: (workbook: Excel.Workbook) => void) => {
    const workbook = new Excel.Workbook();
    await workbook.xlsx.readFile(path);
    change(workbook);
    await workbook.xlsx.writeFile(path);
    return files.register(path).id;
  };
  return { ...made, quota, sheets, rewrite, write, now };
}

it('an exported workbook brings nothing back as it is, in either language', async () => {
  const { sheets, rewrite, write, present } = await exported();
  for (const language of ['zh', 'en'] as const) {
    await write(language);
    const fileId = await rewrite(() => {});
    expect(await sheets.preview(present.id, fileId)).toEqual({
      differences: [],
      unread: [],
      unknownRows: [],
    });
  }
}, 30_000);

it('changed figures are shown before they are set by hand; blank and wordy cells change nothing', async () => {
  const { sheets, rewrite, quota, present, plan } = await exported();
  const before = quota.get(present.id);
  const fileId = await rewrite((workbook) => {
    const sheet = workbook.getWorksheet('月度配额');
    if (!sheet) throw new Error('no sheet');
    const heads = (sheet.getRow(1).values as string[]).map(String);
    const march = heads.indexOf('3月');
    const node = heads.indexOf('节点');
    const rowOf = (key: string) => {
      for (let row = 2; row <= sheet.rowCount; row++) if (sheet.getCell(row, node).value === key) return row;
      return 0;
    };
    const [first, second, third] = before?.rows ?? [];
    if (!first || !second || !third) throw new Error('no sheet');
    sheet.getCell(rowOf(`t:${first.territoryId}`), march).value = 1234.56;
    sheet.getCell(rowOf(`t:${second.territoryId}`), march).value = null;
    sheet.getCell(rowOf(`t:${third.territoryId}`), march).value = '待定';
    const pieces = workbook.getWorksheet('月度配额 销量');
    if (!pieces) throw new Error('no sheet of the second component');
    pieces.getCell(2, node).value = 't:999';
  });
  const preview = await sheets.preview(present.id, fileId);
  const [first, second, third] = before?.rows ?? [];
  expect(preview.differences).toEqual([
    {
      componentId: 1,
      node: `t:${first?.territoryId}`,
      name: expect.any(String),
      period: 3,
      nowFen: first?.monthsFen[2],
      fileFen: 123_456,
    },
  ]);
  expect(preview.unread).toEqual([
    { sheet: '月度配额', cell: expect.stringMatching(/^[A-Z]+\d+$/), text: '待定' },
  ]);
  expect(preview.unknownRows).toHaveLength(1);
  const steps = plan.history(100).length;
  expect(await sheets.apply(present.id, fileId, '区域经理确认')).toEqual({ changed: 1 });
  expect(plan.history(100)).toHaveLength(steps + 1);
  const after = quota.get(present.id);
  expect(after?.rows.find(({ territoryId }) => territoryId === first?.territoryId)?.monthsFen[2]).toBe(
    123_456,
  );
  for (const same of [second, third])
    expect(after?.rows.find(({ territoryId }) => territoryId === same?.territoryId)?.monthsLocked).toEqual(
      same?.monthsLocked,
    );
  expect(quota.changes(present.id, 1)).toMatchObject([
    { kind: 'import', why: '区域经理确认', afterFen: 123_456 },
  ]);
  plan.undo();
  expect(quota.get(present.id)).toEqual(before);
}, 30_000);

it('figures looked up for one plan are not set in another that was opened meanwhile', async () => {
  const { sheets, rewrite, present, plan, now } = await exported();
  const fileId = await rewrite((workbook) => {
    const sheet = workbook.getWorksheet('月度配额');
    if (!sheet) throw new Error('no sheet');
    const march = (sheet.getRow(1).values as string[]).map(String).indexOf('3月');
    for (let row = 2; row <= sheet.rowCount; row++) sheet.getCell(row, march).value = 1234.56;
  });
  const steps = plan.history(100).length;
  const applied = sheets.apply(present.id, fileId);
  now.plan = testPlan();
  await expect(applied).rejects.toMatchObject({ code: 'PLAN_BUSY' });
  expect(plan.history(100)).toHaveLength(steps);
}, 30_000);
