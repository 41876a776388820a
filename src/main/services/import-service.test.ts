import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Excel from 'exceljs';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import {
  type ImportDecisions,
  type ImportSource,
  type InspectedFile,
  importPreview,
  inspectedFile,
} from '../../shared/contract/import.ts';
import { importFields, importKinds } from '../../shared/domain/import-fields.ts';
import { readFileContent } from '../exchange/formats/read-file.ts';
import { guessColumns } from '../exchange/import/guess-columns.ts';
import { writeTemplate } from '../exchange/import/template.ts';
import { testFile, testFolder } from '../exchange/testing/folder.ts';
import type { Plan } from '../plan/plan.ts';
import { dump, testPlan } from '../plan/testing/folder.ts';
import { createFileRegistry } from './file-registry.ts';
import { importFiles } from './import-files.ts';
import { createImportService, type ImportService } from './import-service.ts';

const sampleFolder = fileURLToPath(new URL('../../../resources/sample', import.meta.url));
const sample = (name: string) => join(sampleFolder, name);
const nothing: ImportDecisions = { byCode: {}, byIndex: {} };

function wizard(plan: Plan = testPlan()) {
  const files = createFileRegistry();
  const service = createImportService({
    plan: () => plan,
    files,
    now: () => new Date('2026-11-01T00:00:00Z'),
  });
  return {
    plan,
    files,
    service,
    open: (path: string) => service.inspect({ fileId: files.register(path).id, encoding: null }),
  };
}

function sourceOf(file: InspectedFile, sheet = 0, changes: Partial<ImportSource> = {}): ImportSource {
  const found = file.sheets[sheet];
  if (!found?.kind) throw new Error('no kind was guessed');
  return {
    fileId: file.fileId,
    sheet: found.name,
    kind: found.kind,
    headerRow: found.headerRow,
    mapping: found.mapping,
    crs: found.crs,
    encoding: file.encoding,
    scenarioId: null,
    ...changes,
  };
}

async function previewed(service: ImportService, source: ImportSource, decisions = nothing) {
  let last = null;
  const stages = new Set<string>();
  for await (const event of service.preview({ source, decisions })) {
    stages.add(event.progress.stage);
    last = event.preview;
  }
  if (!last) throw new Error('no preview came');
  return { ...importPreview.parse(last), stages: [...stages] };
}

async function committed(service: ImportService, importId: string) {
  let last = null;
  for await (const { preview } of service.commit({ importId })) last = preview;
  return last;
}

const withUnits = async () => {
  const plan = testPlan();
  await importFiles(plan, {
    units: sample('east-china-counties.topo.json'),
    reps: sample('east-china-reps.xlsx'),
    crs: 'gcj02',
  });
  return wizard(plan);
};

describe('inspecting', () => {
  it('finds sheets, headings under a title, kinds, columns and coordinates', async () => {
    const { open } = wizard();
    const accounts = inspectedFile.parse(await open(sample('east-china-accounts.xlsx')));
    expect(accounts).toMatchObject({ format: 'xlsx', encoding: null });
    expect(accounts.sheets[0]).toMatchObject({
      name: '客户清单',
      rowCount: 6014,
      headerRow: 2,
      kind: 'accounts',
      crs: 'gcj02',
      remembered: false,
      chosenBefore: false,
    });
    expect(accounts.sheets[0]?.columns[11]).toMatchObject({ header: '2025销售额(元)', numeric: true });
    expect(accounts.sheets[0]?.firstRows[1]?.slice(0, 2)).toEqual(['客户编号', '客户名称']);
    const reps = await open(sample('east-china-reps.xlsx'));
    expect(reps.sheets.map(({ name, kind }) => [name, kind])).toEqual([
      ['销售代表', 'reps'],
      ['竞争对手网点', 'competitors'],
      ['周销售', null],
    ]);
    const sales = await open(sample('east-china-sales-2026.csv'));
    expect(sales).toMatchObject({ format: 'csv', encoding: 'GB18030' });
    expect(sales.sheets[0]).toMatchObject({ kind: 'sales', rowCount: 41_331 });
    const units = await open(sample('east-china-counties.topo.json'));
    expect(units).toMatchObject({ format: 'topojson' });
    expect(units.sheets[0]).toMatchObject({ kind: 'units', headerRow: 0, rowCount: 306, crs: 'wgs84' });
  });

  it('guesses anew for another kind or row', async () => {
    const { service, files } = wizard();
    const fileId = files.register(testFile('list.csv', 'note,x\nid,name,city,base\n1,Ada,Alder,2\n')).id;
    const guessed = await service.guess({
      fileId,
      sheet: 'list',
      kind: 'reps',
      headerRow: 2,
      encoding: null,
    });
    expect(guessed.mapping.map(({ field }) => field)).toEqual(['ref', 'name', 'city', null]);
    await expect(
      service.guess({ fileId, sheet: 'nowhere', kind: 'reps', headerRow: 2, encoding: null }),
    ).rejects.toMatchObject({ code: 'IMPORT_EMPTY' });
    await expect(service.inspect({ fileId: 'made-up', encoding: null })).rejects.toMatchObject({
      code: 'FILE_NOT_ALLOWED',
    });
  });
});

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
      '2025销售额(元)': '418714',
      负责人: '赵强霞',
    });
    expect(preview.findings).toContainEqual({ code: 'REP_MISSING', count: 33, action: 'unassigned' });
    expect(dump(plan)).toEqual(before);

    const { importId } = preview;
    const page = await service.findings({ importId, code: 'AMOUNT_NEGATIVE', offset: 2, limit: 3 });
    expect(page.total).toBe(8);
    expect(page.rows.map(({ row }) => row)).toEqual([3360, 3626, 4305]);
    const [kept] = page.rows;
    const decided = await service.decide({
      importId,
      decisions: {
        byCode: { AMOUNT_NEGATIVE: 'blanked', REP_MISSING: 'skipped' },
        byIndex: { [String(kept?.index)]: 'kept' },
      },
    });
    expect(decided).toMatchObject({ created: 5967, skipped: 33 });
    // A finding keeps its index; a mend that its code doesn't know counts for nothing.
    const again = await service.findings({ importId, code: 'AMOUNT_NEGATIVE', offset: 0, limit: 10 });
    expect(again.rows.map(({ action }) => action)).toEqual([
      'blanked',
      'blanked',
      'kept',
      ...Array(5).fill('blanked'),
    ]);
    const silly = await service.decide({
      importId,
      decisions: { byCode: { REP_MISSING: 'swapped' }, byIndex: {} },
    });
    expect(silly).toMatchObject({ created: 6000, skipped: 0 });
    await service.decide({ importId, decisions: { byCode: {}, byIndex: { [String(kept?.index)]: 'kept' } } });

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

describe('an alignment edited elsewhere and brought back', () => {
  async function aligned() {
    const road = await withUnits();
    await importFiles(road.plan, { accounts: sample('east-china-accounts.xlsx'), crs: 'gcj02' });
    const scenarioId = road.plan.edit({ key: 'test', params: {} }, ['scenarios'], (write) =>
      write.branchScenario(1, '方案A'),
    );
    return { ...road, scenarioId };
  }

  it('previews the differences and moves units and accounts of one scenario', async () => {
    const { plan, service, open, scenarioId } = await aligned();
    const owner = plan.unitTerritories(scenarioId);
    const size = (territory: { territory_id: number }) =>
      [...owner.values()].filter((id) => id === territory.territory_id).length;
    const [first, second] = plan
      .where('territory', { scenario_id: scenarioId })
      .sort((a, b) => size(b) - size(a));
    const units = plan.all('unit').filter(({ id }) => owner.get(id) === first?.territory_id);
    const [moved, freed] = units;
    const exceptions = plan.accountExceptions(scenarioId);
    const account = plan
      .all('account')
      .find(({ id, unit_id }) => unit_id === units[2]?.id && !exceptions.has(id));
    const lines = [
      '单元编码,客户编号,销售区域',
      `${moved?.code},,${second?.name}`,
      `${freed?.code},,未分配`,
      `${units[3]?.code},,${first?.name}`,
      `,${account?.ref},${second?.name}`,
      `${units[4]?.code},,`,
      '999999,,没有',
      ',C99999,没有',
    ];
    const file = await open(testFile('方案A.csv', lines.join('\n')));
    const source = sourceOf(file, 0, { scenarioId });
    expect(source.kind).toBe('assignments');
    const preview = await previewed(service, source);
    expect(preview).toMatchObject({ rowsRead: 7, updated: 3, unchanged: 1, skipped: 3, created: 0 });
    expect(preview.findings.map(({ code, count }) => [code, count])).toEqual([
      ['UNIT_UNKNOWN', 1],
      ['TERRITORY_UNKNOWN', 2],
      ['ACCOUNT_UNKNOWN', 1],
    ]);
    const present = plan.unitTerritories(1);
    await committed(service, preview.importId);
    const now = plan.unitTerritories(scenarioId);
    expect([moved, freed].map((unit) => now.get(unit?.id ?? 0) ?? 0)).toEqual([second?.territory_id, 0]);
    expect(plan.accountExceptions(scenarioId).get(account?.id ?? 0)).toBe(second?.territory_id);
    expect(plan.unitTerritories(1)).toEqual(present);
    const again = await previewed(service, source);
    expect(again).toMatchObject({ updated: 0, unchanged: 4 });
    // Named with its unit's own territory, the account follows its unit again.
    const back = await open(testFile('back.csv', `客户编号,销售区域\n${account?.ref},${first?.name}\n`));
    await committed(service, (await previewed(service, sourceOf(back, 0, { scenarioId }))).importId);
    expect(plan.accountExceptions(scenarioId).has(account?.id ?? 0)).toBe(false);
  }, 60_000);

  it('leaves locked territories alone', async () => {
    const { plan, service, open, scenarioId } = await aligned();
    const [first, second] = plan.where('territory', { scenario_id: scenarioId });
    if (!first || !second) throw new Error('territories are missing');
    plan.edit({ key: 'test', params: {} }, ['alignment'], (write) =>
      write.put('territory', { ...first, locked: 1 }),
    );
    const owner = plan.unitTerritories(scenarioId);
    const unit = plan.all('unit').find(({ id }) => owner.get(id) === first.territory_id);
    const file = await open(testFile('a.csv', `单元编码,销售区域\n${unit?.code},${second.name}\n`));
    await expect(previewed(service, sourceOf(file, 0, { scenarioId }))).rejects.toMatchObject({
      code: 'TERRITORY_LOCKED',
      params: { name: first.name },
    });
  }, 60_000);

  it('needs units and a scenario', async () => {
    const { service, open } = wizard();
    const file = await open(testFile('a.csv', '单元编码,销售区域\n1,甲\n'));
    await expect(previewed(service, sourceOf(file))).rejects.toMatchObject({ code: 'IMPORT_NEEDS_UNITS' });
  });
});

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
