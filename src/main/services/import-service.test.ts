import { join } from 'node:path';
import Excel from 'exceljs';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import {
  committed,
  nothing,
  previewed,
  sample,
  sourceOf,
  withUnits,
  wizard,
} from '../../../test/support/import-wizard.ts';
import { lastPreview } from '../../../test/support/last-preview.ts';
import type { ImportDecisions } from '../../shared/contract/import.ts';
import { readFileContent } from '../exchange/formats/read-file.ts';
import { testFile, testFolder } from '../exchange/testing/folder.ts';
import { dump } from '../plan/testing/folder.ts';
import { importFiles } from './import-files.ts';

describe('from preview to commit', () => {
  it('shows what will happen, takes decisions, writes one step', async () => {
    const { plan, service, open } = await withUnits();
    const before = dump(plan);
    const source = sourceOf(await open(sample('east-china-accounts.xlsx')));
    const preview = await previewed(service, source);
    expect(preview).toMatchObject({
      kind: 'accounts',
      rowsRead: 6000,
      created: 6000,
      updated: 0,
      unchanged: 0,
      skipped: 0,
    });
    expect(preview.stages).toEqual(['reading', 'checking']);
    expect(preview.sample).toHaveLength(20);
    expect(preview.sample[0]).toMatchObject({
      客户编号: 'C00001',
      '2025销售额(元)': '418,714',
      负责人: '赵强霞',
    });
    expect(preview.findings).toContainEqual({ code: 'REP_MISSING', count: 33, action: 'unassigned' });
    expect(dump(plan)).toEqual(before);

    const { importId } = preview;
    const page = await service.findings({ importId, code: 'AMOUNT_NEGATIVE', offset: 2, limit: 3 });
    expect(page.total).toBe(8);
    expect(page.rows.map(({ row }) => row)).toEqual([3360, 3626, 4305]);
    const [kept] = page.rows;
    const decided = await lastPreview(
      service.decide({
        importId,
        decisions: {
          byCode: { AMOUNT_NEGATIVE: 'blanked', REP_MISSING: 'skipped' },
          byIndex: { [String(kept?.index)]: 'kept' },
        },
      }),
    );
    expect(decided).toMatchObject({ created: 5967, skipped: 33 });
    // A finding keeps its index; a mend that its code doesn't know counts for nothing.
    const again = await service.findings({ importId, code: 'AMOUNT_NEGATIVE', offset: 0, limit: 10 });
    expect(again.rows.map(({ action }) => action)).toEqual([
      'blanked',
      'blanked',
      'kept',
      ...Array(5).fill('blanked'),
    ]);
    const silly = await lastPreview(
      service.decide({
        importId,
        decisions: { byCode: { REP_MISSING: 'swapped' }, byIndex: {} },
      }),
    );
    expect(silly).toMatchObject({ created: 6000, skipped: 0 });
    await lastPreview(
      service.decide({ importId, decisions: { byCode: {}, byIndex: { [String(kept?.index)]: 'kept' } } }),
    );

    expect(await committed(service, importId)).toMatchObject({ created: 6000 });
    expect(plan.history(1)[0]?.label).toEqual({
      key: 'import.accounts',
      params: { file: 'east-china-accounts.xlsx', created: 6000, updated: 0 },
    });
    const negative = plan.all('account_year').filter(({ sales_fen }) => sales_fen < 0);
    expect(negative.map(({ sales_fen }) => sales_fen)).toEqual([-10_000]);
    await expect(committed(service, importId)).rejects.toMatchObject({ code: 'IMPORT_NOT_FOUND' });
    plan.undo();
    expect(dump(plan)).toEqual(before);
  }, 60_000);

  it('shows every column and amounts in the unit of their heading, whatever the first row lacks', async () => {
    const { service, open } = wizard();
    const rows = ['客户编号,2026年销售额（万元）,潜力(万元)', 'K1,671,', 'K2,1.2亿,350', 'K3,,1234.5'];
    const { sample } = await previewed(service, sourceOf(await open(testFile('客户.csv', rows.join('\n')))));
    expect(sample).toEqual([
      { 客户编号: 'K1', '2026年销售额（万元）': '671', '潜力(万元)': '' },
      { 客户编号: 'K2', '2026年销售额（万元）': '12,000', '潜力(万元)': '350' },
      { 客户编号: 'K3', '2026年销售额（万元）': '', '潜力(万元)': '1,234.5' },
    ]);
  });

  it('saves rows left out as a sheet with the reason beside each; mended, they come in', async () => {
    const { plan, service, files, open } = wizard();
    const rows = ['工号,姓名,城市,合同号', '007,赵一,南京市,00042', '008,,南京市,00043', '009,,苏州市,00044'];
    const file = await open(testFile('人员.csv', rows.join('\n')));
    const decisions: ImportDecisions = { byCode: { NAME_MISSING: 'skipped' }, byIndex: {} };
    const { importId, skipped } = await previewed(service, sourceOf(file), decisions);
    expect(skipped).toBe(2);
    const out = join(testFolder(), '未导入.xlsx');
    const saved = await service.rejected({ importId, fileId: files.register(out).id, language: 'zh' });
    expect(saved).toEqual({ rows: 2 });
    const { sheets } = await readFileContent(
      { path: out, file: 'o', sheet: null, encoding: null, keepRows: null, crs: null },
      () => {},
    );
    expect(sheets[0]?.rows.map(({ cells }) => cells)).toEqual([
      ['工号', '姓名', '城市', '合同号', '原行号', '未导入的原因'],
      ['008', null, '南京市', '00043', 3, '姓名 · 缺少名称'],
      ['009', null, '苏州市', '00044', 4, '姓名 · 缺少名称'],
    ]);
    await committed(service, importId);
    expect(plan.count('rep')).toBe(1);
    await importFiles(plan, { reps: out });
    expect(plan.all('rep').map(({ ref }) => ref)).toEqual(['007', '008', '009']);
  });

  it.each(['zh', 'en'] as const)(
    'leaves out again what was left out for its id and is brought back with it: in %s',
    async (language) => {
      const { plan, service, files, open } = wizard();
      const file = await open(
        testFile('人员.csv', '工号,姓名,城市\n007,赵一,南京市\n007,钱二,苏州市\n007,孙三,无锡市\n'),
      );
      const decisions: ImportDecisions = { byCode: { ID_DUPLICATE: 'skipped' }, byIndex: {} };
      const { importId } = await previewed(service, sourceOf(file), decisions);
      const out = join(testFolder(), '未导入.xlsx');
      await service.rejected({ importId, fileId: files.register(out).id, language });
      await committed(service, importId);
      const { totals } = await importFiles(plan, { reps: out });
      expect(totals).toMatchObject({ ID_DUPLICATE: 2 });
      expect(plan.all('rep').map(({ ref, name }) => [ref, name])).toEqual([['007', '赵一']]);
      // Into a plan without that id they come as they stand.
      plan.undo();
      await importFiles(plan, { reps: out });
      expect(plan.all('rep').map(({ ref, name }) => [ref, name])).toEqual([
        ['007', '钱二'],
        ['008', '孙三'],
      ]);
    },
  );

  it('saves rows left out after the import as before it, whatever the plan became, until they are let go of', async () => {
    const { plan, service, files, open } = wizard();
    const file = await open(
      testFile('人员.csv', '工号,姓名,城市\n007,赵一,南京市\n008,,南京市\n009,,苏州市\n'),
    );
    const decisions: ImportDecisions = { byCode: { NAME_MISSING: 'skipped' }, byIndex: {} };
    const { importId, leftOut } = await previewed(service, sourceOf(file), decisions);
    expect(leftOut).toBe(2);
    const [before, after] = ['前.xlsx', '后.xlsx'].map((name) => join(testFolder(), name));
    const save = (path = '') =>
      service.rejected({ importId, fileId: files.register(path).id, language: 'en' });
    const rowsOf = async (path = '') => {
      const options = { path, file: 'o', sheet: null, encoding: null, keepRows: null, crs: null };
      return (await readFileContent(options, () => {})).sheets[0]?.rows;
    };
    await save(before);
    expect(await committed(service, importId)).toMatchObject({ created: 1, leftOut: 2 });
    plan.undo();
    expect(await save(after)).toEqual({ rows: 2 });
    expect(await rowsOf(after)).toEqual(await rowsOf(before));
    // Nothing else is left of it.
    await expect(committed(service, importId)).rejects.toMatchObject({ code: 'IMPORT_NOT_FOUND' });
    service.discard({ importId });
    await expect(save(after)).rejects.toMatchObject({ code: 'IMPORT_NOT_FOUND' });
  });

  it('remembers columns and coordinates by the headings', async () => {
    const { service, open } = wizard();
    const path = testFile('odd.csv', 'Key,Who,Lng,Lat,Spare\n1,Ada,116.4,39.9,7\n');
    const first = await open(path);
    expect(first.sheets[0]?.remembered).toBe(false);
    const mapping = ['ref', 'name', 'longitude', 'latitude', 'potential'].map((field, column) => ({
      column,
      field,
      year: null,
    }));
    const source = sourceOf(
      { ...first, sheets: first.sheets.map((sheet) => ({ ...sheet, kind: 'accounts' as const })) },
      0,
      {
        mapping,
        crs: 'bd09',
      },
    );
    await committed(service, (await previewed(service, source)).importId);
    const guessed = await service.guess({
      fileId: first.fileId,
      sheet: 'odd',
      kind: 'accounts',
      headerRow: 1,
      encoding: null,
    });
    expect(guessed).toMatchObject({ remembered: true, crs: 'bd09', mapping });
    const [preset] = service.presets();
    expect(preset).toMatchObject({ kind: 'accounts', name: 'odd', columns: 5, crs: 'bd09' });
    service.renamePreset({ key: preset?.key ?? '', name: ' 电商平台 ' });
    // Importing such a sheet again keeps the name it was given.
    await committed(service, (await previewed(service, { ...source, crs: 'gcj02' })).importId);
    expect(service.presets().map(({ name }) => name)).toEqual(['电商平台']);
    service.removePreset({ key: preset?.key ?? '' });
    expect(service.presets()).toEqual([]);
    const anew = await open(path);
    expect(anew.sheets[0]?.remembered).toBe(false);
    expect(() => service.removePreset({ key: 'workload' })).toThrow('NOT_FOUND');
  });

  it('remembers the encoding, the sheet and the row of the headings', async () => {
    const { service, files, open } = wizard();
    // Too odd for the bytes to tell: read as GB18030 until told otherwise.
    const bytes = iconv.encode('Zł,Imię\nA1,Łucja\n', 'windows-1250');
    const path = testFile('polskie.csv', bytes);
    const first = await open(path);
    const fileId = files.register(path).id;
    const file = await service.inspect({ fileId, encoding: 'windows-1250' });
    expect(first.sheets[0]?.columns[1]?.header).not.toBe('Imię');
    const mapping = ['ref', 'name'].map((field, column) => ({ column, field, year: null }));
    const accounts = file.sheets.map((sheet) => ({ ...sheet, kind: 'accounts' as const }));
    const source = sourceOf({ ...file, sheets: accounts }, 0, { mapping });
    await committed(service, (await previewed(service, source)).importId);
    expect(service.presets()).toMatchObject([{ encoding: 'windows-1250', sheet: 'polskie' }]);
    expect(await open(path)).toMatchObject({
      encoding: 'windows-1250',
      sheets: [{ kind: 'accounts', remembered: true, chosenBefore: true, mapping }],
    });

    const book = new Excel.Workbook();
    for (const name of ['草稿', '定稿'])
      book.addWorksheet(name).addRows([
        ['甲', '乙'],
        ['一', '二'],
        ['门店', '店名'],
        ['A2', name],
      ]);
    const workbook = join(testFolder(), 'two.xlsx');
    await book.xlsx.writeFile(workbook);
    const opened = await open(workbook);
    const chosen = opened.sheets.map((sheet) => ({ ...sheet, kind: 'accounts' as const, headerRow: 3 }));
    await committed(
      service,
      (await previewed(service, sourceOf({ ...opened, sheets: chosen }, 1, { mapping }))).importId,
    );
    expect((await open(workbook)).sheets).toMatchObject([
      { name: '草稿', headerRow: 3, kind: 'accounts', chosenBefore: false },
      { name: '定稿', headerRow: 3, kind: 'accounts', chosenBefore: true, mapping },
    ]);
  });

  it('works out again what a commit does when the plan has changed since the preview', async () => {
    const { plan, service, open } = wizard();
    const path = testFile('reps.csv', 'Employee ID,Name,Home city\nE1,Ada,Alder\n');
    const { importId } = await previewed(service, sourceOf(await open(path)));
    await importFiles(plan, { reps: path });
    expect(await committed(service, importId)).toMatchObject({ created: 0, unchanged: 1 });
    expect(plan.count('rep')).toBe(1);
    expect(plan.history(10)).toHaveLength(1);
  });

  it('leaving the preview ends the reading; a discarded one is gone', async () => {
    const { service, open, plan } = await withUnits();
    const file = await open(sample('east-china-accounts.xlsx'));
    for await (const _ of service.preview({ source: sourceOf(file), decisions: nothing })) break;
    const stop = new AbortController();
    const reading = service.preview({ source: sourceOf(file), decisions: nothing }, stop.signal);
    await reading.next();
    const start = performance.now();
    stop.abort();
    await expect(
      (async () => {
        for await (const _ of reading);
      })(),
    ).rejects.toMatchObject({ code: 'JOB_CANCELLED' });
    expect(performance.now() - start).toBeLessThan(5000);
    const { importId } = await previewed(service, sourceOf(file));
    service.discard({ importId });
    await expect(service.findings({ importId, code: null, offset: 0, limit: 1 })).rejects.toThrow(
      'IMPORT_NOT_FOUND',
    );
    expect(plan.count('account')).toBe(0);
  }, 60_000);

  it('takes only what is mapped, and says which required column is missing', async () => {
    const { service, open } = wizard();
    const file = await open(testFile('reps.csv', 'Employee ID,Name,Home city\nE1,Ada,Alder\n'));
    const source = sourceOf(file);
    const withoutName = source.mapping.map((column) =>
      column.field === 'name' ? { ...column, field: null } : column,
    );
    await expect(previewed(service, { ...source, mapping: withoutName })).rejects.toMatchObject({
      code: 'IMPORT_COLUMN_MISSING',
      params: { field: 'reps.name', sheet: 'reps', file: 'reps.csv' },
    });
  });
});
