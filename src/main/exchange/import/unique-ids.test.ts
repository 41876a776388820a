import { expect, it } from 'vitest';
import { createFindingList } from './finding-list.ts';
import { createTable } from './table.ts';
import { uniqueIds } from './unique-ids.ts';

function idsOf(rows: (string | number | null)[][]) {
  const sheet = {
    name: 's',
    rowCount: rows.length + 1,
    columns: null,
    rows: [['id', 'name'], ...rows].map((cells, index) => ({ row: index + 1, cells })),
    geometry: null,
  };
  const mapping = [
    { column: 0, field: 'ref', year: null },
    { column: 1, field: 'name', year: null },
  ];
  const findings = createFindingList('s', () => undefined);
  const table = createTable('accounts', 'f', sheet, { headerRow: 1, mapping, plainText: false });
  const ids = uniqueIds(table, findings).map(({ ref, skip }) => (skip ? `${ref} skipped` : ref));
  return { ids, codes: findings.list.map(({ code, row }) => `${code} ${row}`) };
}
const names = (ids: (string | null)[]) => ids.map((id, index) => [id, `name ${index}`]);

it('gives a repeated id the number that is left out', () => {
  expect(idsOf(names(['C01', 'C02', 'C02', 'C04']))).toEqual({
    ids: ['C01', 'C02', 'C03', 'C04'],
    codes: ['ID_DUPLICATE 4'],
  });
  // The first of the two is the one out of place.
  expect(idsOf(names(['C01', 'C04', 'C03', 'C04', 'C05'])).ids).toEqual(['C01', 'C02', 'C03', 'C04', 'C05']);
  expect(idsOf(names(['C08', 'C09', 'C09'])).ids).toEqual(['C08', 'C09', 'C10']);
});

it('adds a suffix where no number is free', () => {
  expect(idsOf(names(['A1', 'A2', 'A1', 'A3'])).ids).toEqual(['A1', 'A2', 'A1-2', 'A3']);
  expect(idsOf(names(['x', 'y', 'x', 'x'])).ids).toEqual(['x', 'y', 'x-2', 'x-3']);
  expect(idsOf(names(['x', 'x-2', 'x'])).ids).toEqual(['x', 'x-2', 'x-3']);
});

it('leaves out the very same row twice', () => {
  expect(
    idsOf([
      ['A', 'one'],
      ['A', 'one'],
    ]).ids,
  ).toEqual(['A', 'A-2 skipped']);
});

it('fills a missing id from the numbering, else from the name', () => {
  expect(idsOf(names(['C1', null, 'C3']))).toEqual({ ids: ['C1', 'C2', 'C3'], codes: ['ID_MISSING 3'] });
  expect(
    idsOf([
      ['x', 'X'],
      [null, 'Acme'],
      [null, 'Acme'],
      [7, null],
    ]).ids,
  ).toEqual(['x', 'Acme', 'Acme-2', '7']);
});

it('takes no repeated id brought back from the rows left out for the one the plan has, and a mended one as it is', () => {
  const reason = '客户编号 · 编号重复 · C01';
  const rows = [
    ['id', 'name', '未导入的原因'],
    ['C01', 'not mended', reason],
    ['C09', 'mended', reason],
    ['C02', 'another reason', '名称 · 缺少名称'],
    ['C01', 'not mended either', `名称 · 缺少名称; ${reason}`],
  ];
  const sheet = {
    name: 's',
    rowCount: rows.length,
    columns: null,
    rows: rows.map((cells, index) => ({ row: index + 1, cells })),
    geometry: null,
  };
  const mapping = [
    { column: 0, field: 'ref', year: null },
    { column: 1, field: 'name', year: null },
  ];
  const read = (chosen?: 'renumbered') => {
    const findings = createFindingList('s', () => chosen);
    const table = createTable('accounts', 'f', sheet, { headerRow: 1, mapping, plainText: false });
    return uniqueIds(table, findings, (id) => id === 'C01' || id === 'C02').map(({ ref, skip }) => [
      ref,
      skip,
    ]);
  };
  expect(read()).toEqual([
    ['C01-2', true],
    ['C09', false],
    ['C02', false],
    ['C01-3', true],
  ]);
  expect(read('renumbered').map(([, skip]) => skip)).toEqual([false, false, false, false]);
});
