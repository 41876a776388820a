import { expect, it } from 'vitest';
import { parsePeriod, readPeriod } from './parse-period.ts';
import { periodReader } from './period-column.ts';

it.each([
  ['2026-01', '2026-01'],
  ['2026/1', '2026-01'],
  ['2026.12', '2026-12'],
  ['2026年3月', '2026-03'],
  ['2026年03月份', '2026-03'],
  ['２０２６年３月', '2026-03'],
  [202_604, '2026-04'],
  ['20260415', '2026-04'],
  ['2026-05-31', '2026-05'],
  ['2026-05-31T08:00:00', '2026-05'],
  ['6/2026', '2026-06'],
  ['Jul 2026', '2026-07'],
  ['August-2026', '2026-08'],
  ['2026 Sep', '2026-09'],
  [46_023, '2026-01'],
  ['二〇二六年八月', '2026-08'],
  ['二零二六年八月', '2026-08'],
  ['二○二六年十二月', '2026-12'],
  ['二O二六年十月三十一日', '2026-10'],
  ['2026年8月31號', '2026-08'],
  ['Sep 2026', '2026-09'],
  ['Sept. 2026', '2026-09'],
  ['2026.08', '2026-08'],
  [2026.08, '2026-08'],
  [2026.12, '2026-12'],
  ['202608', '2026-08'],
  ['2026M08', '2026-08'],
  ['2026年8月至10月', null],
  ['2026年8月合计', null],
  ['Market 2026', null],
  ['Sep-26', null],
  ['26/08', null],
  ['2026-13', null],
  ['2026-W01', null],
  ['1月', null],
  ['2026', null],
  ['Q1 2026', null],
  [null, null],
  [{ error: '#N/A' }, null],
])('%s is the month %s', (cell, month) => {
  expect(parsePeriod(cell)).toBe(month);
});

const short = (month: string) => ({ kind: 'short', month });
const yearless = (monthOfYear: number) => ({ kind: 'yearless', monthOfYear });
const unclear = { kind: 'unclear' };

it.each([
  ['Sep-26', short('2026-09')],
  ["Sep '26", short('2026-09')],
  ['26/08', short('2026-08')],
  ['08/26', short('2026-08')],
  ['26年8月', short('2026-08')],
  ['8月', yearless(8)],
  ['八月份', yearless(8)],
  ['十二月', yearless(12)],
  ['Aug', yearless(8)],
  [8, yearless(8)],
  ['08', yearless(8)],
  // August or September, the 26th or the year, January or October, a calendar's month or the eighth of the firm's year.
  ['08/09', unclear],
  ['26-Sep', unclear],
  [2026.1, unclear],
  ['FY26-08', unclear],
  ['FY2026 P8', unclear],
  // Neither a year near this one nor a day.
  ['31/08', unclear],
  ['May-31', null],
  ['13月', null],
  ['8-9月', null],
  ['Q3', null],
  ['W35', null],
])('%s alone is read as %j', (cell, period) => {
  expect(readPeriod(cell, 2026)).toEqual(period);
});

it('reads doubtful cells in the light of their column', () => {
  const column = (...cells: (string | number)[]) => cells.map(periodReader(cells, 2026));
  expect(column('26/07', '26/08')).toEqual([short('2026-07'), short('2026-08')]);
  // Days and months: none of them is a year.
  expect(column('26/08', '31/08', '01/09')).toEqual([unclear, unclear, unclear]);
  expect(column('2026.1', '2026.2')).toEqual([
    { kind: 'month', month: '2026-01' },
    { kind: 'month', month: '2026-02' },
  ]);
  expect(column('2026.01', '2026.02', '2026.1')[2]).toEqual(unclear);
  expect(column('2026.1', '2026.11')[0]).toEqual(unclear);
});
