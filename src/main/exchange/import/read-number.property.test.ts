import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Cell } from '../formats/sheet.ts';
import { createFindingList } from './finding-list.ts';
import { parseHeading } from './parse-heading.ts';
import { parseNumber, toFen, toNumber } from './parse-number.ts';
import { readNumber } from './read-number.ts';
import type { MappedColumn, Table } from './table.ts';

const table = { plainText: false, decimalComma: false } as Table;
const column = (header: string): MappedColumn => ({
  index: 0,
  header,
  heading: parseHeading(header),
  year: null,
  month: null,
  saidYear: null,
});
const read = (cell: Cell, header: string, options: { money: boolean; scaled?: boolean }) =>
  readNumber(
    table,
    column(header),
    { row: 2, cells: [cell] },
    createFindingList('s', () => undefined),
    {
      ...options,
      negative: 'allowed',
    },
  ).value;

const figure = fc.oneof(
  fc.double({ noNaN: true }),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.integer({ min: -1e6, max: 1e6 }).map((cents) => cents / 100),
  fc.constantFrom(0, -0, 1e15, -1e15, 1e15 + 1, 0.1 + 0.2),
);

it('reads a number typed as such exactly as its digits say', () => {
  fc.assert(
    fc.property(figure, fc.constantFrom('销售额(元)', '销售额(万元)', '人口(万人)'), (cell, header) => {
      const { factor } = column(header).heading;
      const parsed = parseNumber(cell);
      const decimal = parsed.kind === 'number' ? parsed.value : null;
      expect(read(cell, header, { money: true })).toBe(
        decimal ? (toFen(decimal, factor) ?? undefined) : undefined,
      );
      expect(read(cell, header, { money: false })).toBe(decimal ? toNumber(decimal) : undefined);
      expect(read(cell, header, { money: false, scaled: true })).toBe(
        decimal ? toNumber(decimal) * factor : undefined,
      );
    }),
    { numRuns: 2000 },
  );
});

it.each([
  ['12%', false, '12%'],
  ['１２％', false, '１２％'],
  ['3.5 %', false, '3.5 %'],
  [0.12, true, '12%'],
  [0.155, true, '15.5%'],
])('takes %s for no amount of money, and says so', (cell, isShown, told) => {
  const row = { row: 2, cells: [cell], ...(isShown && { percents: [0] }) };
  const findings = createFindingList('s', () => undefined);
  const amount = column('年市场潜力(元)');
  expect(readNumber(table, amount, row, findings, { money: true, negative: 'kept' })).toEqual({
    value: undefined,
    skip: false,
  });
  expect(findings.list).toMatchObject([{ code: 'AMOUNT_PERCENT', row: 2, value: told, action: 'blanked' }]);
  // A share stays a number where shares belong.
  expect(readNumber(table, amount, row, findings, { money: false, negative: 'kept' }).value).toBeCloseTo(
    Number.parseFloat(told.normalize('NFKC')) / 100,
  );
});

it.each([
  // A cell that names its own size or 元 has said all; the column's 万元 is for the others.
  ['1.2亿', '潜力(万元)', 12_000_000_000, '12000'],
  ['50万元', '潜力(万元)', 50_000_000, '50'],
  ['3.5万', '潜力(亿元)', 3_500_000, '0.00035'],
  ['300元', '潜力(万元)', 30_000, '0.03'],
  ['￥300', '潜力(万元)', 300_000_000, '300'],
  ['1,234', '潜力(万元)', 1_234_000_000, '1234'],
  ['3.5万', '潜力(元)', 3_500_000, '35000'],
])('reads %s under %s as %d fen, and tells it as %s of the column', (cell, header, fen, told) => {
  const findings = createFindingList('s', () => undefined);
  const read = readNumber(table, column(header), { row: 2, cells: [cell] }, findings, {
    money: true,
    negative: 'kept',
  });
  expect(read.value).toBe(fen);
  expect(findings.list).toMatchObject([{ code: 'NUMBER_AS_TEXT', value: cell, suggestion: told }]);
});

it('reads people counted in their own 万 under a heading of 万人 once', () => {
  const options = { money: false, scaled: true };
  expect(read('3.5万', '人口(万人)', options)).toBe(35_000);
  expect(read('3,500', '人口(万人)', options)).toBe(35_000_000);
});
