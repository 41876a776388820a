import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import Excel from 'exceljs';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { afterEach, describe, expect, it } from 'vitest';
import { gridPlan } from '../../../../test/support/grid-plan.ts';
import { type RawSheet, readRawWorkbook } from '../../../../test/support/raw-workbook.ts';
import type { Language } from '../../../shared/i18n/index.ts';
import { Random } from '../../engine/design/random.ts';
import type { ScenarioDocument } from '../../exchange/export/json-document.ts';
import { ownAssignmentSheet } from '../../exchange/export/own-sheet.ts';
import type { ExportFormat, ScenarioReport } from '../../exchange/export/report.ts';
import { readFileContent } from '../../exchange/formats/read-file.ts';
import { createFileRegistry } from '../file-registry.ts';
import { importFiles } from '../import-files.ts';
import { createProjection } from '../projection.ts';
import { createQuotaService } from '../quota-service.ts';
import type { Session } from '../session.ts';
import { buildReport } from './build-report.ts';
import { createExportService, type ExportEvent } from './export-service.ts';

const opened: { dispose(): void }[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.dispose();
});

function open(accounts = 400) {
  const made = gridPlan({ columns: 8, rows: 6, accounts, reps: 5, seed: 3 });
  const folder = mkdtempSync(join(tmpdir(), 'bailiwick-export-'));
  opened.push(made, { dispose: () => rmSync(folder, { recursive: true, force: true }) });
  const { plan } = made;
  const session = {
    plan: () => plan,
    name: () => 'grid',
    subscribe: (listener: Parameters<Session['subscribe']>[0]) => plan.onChange(listener),
  } as Session;
  const projection = createProjection(session);
  const files = createFileRegistry();
  const exports = createExportService({ files, session });
  const presentId = plan.where('scenario', { is_present: 1 })[0].id;
  const territoryIds = plan.where('territory', { scenario_id: presentId }).map((row) => row.territory_id);
  const scenarioId = plan.edit({ key: 'test', params: {} }, ['alignment'], (write) => {
    write.put('account', { ...write.all('account')[0], name: '=HYPERLINK("x")\u0001<&>', ref: '000123' });
    write.put('unit_pair', { a: 1, b: 48, kind: 'link' });
    const id = write.branchScenario(presentId, '方案A');
    write.assignUnits(id, [1, 2], territoryIds[4]);
    write.assignUnits(id, [3], 0);
    return id;
  });
  const quota = createQuotaService({ plan: () => plan, projection });
  const weights = { history: 1, potential: 0, workload: 0 };
  quota.spread(scenarioId, {
    year: 2027,
    totalFen: 123_456_789_01,
    method: 'history',
    weights,
    stepFen: 100,
    season: 'even',
  });
  const run = async (format: ExportFormat, language: Language = 'zh', signal?: AbortSignal) => {
    const path = join(folder, `out.${format}`);
    const input = { scenarioId, fileId: files.register(path).id, format, language };
    const events: ExportEvent[] = [];
    for await (const event of exports.scenario(input, signal)) events.push(event);
    return { path, events };
  };
  const report: ScenarioReport = buildReport(session, projection, scenarioId);
  return { plan, session, projection, folder, files, exports, scenarioId, report, run };
}

const texts = (sheet: RawSheet, row: number) => sheet.rows[row].map(({ value }) => value);
const columnAt = (sheet: RawSheet, header: string) => texts(sheet, 0).indexOf(header);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

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
    expect(territories.rows[1][columnAt(territories, '工作量偏差')].format).toContain('%');

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

describe('export to GeoJSON', () => {
  it('has a polygon per unit, wound as RFC 7946 asks, with territory, rep and measures', async () => {
    const { run, report } = open();
    const { path } = await run('geojson');
    const found = JSON.parse(readFileSync(path, 'utf8')) as FeatureCollection<Polygon | MultiPolygon>;
    expect(found.features).toHaveLength(48);
    for (const [index, { geometry, properties }] of found.features.entries()) {
      const ring = geometry.type === 'Polygon' ? geometry.coordinates[0] : geometry.coordinates[0][0];
      const area = sum(ring.slice(1).map(([x, y], at) => ring[at][0] * y - x * ring[at][1]));
      expect(area).toBeGreaterThan(0);
      const unit = report.units[index];
      expect(properties).toMatchObject({
        code: unit.code,
        territory: unit.territoryId,
        accounts: unit.accounts,
        sales: unit.salesFen / 100,
      });
    }
    expect(found.features[0].properties).toMatchObject({
      territoryName: '代表5',
      rep: 'R5',
      repName: '代表5',
    });
    expect(found.features[2].properties).toMatchObject({ territory: null, rep: null });
  });
});

describe('export to CSV', () => {
  it('runs nothing in a spreadsheet program, keeps exact figures, and comes back as it was', async () => {
    const made = open();
    const risky = ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', 'a,"b"', '\u2212 1', "'quoted'", "'=x", '0012'];
    made.plan.edit({ key: 'test', params: {} }, ['accounts'], (write) => {
      write
        .all('account')
        .slice(0, risky.length)
        .forEach((account, at) => {
          write.put('account', { ...account, name: risky[at], ref: `=R${at}` });
        });
    });
    const { path } = await made.run('csv');
    const text = readFileSync(path, 'utf8');
    expect(text.startsWith('\ufeff')).toBe(true);
    const rows = parse(text.slice(1)) as string[][];
    expect(rows).toHaveLength(401);
    const cells = rows.flat();
    const numeric = /^-?\d+(?:\.\d+)?(?:e[+-]\d+)?$/;
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell) && !numeric.test(cell))).toEqual([]);
    expect(rows[1].slice(0, 2)).toEqual(["'=R0", "'=1+1"]);
    const potentialAt = rows[0].indexOf('市场潜力（元）');
    const accounts = buildReport(made.session, made.projection, made.scenarioId).accounts;
    [...accounts].forEach(({ potentialFen }, at) => {
      expect(Number(rows[at + 1][potentialAt])).toBe((potentialFen ?? 0) / 100);
    });
    const source = { path, file: 'out.csv', sheet: null, encoding: null, keepRows: null, crs: null };
    const [sheet] = (await readFileContent(source, () => {})).sheets;
    expect(sheet.rows.slice(1, risky.length + 1).map(({ cells }) => cells[1])).toEqual(
      risky.map((name) => name),
    );
    const { counts } = await importFiles(made.plan, { assignments: path, scenarioId: made.scenarioId });
    expect(counts.assignments).toMatchObject({ rowsRead: 400, updated: 0, skipped: 0 });
  });

  it('of units holds each with its territory', async () => {
    const { run } = open();
    const { path } = await run('csvUnits', 'en');
    const rows = parse(readFileSync(path, 'utf8').slice(1)) as string[][];
    expect(rows).toHaveLength(49);
    expect(rows[3][rows[0].indexOf('Territory')]).toBe('Unassigned');
  });
});

describe('an export that does not come to its end', () => {
  it('leaves no half file whenever it is cancelled', { timeout: 60_000 }, async () => {
    const { exports, files, folder, scenarioId } = open(3000);
    const path = join(folder, 'out.xlsx');
    writeFileSync(path, 'before');
    const random = new Random(5);
    const outcomes = new Set<string>();
    for (let round = 0; round < 12; round++) {
      const cancel = new AbortController();
      setTimeout(() => cancel.abort(), random.fraction() * 1500);
      const input = { scenarioId, fileId: files.register(path).id, format: 'xlsx', language: 'zh' } as const;
      const running = async () => {
        for await (const _ of exports.scenario(input, cancel.signal));
      };
      const outcome = await running().then(
        () => 'written',
        (error: { code: string }) => error.code,
      );
      outcomes.add(outcome);
      await expect.poll(() => readdirSync(folder), { timeout: 5000 }).toEqual(['out.xlsx']);
      if (outcome === 'written') {
        expect(readRawWorkbook(path)).toHaveLength(10);
        writeFileSync(path, 'before');
      } else expect(readFileSync(path, 'utf8')).toBe('before');
    }
    expect(outcomes).toContain('JOB_CANCELLED');
    expect([...outcomes].filter((outcome) => !['written', 'JOB_CANCELLED'].includes(outcome))).toEqual([]);
  });

  it('leaves what stood there, and nothing beside it', async () => {
    const { exports, files, folder, scenarioId } = open(20_000);
    const path = join(folder, 'out.xlsx');
    writeFileSync(path, 'before');
    const cancel = new AbortController();
    const input = { scenarioId, fileId: files.register(path).id, format: 'xlsx', language: 'zh' } as const;
    const running = async () => {
      for await (const { progress } of exports.scenario(input, cancel.signal)) {
        if (progress.done > 0) cancel.abort();
      }
    };
    await expect(running()).rejects.toMatchObject({ code: 'JOB_CANCELLED' });
    await expect.poll(() => readdirSync(folder), { timeout: 5000 }).toEqual(['out.xlsx']);
    expect(readFileSync(path, 'utf8')).toBe('before');
  });

  it('says so when the file cannot be written', async () => {
    const { exports, files, folder, scenarioId } = open();
    for (const format of ['xlsx', 'json', 'geojson'] as const) {
      const fileId = files.register(join(folder, 'missing', `out.${format}`)).id;
      const writing = async () => {
        for await (const _ of exports.scenario({ scenarioId, fileId, format, language: 'zh' }));
      };
      await expect(writing()).rejects.toMatchObject({
        code: 'FILE_WRITE_FAILED',
        params: { file: `out.${format}` },
      });
    }
  });
});
