import Excel from 'exceljs';
import { describe, expect, it } from 'vitest';
import { columnAt, open, sum, texts } from '../../../../test/support/export-session.ts';
import { readRawWorkbook } from '../../../../test/support/raw-workbook.ts';
import { ownAssignmentSheet } from '../../exchange/export/own-sheet.ts';
import { importFiles } from '../import-files.ts';

describe('export to Excel', () => {
  it('holds every sheet, exact money and real formats, read back from raw XML', async () => {
    const { run, report } = open();
    const { path, events } = await run('xlsx');
    expect(events.at(-1)).toMatchObject({ done: true, progress: { fraction: 1 } });
    const sheets = readRawWorkbook(path);
    expect(sheets.map(({ name }) => name)).toEqual([
      '汇总',
      '销售区域',
      '控制单元',
      '客户',
      '市场',
      '月度配额',
      '变动',
      '定编',
      '人员配置',
      '销售代表',
    ]);
    const [summary, territories, units, accounts, market, quota, changes] = sheets;
    for (const sheet of sheets) {
      expect(sheet.frozen.rows).toBe(1);
      expect(sheet.rows[0].every(({ bold }) => bold)).toBe(true);
      expect(sheet.widths.length).toBeGreaterThan(0);
      expect(sheet.rows.flat().some(({ hasFormula }) => hasFormula)).toBe(false);
    }
    expect(summary.rows.find(([label]) => label?.value === '方案')?.[1].value).toBe('方案A');

    expect(texts(units, 1).slice(0, 2)).toEqual(['100001', '县1']);
    expect(units.rows[1][0].format).toBe('@');
    expect(units.autoFilter).toMatch(/^A1:[A-Z]+49$/);
    expect(units.tableColumns).toEqual(texts(units, 0));
    expect(units.choices).toEqual([{ cells: 'E2:E49', formula: "'销售区域'!$A$2:$A$6" }]);
    expect(accounts.choices).toEqual([{ cells: 'G2:G401', formula: "'销售区域'!$A$2:$A$6" }]);
    expect(market.choices).toEqual([{ cells: 'F2:F49', formula: '"备选,首选,目标,重点,关键"' }]);
    expect(Object.keys(accounts.comments)).toEqual(['A1', 'G1']);
    expect(accounts.comments.A1).toContain('识别');
    expect(units.rows[3][columnAt(units, '销售区域')].value).toBe('未分配');
    expect(ownAssignmentSheet(texts(units, 0).map(String))).toBe('units');
    expect(ownAssignmentSheet(texts(accounts, 0).map(String))).toBe('accounts');
    for (const other of [summary, territories, market, quota, changes])
      expect(ownAssignmentSheet(texts(other, 0).map(String))).toBeNull();
    expect(units.rows).toHaveLength(1 + 48);

    const potentialAt = columnAt(accounts, '市场潜力（元）');
    expect(accounts.rows[1][0]).toMatchObject({ value: '000123', format: '@' });
    expect(accounts.rows[1][1].value).toBe('=HYPERLINK("x")<&>');
    expect(accounts.rows[2][potentialAt].format).toBe('#,##0.00');
    [...report.accounts].forEach((account, index) => {
      expect(accounts.rows[index + 1][potentialAt].value).toBe((account.potentialFen ?? 0) / 100);
    });

    const yearAt = columnAt(quota, '2027年配额（元）');
    const quotas = quota.rows.slice(1, -1).map((row) => row.map(({ value }) => Number(value)));
    expect(quotas).toHaveLength(5);
    const fen = (yuan: number) => Math.round(yuan * 100);
    expect(sum(quotas.map((row) => fen(row[yearAt])))).toBe(123_456_789_01);
    for (const row of quotas) expect(sum(row.slice(-12).map(fen))).toBe(fen(row[yearAt]));
    expect(quota.rows.at(-1)?.[yearAt].value).toBe(123_456_789.01);

    expect(territories.rows.at(-1)?.[0]).toMatchObject({ value: '合计', bold: true });
    expect(territories.autoFilter).toMatch(/6$/);
    expect(columnAt(territories, '工作量偏差')).toBeGreaterThan(0);
    const formats = (sheet: (typeof sheets)[number], ...headings: string[]) =>
      headings.map((heading) => sheet.rows[1][columnAt(sheet, heading)]?.format);
    expect(formats(territories, '工作量偏差', '客户数', '年工作量（小时）', '代表饱和度')).toEqual([
      ...['+0.0%;-0.0%;0.0%', '#,##0', '#,##0.0', '0.0%'],
    ]);
    expect(formats(accounts, '客户编号', '市场潜力（元）', '经度')).toEqual([
      ...['@', '#,##0.00', '0.000000'],
    ]);

    expect(changes.rows.length - 1).toBe(
      (report.changes?.units.length ?? 0) + (report.changes?.accounts.length ?? 0),
    );
    expect(changes.rows.some((row) => row[1]?.value === '100001')).toBe(true);
  });

  it('reads back with the library too, in English', async () => {
    const { run } = open();
    const { path } = await run('xlsx', 'en');
    const workbook = new Excel.Workbook();
    await workbook.xlsx.readFile(path);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      'Summary',
      'Territories',
      'Units',
      'Accounts',
      'Market',
      'Quota by month',
      'Changes',
      'Sizing',
      'Staffing',
      'Reps',
    ]);
    const accounts = workbook.getWorksheet('Accounts');
    expect(accounts?.getCell('A1').value).toBe('Account ID');
    expect(accounts?.getCell('B2').value).toBe('=HYPERLINK("x")<&>');
    expect(accounts?.getCell('B2').type).toBe(Excel.ValueType.String);
    expect(accounts?.getCell('G2').dataValidation).toMatchObject({ type: 'list' });
    expect(accounts?.getCell('A1').note).toBeTruthy();
    const headers = accounts?.getRow(1).values;
    if (!Array.isArray(headers)) throw new Error('no header row');
    expect(ownAssignmentSheet(headers.slice(1).map(String))).toBe('accounts');
  });
});

describe('an exported workbook that was edited and imported', () => {
  /** Territory of every unit and account. */
  const standing = ({ plan, scenarioId }: ReturnType<typeof open>) => {
    const units = plan.unitTerritories(scenarioId);
    const exceptions = plan.accountExceptions(scenarioId);
    const accounts = new Map(
      plan
        .all('account')
        .map(({ id, unit_id }) => [id, exceptions.get(id) ?? units.get(unit_id ?? 0) ?? 0] as const),
    );
    return { units, exceptions, accounts };
  };
  const edited = async (made: ReturnType<typeof open>, sheet: string, code: string, territory: string) => {
    const { path } = await made.run('xlsx');
    const book = new Excel.Workbook();
    await book.xlsx.readFile(path);
    const page = book.getWorksheet(sheet);
    const headers = (page?.getRow(1).values ?? []) as string[];
    const key = headers.findIndex((header) => header === '单元编码' || header === '客户编号');
    const column = headers.indexOf('销售区域');
    let found = 0;
    page?.eachRow((row) => {
      if (row.getCell(key).text !== code) return;
      row.getCell(column).value = territory;
      found += 1;
    });
    expect(found).toBe(1);
    await book.xlsx.writeFile(path);
    return importFiles(made.plan, { assignments: path, scenarioId: made.scenarioId });
  };
  const target = ({ plan, scenarioId }: ReturnType<typeof open>, not: number) => {
    const territory = plan
      .where('territory', { scenario_id: scenarioId })
      .find(({ territory_id }) => territory_id !== not);
    if (!territory) throw new Error('a territory is missing');
    return territory;
  };

  it('moves exactly the account whose row was changed', { timeout: 30_000 }, async () => {
    const made = open();
    const before = standing(made);
    const account = made.plan
      .all('account')
      .find(({ id }) => !before.exceptions.has(id) && before.accounts.get(id) !== 0);
    const { territory_id, name } = target(made, before.accounts.get(account?.id ?? 0) ?? 0);
    const { counts } = await edited(made, '客户', account?.ref ?? '', name);
    expect(counts.assignments).toMatchObject({ rowsRead: 448, updated: 1, skipped: 0 });
    const after = standing(made);
    expect(after.units).toEqual(before.units);
    expect(after.accounts).toEqual(new Map(before.accounts).set(account?.id ?? 0, territory_id));
    made.plan.undo();
    expect(standing(made)).toEqual(before);
  });

  it('moves a unit with its accounts, as one step and without exceptions', { timeout: 30_000 }, async () => {
    const made = open();
    const before = standing(made);
    const unit = made.plan.all('unit').find(({ id }) => id > 3 && (before.units.get(id) ?? 0) !== 0);
    const { territory_id, name } = target(made, before.units.get(unit?.id ?? 0) ?? 0);
    const steps = made.plan.history(100).length;
    const { counts } = await edited(made, '控制单元', unit?.code ?? '', name);
    expect(counts.assignments).toMatchObject({ updated: 1 });
    expect(made.plan.history(100)).toHaveLength(steps + 1);
    const after = standing(made);
    expect(after.exceptions).toEqual(before.exceptions);
    expect(after.units.get(unit?.id ?? 0)).toBe(territory_id);
    const followers = made.plan
      .all('account')
      .filter(({ id, unit_id }) => unit_id === unit?.id && !before.exceptions.has(id));
    expect(followers.length).toBeGreaterThan(0);
    for (const { id } of followers) expect(after.accounts.get(id)).toBe(territory_id);
  });
});
