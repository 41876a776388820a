import { expect, it } from 'vitest';
import type { FindingAction, FindingCode } from '../../../shared/domain/findings.ts';
import type { Cell } from '../formats/sheet.ts';
import { createFindingList } from './finding-list.ts';
import { createTable } from './table.ts';
import { uniqueIds } from './unique-ids.ts';

function idsOf(
  ids: readonly Cell[],
  {
    known = [],
    chosen = {},
  }: { known?: string[]; chosen?: Partial<Record<FindingCode, FindingAction>> } = {},
) {
  const rows = [['id'], ...ids.map((id) => [id])].map((cells, index) => ({ row: index + 1, cells }));
  const sheet = { name: 's', rowCount: rows.length, columns: null, rows, geometry: null };
  const findings = createFindingList('s', ({ code }) => chosen[code]);
  const mapping = [{ column: 0, field: 'ref', year: null }];
  const table = createTable('accounts', 'f', sheet, { headerRow: 1, mapping, plainText: false });
  const read = uniqueIds(table, findings, (ref) => known.includes(ref));
  return {
    ids: read.map(({ ref, skip }) => (skip ? 'skipped' : ref)),
    told: findings.list.map(({ code, row, value, suggestion }) => `${code} ${row} ${value} ${suggestion}`),
  };
}

it('says at the row that Excel kept no more than the first digits, and guesses nothing', () => {
  const spoilt = ['1.32E+05', '1.23457E+11', '9.1E+17', 'A1'];
  expect(idsOf(spoilt)).toEqual({
    ids: ['skipped', 'skipped', 'skipped', 'A1'],
    told: [
      'ID_PRECISION_LOST 2 1.32E+05 132000',
      'ID_PRECISION_LOST 3 1.23457E+11 123457000000',
      'ID_PRECISION_LOST 4 9.1E+17 910000000000000000',
    ],
  });
  expect(idsOf(spoilt, { chosen: { ID_PRECISION_LOST: 'converted' } }).ids).toEqual([
    '132000',
    '123457000000',
    '910000000000000000',
    'A1',
  ]);
  expect(idsOf(spoilt, { chosen: { ID_PRECISION_LOST: 'kept' } }).ids).toEqual(spoilt);
  // The same text twice may have been two customers: no number is made up for the second.
  expect(idsOf(['1.32E+05', '1.32E+05']).told).toHaveLength(2);
  // A code that only looks like it.
  expect(idsOf(['2E03', '1E5', '3E-05']).told).toEqual([]);
});

it('keeps all digits of a whole number however the workbook shows it, and says where Excel could not', () => {
  expect(idsOf([132000, 123457000000, 999999999999999])).toEqual({
    ids: ['132000', '123457000000', '999999999999999'],
    told: [],
  });
  // An identity number typed as a number: only 15 of its 18 digits were kept.
  expect(idsOf([Number('320102198001011234'), 1e21])).toEqual({
    ids: ['skipped', 'skipped'],
    told: ['320102198001011000', '1000000000000000000000'].map(
      (digits, at) => `ID_PRECISION_LOST ${at + 2} ${digits} ${digits}`,
    ),
  });
});

it('offers the zeros that others of the column have, and takes them where the plan knows the id so', () => {
  expect(idsOf(['00122', 123, '00124'])).toEqual({
    ids: ['00122', '123', '00124'],
    told: ['ID_ZEROS_LOST 3 123 00123'],
  });
  expect(idsOf(['00122', 123], { chosen: { ID_ZEROS_LOST: 'converted' } }).ids).toEqual(['00122', '00123']);
  expect(idsOf(['00122', 123, '456'], { known: ['00123', '456'] }).ids).toEqual(['00122', '00123', '456']);
  // Lengths that differ anyway say nothing.
  expect(idsOf(['00122', '0123', '7']).told).toEqual([]);
  expect(idsOf(['00122', '123456']).told).toEqual([]);
  expect(idsOf(['001', '1', '2', '3']).told).toEqual([]);
  expect(idsOf([1, 2, 10]).told).toEqual([]);
});
