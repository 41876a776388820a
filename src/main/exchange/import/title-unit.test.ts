import { expect, it } from 'vitest';
import { titleUnit } from './title-unit.ts';

it.each([
  ['单位：万元', 10_000],
  ['2025年客户清单（单位：人民币万元）', 10_000],
  ['金額單位:萬元', 10_000],
  ['单位：万元、人', 10_000],
  ['单位：万元  2025年12月', 10_000],
  ['单位：千元', 1000],
  ['(Unit: RMB million)', 1_000_000],
  ['in thousands of RMB', 1000],
  ['单位：元', undefined],
  ['负责单位：万元科技有限公司', undefined],
  ['单位名称', undefined],
  ['华东客户清单', undefined],
  ['单位：元、万元', undefined],
])('the unit of money that %s tells', (title, factor) => {
  expect(titleUnit([{ row: 1, cells: [null, title] }], 2)?.factor).toBe(factor);
  expect(titleUnit([{ row: 3, cells: [title] }], 2)).toBeNull();
});
