import { join } from 'node:path';
import Excel from 'exceljs';
import { describe, expect, it } from 'vitest';
import { committed, previewed, sample, sourceOf, wizard } from '../../../test/support/import-wizard.ts';
import { importFields, importKinds } from '../../shared/domain/import-fields.ts';
import { guessColumns } from '../exchange/import/guess-columns.ts';
import { writeTemplate } from '../exchange/import/template.ts';
import { testFolder } from '../exchange/testing/folder.ts';
import { testPlan } from '../plan/testing/folder.ts';
import { importFiles } from './import-files.ts';

describe('templates', () => {
  it('offer what the plan knows, keep texts as texts, and come back filled without a finding', async () => {
    const plan = testPlan();
    await importFiles(plan, {
      units: sample('east-china-counties.topo.json'),
      reps: sample('east-china-reps.xlsx'),
    });
    const { service, files, open } = wizard(plan);
    const path = join(testFolder(), 'template.xlsx');
    await service.template({ kind: 'accounts', fileId: files.register(path).id, language: 'zh' });
    const book = new Excel.Workbook();
    await book.xlsx.readFile(path);
    const [sheet] = book.worksheets;
    if (!sheet) throw new Error('the sheet is missing');
    const heading = (text: string) => {
      const at = (sheet.getRow(1).values as string[]).indexOf(text);
      return sheet.getColumn(at).letter;
    };
    const under = (text: string) => sheet.getCell(`${heading(text)}2`);
    expect(under('客户等级').dataValidation).toMatchObject({ type: 'list', formulae: ['"A,B,C"'] });
    expect(under('负责人').dataValidation.formulae?.[0]).toContain(plan.all('rep')[0]?.name);
    expect(under('客户编号').numFmt).toBe('@');
    expect(sheet.getCell(`${heading('客户编号')}1`).note).toBeTruthy();

    const [rep] = plan.all('rep');
    const filled = {
      客户编号: '007',
      客户名称: '甲',
      行政区划代码: '320124',
      城市: '南京市',
      区县: '溧水区',
      负责人: rep?.name,
      客户等级: 'A',
    };
    for (const [name, value] of Object.entries(filled)) under(name).value = value ?? '';
    await book.xlsx.writeFile(path);
    const file = await open(path);
    expect(file.sheets[0]).toMatchObject({ name: '客户', kind: 'accounts' });
    const { importId, findings, created, skipped } = await previewed(service, sourceOf(file));
    expect({ created, skipped }).toEqual({ created: 1, skipped: 0 });
    expect(findings.map(({ code }) => code).sort()).toEqual(['CODE_CHANGED', 'COORDINATES_MISSING']);
    await committed(service, importId);
    expect(plan.all('account')[0]).toMatchObject({ ref: '007', class_manual: 'A', rep_id: rep?.id });
    service.close();
  }, 60_000);

  it('put lists too long for a cell into a hidden sheet, which an import passes over', async () => {
    const path = join(testFolder(), 'template.xlsx');
    const names = Array.from({ length: 300 }, (_, index) => `代表，${index}`);
    await writeTemplate(path, 'accounts', 'zh', 2026, { rep: names });
    const book = new Excel.Workbook();
    await book.xlsx.readFile(path);
    expect(book.worksheets.map(({ name, state }) => [name, state])).toEqual([
      ['客户', 'visible'],
      ['可选值', 'hidden'],
    ]);
    const [sheet, lists] = book.worksheets;
    if (!sheet) throw new Error('the sheet is missing');
    const at = (sheet.getRow(1).values as string[]).indexOf('负责人');
    expect(sheet.getRow(2).getCell(at).dataValidation.formulae).toEqual(["'可选值'!$A$2:$A$301"]);
    expect(lists?.getCell('A301').value).toBe(names[299]);
    const { open, service } = wizard();
    const { sheets } = await open(path);
    expect(sheets.map(({ kind, hidden }) => [kind, hidden])).toEqual([
      ['accounts', false],
      [null, true],
    ]);
    service.close();
  });

  it('of a workbook with a hidden sheet in front, the visible ones are offered first', async () => {
    const path = join(testFolder(), 'hidden.xlsx');
    const book = new Excel.Workbook();
    book.addWorksheet('参数', { state: 'veryHidden' }).addRows([
      ['客户编号', '客户名称'],
      ['9', '甲'],
    ]);
    book.addWorksheet('客户清单').addRows([
      ['客户编号', '客户名称'],
      ['1', '乙'],
    ]);
    await book.xlsx.writeFile(path);
    const { open, service } = wizard();
    expect((await open(path)).sheets.map(({ name }) => name)).toEqual(['客户清单', '参数']);
    service.close();
  });

  it.each(['zh', 'en'] as const)(
    '%s: every column is known when a filled one comes back',
    async (language) => {
      const { service, files, open } = wizard();
      for (const kind of importKinds) {
        const path = join(testFolder(), 'template.xlsx');
        await service.template({ kind, fileId: files.register(path).id, language });
        const { sheets } = await open(path);
        const [sheet] = sheets;
        const headers = sheet?.columns.map(({ header }) => header) ?? [];
        const fields = importFields[kind].filter(({ perMonth }) => !perMonth);
        expect(headers).toHaveLength(fields.length + (kind === 'accounts' ? 1 : 0));
        const { mapping } = guessColumns(
          kind,
          headers,
          headers.map(() => false),
          2026,
        );
        expect(mapping.map(({ field }) => field)).toEqual(
          fields.flatMap(({ key, perYear }) => (perYear ? [key, key] : [key])),
        );
      }
    },
  );
});
