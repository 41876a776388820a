import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Excel from 'exceljs';
import { afterEach, expect, it } from 'vitest';
import { gridSession } from '../../../../test/support/grid-session.ts';
import { writeXlsx } from '../../exchange/export/xlsx-writer.ts';
import { buildReport } from '../export/build-report.ts';
import { createFileRegistry } from '../file-registry.ts';
import { createLadderService } from '../market/ladder-service.ts';
import { createPayService } from '../pay/pay-service.ts';
import { reportKpi } from '../pay/report-kpi.ts';
import { createOwnSheets } from './own-sheets.ts';

const opened: (() => void)[] = [];
afterEach(() => {
  for (const close of opened.splice(0)) close();
});

function exported() {
  const made = gridSession({ columns: 6, rows: 4, accounts: 200, reps: 3, seed: 5 });
  const folder = mkdtempSync(join(tmpdir(), 'own-sheets-'));
  opened.push(made.dispose, () => rmSync(folder, { recursive: true }));
  const { session, projection, present } = made;
  const pay = createPayService(session.plan, projection);
  pay.createDefaults({ new: '新', growing: '成长', mature: '成熟', plan: '标准' });
  const [first] = projection.alignment(present.id).territories;
  const [template] = pay.get().templates;
  pay.assign(present.id, [{ territoryId: first?.id ?? 0, templateId: template?.id ?? 0 }]);
  const path = join(folder, 'plan.xlsx');
  const write = (language: 'zh' | 'en') => {
    const report = { ...buildReport(session, projection, present.id), kpi: reportKpi(made.plan, present.id) };
    return writeXlsx(report, path, language, () => {}, undefined);
  };
  const files = createFileRegistry();
  const rewrite = async (change: (workbook: Excel.Workbook) => void) => {
    const workbook = new Excel.Workbook();
    await workbook.xlsx.readFile(path);
    change(workbook);
    await workbook.xlsx.writeFile(path);
    return files.register(path).id;
  };
  const ladder = createLadderService(session.plan, projection);
  return { ...made, pay, ladder, write, rewrite, sheets: createOwnSheets(files, session.plan, projection) };
}

function sheetOf(workbook: Excel.Workbook, name: string): Excel.Worksheet {
  const sheet = workbook.getWorksheet(name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
}

function columnOf(sheet: Excel.Worksheet, heading: string): number {
  return (sheet.getRow(1).values as string[]).map(String).indexOf(heading);
}

it('a workbook as exported brings nothing back, in either language', async () => {
  const { sheets, rewrite, write, present } = exported();
  for (const language of ['zh', 'en'] as const) {
    await write(language);
    expect(await sheets.preview(present.id, await rewrite(() => {}))).toEqual({
      differences: [],
      unread: [],
      unknownRows: [],
    });
  }
}, 30_000);

it('compares with the plan as it stands when the file has been read', async () => {
  const { sheets, rewrite, write, present, ladder } = exported();
  await write('en');
  const fileId = await rewrite(() => {});
  const { unitId, step } = ladder.sheet().units[0] ?? { unitId: 0, step: 'core' };
  const other = step === 'core' ? 'candidate' : 'core';
  const asked = sheets.preview(present.id, fileId);
  ladder.setStep([unitId], other);
  expect((await asked).differences).toHaveLength(1);
}, 30_000);

it('what was changed is shown, then stored in one step; blank cells and unknown words leave the plan as it is', async () => {
  const { sheets, rewrite, write, present, plan, pay, ladder, projection } = exported();
  await write('zh');
  const before = { pay: pay.get(), step: ladder.sheet().units.map(({ step }) => step) };
  const other = before.step[0] === 'core' ? '备选' : '关键';
  const fileId = await rewrite((workbook) => {
    const kpi = sheetOf(workbook, 'KPI 模板');
    const weight = columnOf(kpi, '权重');
    kpi.getCell(2, weight).value = 0.2;
    kpi.getCell(3, weight).value = '30%';
    kpi.getCell(4, weight).value = null;
    kpi.getCell(2, columnOf(kpi, '目标')).value = '007';
    const plans = sheetOf(workbook, '激励方案');
    plans.getCell(2, columnOf(plans, '目标激励（元/年）')).value = 72_000;
    plans.getCell(2, columnOf(plans, '起付线（%）')).value = '70%';
    plans.getCell(2, columnOf(plans, '起付时支付（%）')).value = 5;
    plans.getCell(2, columnOf(plans, '加速段')).value = '100 % -> 1.5；130 % -> 3';
    plans.getCell(2, columnOf(plans, '封顶（%）')).value = '不封顶';
    const chosen = sheetOf(workbook, '区域 KPI');
    chosen.getCell(2, 2).value = null;
    chosen.getCell(3, 2).value = '成熟';
    chosen.getCell(4, 2).value = '没有这个';
    const market = sheetOf(workbook, '市场');
    const priority = columnOf(market, '优先级');
    market.getCell(2, priority).value = other;
    market.getCell(3, priority).value = null;
    market.getCell(4, columnOf(market, '单元编码')).value = '999999';
  });
  const preview = await sheets.preview(present.id, fileId);
  expect(preview.differences.map(({ field, file }) => [field, file])).toEqual([
    ['权重', '20 %'],
    ['目标', '007'],
    ['权重', '30 %'],
    ['目标激励（元/年）', '72000'],
    ['起付线（%）', '70 %'],
    ['加速段', '100 % → 1.5 %; 130 % → 3 %'],
    ['封顶（%）', '不封顶'],
    ['KPI 模板', '成熟'],
    ['优先级', other],
  ]);
  expect(preview.unread).toEqual([
    { sheet: '激励方案', cell: '起付时支付（%） 2', text: '5' },
    { sheet: '区域 KPI', cell: 'KPI 模板 4', text: '没有这个' },
  ]);
  expect(preview.unknownRows).toEqual(['市场 4: 999999']);
  expect(pay.get()).toEqual(before.pay);

  const steps = plan.history(100).length;
  expect(await sheets.apply(present.id, fileId)).toEqual({ changed: 9 });
  expect(plan.history(100)).toHaveLength(steps + 1);
  const { templates, plans } = pay.get();
  expect(templates[0]?.items.slice(0, 3).map(({ basisPoints }) => basisPoints)).toEqual([2000, 3000, 2500]);
  expect(templates[0]?.items[0]?.target).toBe('007');
  expect(plans[0]?.targetFen).toBe(7_200_000);
  expect(plans[0]?.curve).toEqual({
    threshold: 0.7,
    payAtThreshold: 0.3,
    accelerators: [
      { from: 1, rate: 1.5 },
      { from: 1.3, rate: 3 },
    ],
    cap: null,
  });
  const [first, second] = projection.alignment(present.id).territories;
  const chosen = plan.where('territory_kpi', { scenario_id: present.id });
  expect(chosen.find((each) => each.territory_id === first?.id)?.template_id).toBe(templates[0]?.id);
  expect(chosen.find((each) => each.territory_id === second?.id)?.template_id).toBe(templates[2]?.id);
  expect(ladder.sheet().units[0]).toMatchObject({ isByHand: true });
  expect(ladder.sheet().units[1]).toMatchObject({ isByHand: false });
  plan.undo();
  expect(pay.get()).toEqual(before.pay);
  expect(ladder.sheet().units.map(({ step }) => step)).toEqual(before.step);
}, 30_000);

it('weights that no longer make 100 % are refused with the template and the sum', async () => {
  const { sheets, rewrite, write, present } = exported();
  await write('en');
  const fileId = await rewrite((workbook) => {
    const kpi = sheetOf(workbook, 'KPI templates');
    kpi.getCell(2, columnOf(kpi, 'Weight')).value = 0.5;
  });
  await expect(sheets.preview(present.id, fileId)).rejects.toMatchObject({
    code: 'KPI_WEIGHTS',
    params: { name: '新', sum: 125 },
  });
}, 30_000);

it('accelerators out of order are refused with their places', async () => {
  const { sheets, rewrite, write, present } = exported();
  await write('en');
  const fileId = await rewrite((workbook) => {
    const plans = sheetOf(workbook, 'Incentive plans');
    plans.getCell(2, columnOf(plans, 'Accelerators')).value = '130 % → 2; 110 % → 3';
  });
  await expect(sheets.preview(present.id, fileId)).rejects.toMatchObject({
    code: 'PAY_CURVE',
    params: { from: 110, after: 130 },
  });
}, 30_000);
