import { afterEach, expect, it } from 'vitest';
import { type GridSession, gridSession } from '../../../../test/support/grid-session.ts';
import { catalogues, translate } from '../../../shared/i18n/index.ts';
import { reportTables } from '../../exchange/export/workbook-tables.ts';
import { guessKind } from '../../exchange/import/guess-kind.ts';
import { buildReport } from '../export/build-report.ts';
import { createTreeService } from '../tree/tree-service.ts';
import { commitImport } from './commit.ts';
import type { SheetSource } from './prepare.ts';
import { prepareImport } from './prepare.ts';

let opened: GridSession | undefined;
afterEach(() => opened?.dispose());

/** The tree sheet of the scenario's workbook as rows of cells, headings first. */
function sheetOf({ session, projection, present }: GridSession): (string | number | null)[][] {
  const report = buildReport(session, projection, present.id);
  const word = (key: string, params?: Record<string, string | number>) => {
    const [namespace, path] = key.includes(':') ? key.split(':') : ['export', key];
    return translate('zh', namespace ?? '', path ?? '', params);
  };
  const table = reportTables(report, word).find(({ sheet }) => sheet === 'tree');
  if (!table) throw new Error('no tree sheet');
  const rows = Array.from({ length: table.rowCount }, (_, index) => table.cells(index));
  return [table.columns.map(({ header }) => header), ...rows];
}

function importRows({ plan, present }: GridSession, cells: (string | number | null)[][]) {
  const [head = []] = cells;
  const headers = head.map(String);
  const numeric = headers.map((_, column) => typeof cells[1]?.[column] === 'number');
  const found = guessKind('区域层级', headers, numeric, 2026);
  expect(found?.kind).toBe('tree');
  const source: SheetSource = {
    file: 'tree.xlsx',
    sheet: {
      name: '区域层级',
      rows: cells.map((values, index) => ({ row: index + 1, cells: values })),
      columns: null,
      geometry: null,
    } as unknown as SheetSource['sheet'],
    plainText: false,
    thisYear: 2026,
    kind: 'tree',
    headerRow: 1,
    mapping: found?.guess.mapping ?? [],
    crs: 'wgs84',
    scenarioId: present.id,
  };
  const prepared = prepareImport(plan, source, () => undefined);
  commitImport(plan, source, prepared);
  return prepared;
}

it('the tree goes to a sheet and comes back: unchanged it changes nothing, edited it moves what was edited', () => {
  opened = gridSession({ columns: 8, rows: 4, accounts: 200, reps: 6, seed: 2 });
  const { plan, projection, present } = opened;
  const tree = createTreeService(
    () => plan,
    projection,
    (number) => `片区 ${number}`,
  );
  const ids = projection.alignment(present.id).territories.map(({ id }) => id);
  const { groupId } = tree.add(present.id, '华东', null, { groupIds: [], territoryIds: ids.slice(0, 1) });
  tree.add(present.id, '江苏', groupId, { groupIds: [], territoryIds: ids.slice(1, 3) });
  const cells = sheetOf(opened);
  expect(cells[0]?.slice(0, 4)).toEqual(['大区', '片区', '销售区域', '负责人']);
  expect(cells[1]?.slice(0, 3)).toEqual(['华东', null, null]);
  const before = plan.revision;
  expect(importRows(opened, cells).changes).toMatchObject({ created: 0, updated: 0 });
  expect(plan.revision).toBe(before);

  const [loose] = cells.filter(([region]) => region === catalogues.zh.export.topOfTree);
  const inJiangsu = cells.filter(([, area, territory]) => area === '江苏' && territory !== null);
  if (!loose || inJiangsu.length < 2) throw new Error('the sheet lacks rows');
  loose[0] = '华南';
  loose[1] = '广东';
  inJiangsu[0][0] = catalogues.zh.export.topOfTree;
  inJiangsu[0][1] = null;
  // A blank never erases.
  inJiangsu[1][0] = null;
  inJiangsu[1][1] = null;
  const prepared = importRows(opened, cells);
  expect(prepared.changes).toMatchObject({ created: 2, updated: 2 });
  const after = tree.get(present.id);
  const nameOf = new Map(projection.alignment(present.id).territories.map(({ id, name }) => [id, name]));
  const inside = (name: string) =>
    after.groups.find((group) => group.name === name)?.territoryIds.map((id) => nameOf.get(id));
  expect(inside('广东')).toEqual([loose[2]]);
  expect(inside('江苏')).toEqual([inJiangsu[1][2]]);
  expect(after.top.map((id) => nameOf.get(id))).toContain(inJiangsu[0][2]);
  plan.undo();
  expect(tree.get(present.id).groups.map(({ name }) => name)).toEqual(['华东', '江苏']);
});

it('an unknown territory is a finding with its place, and moves nothing', () => {
  opened = gridSession({ columns: 4, rows: 3, accounts: 60, reps: 3, seed: 2 });
  const { findings, changes, skipped } = importRows(opened, [
    ['大区', '片区', '销售区域'],
    ['华东', '江苏', '不存在'],
  ]);
  expect(findings).toMatchObject([
    { code: 'TERRITORY_UNKNOWN', row: 2, column: '销售区域', value: '不存在' },
  ]);
  expect(changes).toMatchObject({ created: 0, updated: 0 });
  expect(skipped).toBe(1);
});
