import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GridSession, gridSession } from '../../../../test/support/grid-session.ts';
import type { ImportDecisions, ImportDifference } from '../../../shared/contract/import.ts';
import type { ImportKind } from '../../../shared/domain/import-fields.ts';
import { exportScenario } from '../../exchange/export/export-scenario.ts';
import { readFileContent } from '../../exchange/formats/read-file.ts';
import { type Cell, cellText, type RawFile, type RawSheet } from '../../exchange/formats/sheet.ts';
import { StagedPlan, stagedTables } from '../../plan/staged.ts';
import { gatherReport } from '../export/gather-report.ts';
import { createTreeService } from '../tree/tree-service.ts';
import { inspectSheet } from './inspect-sheet.ts';
import { createPendingImport } from './pending-import.ts';

let made: GridSession;
let folder = '';
let exported: RawFile;
const keep: ImportDecisions = { byCode: {}, byIndex: {} };

beforeAll(async () => {
  made = gridSession({ columns: 6, rows: 5, accounts: 60, reps: 4, seed: 11 });
  made.plan.edit({ key: 'test', params: {} }, ['accounts', 'reps'], (write) => {
    const [first, second] = write.all('account');
    // What Excel likes to change: a number that is a name, a place known only by its county.
    write.put('account', { ...first, ref: '000123', name: '1-2' });
    write.put('account', { ...second, location: 'county', class_manual: 'A', calls_manual: 7 });
    for (const rep of write.all('rep'))
      write.put('rep', { ...rep, level: '高级', city: '南京', since_year: 2020 });
  });
  const { plan, projection, present } = made;
  const tree = createTreeService(
    () => plan,
    projection,
    (number) => `片区 ${number}`,
  );
  const territories = projection.alignment(present.id).territories.map(({ id }) => id);
  const { groupId } = tree.add(present.id, '华东', null, {
    groupIds: [],
    territoryIds: territories.slice(0, 1),
  });
  tree.add(present.id, '江苏', groupId, { groupIds: [], territoryIds: territories.slice(1, 3) });
  folder = mkdtempSync(join(tmpdir(), 'bailiwick-round-trip-'));
  const path = join(folder, 'plan.xlsx');
  const report = gatherReport(made.session, made.projection, made.present.id, 'xlsx');
  await exportScenario(report, path, 'xlsx', 'zh');
  const options = { path, file: 'plan.xlsx', sheet: null, encoding: null, keepRows: null, crs: null };
  exported = await readFileContent(options, () => {});
});
afterAll(() => {
  made.dispose();
  rmSync(folder, { recursive: true, force: true });
});

/** A copy of an exported sheet to be edited, and of the plan. */
function bring(name: string, kind: ImportKind, edit: (sheet: RawSheet) => void, decisions = keep) {
  const found = exported.sheets.find((sheet) => sheet.name === name);
  if (!found) throw new Error(`no sheet ${name}`);
  const sheet = { ...found, rows: found.rows.map(({ row, cells }) => ({ row, cells: [...cells] })) };
  edit(sheet);
  const plan = new StagedPlan();
  for (const table of stagedTables([])) plan.load(table, made.plan.page(table, null, 10_000));
  plan.loaded();
  const { mapping, crs, headerRow } = inspectSheet(plan, sheet, 2026, { kind });
  const source = {
    kind,
    file: 'plan.xlsx',
    sheet,
    plainText: false,
    thisYear: 2026,
    headerRow,
    mapping,
    crs,
  };
  const scenarioId = kind === 'assignments' || kind === 'tree' ? made.present.id : null;
  const pending = createPendingImport('test', plan, { ...source, scenarioId }, decisions);
  return { pending, differences: pending.differences(0, 1000, 'zh').rows };
}

const columnOf = (sheet: RawSheet, header: string) => {
  const at = sheet.rows[0].cells.map(cellText).indexOf(header);
  if (at < 0) throw new Error(`no column ${header}`);
  return at;
};
const nothing = (sheet: RawSheet) => sheet;
const sorted = (list: readonly ImportDifference[]) =>
  [...list].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

describe('an exported workbook brought back as it is', () => {
  it.each([
    ['客户', 'accounts'],
    ['客户', 'assignments'],
    ['控制单元', 'units'],
    ['控制单元', 'assignments'],
    ['销售代表', 'reps'],
    ['区域层级', 'tree'],
  ] as const)('changes nothing: %s as %s', (name, kind) => {
    for (const decisions of [keep, { ...keep, erase: true, removeMissing: true }]) {
      const { pending, differences } = bring(name, kind, nothing, decisions);
      expect(differences).toEqual([]);
      expect(pending.preview()).toMatchObject({ created: 0, updated: 0, removed: 0, skipped: 0 });
    }
  });

  it.each([
    ['客户', 'accounts'],
    ['销售代表', 'reps'],
  ] as const)('changes nothing when saved with 15 digits: %s', (name, kind) => {
    const rounded = (sheet: RawSheet) => {
      for (const row of sheet.rows)
        row.cells.forEach((cell, at) => {
          if (typeof cell === 'number') row.cells[at] = Number(cell.toPrecision(15));
        });
    };
    expect(bring(name, kind, rounded).pending.preview()).toMatchObject({ created: 0, updated: 0 });
  });
});

/** Row among the data, and a new value per field; what is not given stays. */
const edits = fc.uniqueArray(
  fc.record({
    at: fc.nat(59),
    name: fc.option(fc.stringMatching(/^[=+\-@0-9a-z甲乙丙]{1,8}$/)),
    potential: fc.option(fc.integer({ min: 0, max: 10_000_000 }).map((fen) => fen / 100)),
    sales: fc.option(fc.integer({ min: 0, max: 10_000_000 }).map((fen) => fen / 100)),
  }),
  { selector: ({ at }) => at, maxLength: 12 },
);

describe('an exported workbook that was edited', () => {
  it('shows exactly the cells that were changed, whatever the order of its rows', {
    timeout: 120_000,
  }, () => {
    fc.assert(
      fc.property(edits, fc.boolean(), (list, isReversed) => {
        const expected: ImportDifference[] = [];
        const { pending, differences } = bring('客户', 'accounts', (sheet) => {
          const field = (header: string) => columnOf(sheet, header);
          const [ref, name, potential] = [field('客户编号'), field('客户名称'), field('市场潜力（元）')];
          const sales = sheet.rows[0].cells.findIndex((cell) => /^\d{4}年销售额/.test(cellText(cell)));
          const year = cellText(sheet.rows[0].cells[sales]).slice(0, 4);
          const set = (cells: Cell[], at: number, value: Cell | null, told: string, who: string) => {
            if (value === null || cellText(cells[at]) === cellText(value)) return;
            expected.push({
              kind: 'changed',
              name: who,
              field: told,
              before: cellText(cells[at]),
              after: cellText(value),
            });
            cells[at] = value;
          };
          for (const edit of list) {
            const { cells } = sheet.rows[edit.at + 1];
            const who = `${cellText(cells[ref])} ${cellText(cells[name])}`;
            set(cells, potential, edit.potential, '年市场潜力(元)', who);
            set(cells, sales, edit.sales, `${year}销售额(元)`, who);
            set(cells, name, edit.name, '客户名称', who);
          }
          if (isReversed) {
            const [head, ...rows] = sheet.rows;
            const cells = rows.map((row) => row.cells).reverse();
            sheet.rows = [head, ...rows.map(({ row }, at) => ({ row, cells: cells[at] }))];
          }
        });
        expect(sorted(differences)).toEqual(sorted(expected));
        expect(pending.preview().updated).toBe(new Set(expected.map(({ name }) => name)).size);
      }),
      { numRuns: 40 },
    );
  });

  it('tells degrees to six decimals, and in full where no shorter figures differ', () => {
    const cells: number[] = [];
    const { pending, differences } = bring('销售代表', 'reps', (sheet) => {
      const longitude = columnOf(sheet, '经度（WGS84）');
      for (const [row, by] of [
        [1, 0.01234567890123],
        [2, 1e-9],
      ]) {
        const before = Number(sheet.rows[row].cells[longitude]);
        cells.push(before, before + by);
        sheet.rows[row].cells[longitude] = before + by;
      }
    });
    const said = differences.filter(({ field }) => field.startsWith('经度'));
    const [from, to, ...near] = cells;
    expect(said.map(({ before, after }) => [before, after])).toEqual([
      [from, to].map((degrees) => String(Number(degrees.toFixed(6)))),
      near.map(String),
    ]);
    expect(said[0].after).toMatch(/^\d+\.\d{1,6}$/);
    expect(pending.preview().updated).toBe(2);
  });

  it('takes industry, product line, channel and address back, as texts', () => {
    const edited = { 行业: '007', 产品线: '=泵', 渠道: '直销', 详细地址: '中山路 1 号' };
    const { differences } = bring('客户', 'accounts', (sheet) => {
      for (const [header, value] of Object.entries(edited))
        sheet.rows[2].cells[columnOf(sheet, header)] = value;
    });
    expect(Object.fromEntries(differences.map(({ field, after }) => [field, after]))).toEqual(edited);
  });

  it('keeps what was blanked or deleted unless asked, and then says just that', () => {
    const edit = (sheet: RawSheet) => {
      const potential = columnOf(sheet, '市场潜力（元）');
      sheet.rows[3].cells[potential] = null;
      sheet.rows.splice(5, 2);
    };
    const gone = [5, 6].map(
      (at) => exported.sheets.find(({ name }) => name === '客户')?.rows[at].cells ?? [],
    );
    expect(bring('客户', 'accounts', edit).differences).toEqual([]);
    const blanked = bring('客户', 'accounts', edit, { ...keep, erase: true });
    expect(blanked.differences).toMatchObject([{ kind: 'changed', field: '年市场潜力(元)', after: '' }]);
    const removed = bring('客户', 'accounts', edit, { ...keep, removeMissing: true });
    expect(removed.differences.map(({ kind, name }) => [kind, name])).toEqual(
      gone.map((cells) => ['removed', `${cellText(cells[0])} ${cellText(cells[1])}`]),
    );
    expect(removed.pending.preview()).toMatchObject({ removed: 2, updated: 0 });
  });

  it('tells reps’ cells, and erases theirs only when asked', () => {
    const edit = (sheet: RawSheet) => {
      sheet.rows[1].cells[columnOf(sheet, '级别')] = '资深';
      sheet.rows[2].cells[columnOf(sheet, '级别')] = null;
    };
    expect(bring('销售代表', 'reps', edit).differences).toMatchObject([
      { field: '级别', before: '高级', after: '资深' },
    ]);
    expect(bring('销售代表', 'reps', edit, { ...keep, erase: true }).differences).toMatchObject([
      { field: '级别', before: '高级', after: '资深' },
      { field: '级别', before: '高级', after: '' },
    ]);
  });

  it('tells units and accounts that move, with both territories', () => {
    const edit = (to: string) => (sheet: RawSheet) => {
      sheet.rows[1].cells[columnOf(sheet, '销售区域')] = to;
    };
    const before = (name: string) => {
      const sheet = exported.sheets.find((each) => each.name === name) as RawSheet;
      return cellText(sheet.rows[1].cells[columnOf(sheet, '销售区域')]);
    };
    for (const name of ['控制单元', '客户'])
      for (const to of ['未分配', before(name) === '代表1' ? '代表2' : '代表1'])
        expect(bring(name, 'assignments', edit(to)).differences).toMatchObject([
          { kind: 'changed', field: '销售区域', before: before(name), after: to },
        ]);
  });
});
