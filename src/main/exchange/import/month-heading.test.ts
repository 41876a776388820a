import { expect, it } from 'vitest';
import { monthColumns, parseMonthHeading, yearsAbove } from './month-heading.ts';

it.each([
  ['2026-01', 2026, 1],
  ['2026年3月', 2026, 3],
  ['2026年12月销售额（万元）', 2026, 12],
  ['202607', 2026, 7],
  ['2026-05-01', 2026, 5],
  ['26年8月', 2026, 8],
  ['1月', null, 1],
  ['01月份', null, 1],
  ['１２月', null, 12],
  ['11月销售额(万元)', null, 11],
  ['十一月', null, 11],
  ['三月份', null, 3],
  ['Jan', null, 1],
  ['January sales', null, 1],
  ['Sept.', null, 9],
  ['Jan-26', 2026, 1],
  ["May '25", 2025, 5],
  ['2026 Feb (CNY K)', 2026, 2],
  ['2026年 1月', 2026, 1],
  ['二〇二六年八月', 2026, 8],
  ['二零二六年八月销售额', 2026, 8],
  ['Sep-26', 2026, 9],
  ['2026.08', 2026, 8],
])('%s is a month', (header, year, month) => expect(parseMonthHeading(header)).toEqual({ year, month }));

it.each([
  '1月目标',
  '2026年12月目标',
  '2026年8月至10月',
  'FY26-08',
  '26/08',
  '1-3月',
  '1月同比',
  '1～6月累计',
  '13月',
  '2026',
  '2026年',
  'Q1',
  '一季度',
  '月份',
  '合计',
  'Market',
  'Mayor',
  '客户编号',
  '1',
])('%s is no month’s amount', (header) => expect(parseMonthHeading(header)).toBeNull());

it('takes the year from above, from the title or from the sheet’s name', () => {
  const rows = [
    { row: 1, cells: ['2025–2026 销售表'] },
    { row: 2, cells: [null, null, '2025年', null, '2026年'] },
    { row: 3, cells: ['客户编号', '客户名称', '11月', '12月', '1月', '2月'] },
  ];
  const headers = ['客户编号', '客户名称', '11月', '12月', '1月', '2月'];
  const months = (sheet: Parameters<typeof yearsAbove>[0], headerRow: number) =>
    monthColumns(headers, yearsAbove(sheet, headerRow, headers.length), 2030).slice(2);
  expect(months({ name: 's', rows }, 3)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
  expect(months({ name: '2024年销售', rows: [] }, 1)).toEqual(['2024-11', '2024-12', '2024-01', '2024-02']);
  expect(months({ name: '二〇二四年销售', rows: [] }, 1)).toEqual([
    '2024-11',
    '2024-12',
    '2024-01',
    '2024-02',
  ]);
  expect(months({ name: 's', rows: [] }, 1)).toEqual(['2030-11', '2030-12', '2030-01', '2030-02']);
  expect(monthColumns(['编号', '1月'], [null, null], 2026)).toEqual([null, null]);
});
