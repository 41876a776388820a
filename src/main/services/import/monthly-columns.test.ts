import { join } from 'node:path';
import Excel from 'exceljs';
import { describe, expect, it } from 'vitest';
import { testFile, testFolder } from '../../exchange/testing/folder.ts';
import type { Plan } from '../../plan/plan.ts';
import { testPlan } from '../../plan/testing/folder.ts';
import { importFiles } from '../import-files.ts';

async function withAccounts(): Promise<Plan> {
  const plan = testPlan();
  const rows = ['客户编号,客户名称,城市', '001,甲,南京市', '002,乙,苏州市', '003,丙,无锡市'];
  await importFiles(plan, { accounts: testFile('客户.csv', rows.join('\n')) });
  return plan;
}

/** account → month → yuan */
function salesOf(plan: Plan): Record<string, Record<string, number>> {
  const refs = new Map(plan.all('account').map(({ id, ref }) => [id, ref]));
  const sales: Record<string, Record<string, number>> = {};
  for (const { account_id, month, amount_fen } of plan.all('sales_month')) {
    const ref = refs.get(account_id) ?? '';
    sales[ref] = { ...sales[ref], [month]: amount_fen / 100 };
  }
  return sales;
}

async function workbook(sheet: string, rows: unknown[][], merge?: string): Promise<string> {
  const book = new Excel.Workbook();
  const page = book.addWorksheet(sheet);
  page.addRows(rows);
  if (merge) page.mergeCells(merge);
  const path = join(testFolder(), '月销售.xlsx');
  await book.xlsx.writeFile(path);
  return path;
}

describe('sales with a column for each month', () => {
  const heads = ['客户编号', '客户名称', '11月', '12月', '1月', '2月', '合计'];
  const rows = [
    ['001', '甲', 1, 2, 3.5, null, 6.5],
    ['002', '乙', null, '1,000', -4, 0, 996],
    ['合计', null, 1, 1002, -0.5, 0, 1002.5],
  ];

  it('come in by account and month; blanks leave what stands; again, they change nothing', async () => {
    const plan = await withAccounts();
    const years = [null, null, '2025年', null, '2026年', null];
    const path = await workbook('明细', [['单位：元'], years, heads, ...rows]);
    const { counts } = await importFiles(plan, { sales: path });
    expect(counts.sales).toMatchObject({ rowsRead: 2, created: 6, skipped: 0 });
    const expected = {
      '001': { '2025-11': 1, '2025-12': 2, '2026-01': 3.5 },
      '002': { '2025-12': 1000, '2026-01': -4, '2026-02': 0 },
    };
    expect(salesOf(plan)).toEqual(expected);
    const again = await importFiles(plan, { sales: path });
    expect(again.counts.sales).toMatchObject({ created: 0, updated: 0, unchanged: 6 });
    // The other form says the same.
    const long = Object.entries(expected).flatMap(([ref, months]) =>
      Object.entries(months).map(([month, amount]) => `${month},${ref},${amount}`),
    );
    const file = testFile('long.csv', ['月份,客户编号,销售额(元)', ...long].join('\n'));
    expect((await importFiles(plan, { sales: file })).counts.sales).toMatchObject({
      updated: 0,
      unchanged: 6,
    });
    const changed = await workbook('明细', [years, heads, ['001', '甲', 1, 2, 9, null, 12]]);
    expect((await importFiles(plan, { sales: changed })).counts.sales).toMatchObject({
      updated: 1,
      unchanged: 2,
    });
    expect(salesOf(plan)['001']).toEqual({ ...expected['001'], '2026-01': 9 });
  }, 120_000);

  it('take the year from the sheet’s name and the unit from a heading merged over the months', async () => {
    const plan = await withAccounts();
    const path = await workbook(
      '2024年销售',
      [
        ['客户编号', '客户名称', '销售额(万元)', null, null],
        ['客户编号', '客户名称', '1月', '2月', '3月'],
        ['003', '丙', 1.5, 2, null],
      ],
      'C1:E1',
    );
    await importFiles(plan, { sales: path });
    expect(salesOf(plan)).toEqual({ '003': { '2024-01': 15_000, '2024-02': 20_000 } });
    // Next year's sheet of the same headings is next year's, though its columns are remembered.
    const next = await workbook('2025年销售', [
      ['客户编号', '客户名称', '1月', '2月', '3月'],
      ['003', '丙', 7, null, null],
    ]);
    await importFiles(plan, { sales: next });
    const after = await workbook('2026年销售', [
      ['客户编号', '客户名称', '1月', '2月', '3月'],
      ['003', '丙', 8, null, null],
    ]);
    await importFiles(plan, { sales: after });
    expect(salesOf(plan)['003']).toMatchObject({ '2025-01': 7, '2026-01': 8 });
  }, 120_000);
});
