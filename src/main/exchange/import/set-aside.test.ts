import { expect, it } from 'vitest';
import { setAside } from './set-aside.ts';

const headers = ['客户编号', '客户名称', '销售额'];
const data = { row: 2, cells: ['001', '甲', 5] };

it.each([
  '备注: 含税',
  '说明',
  '* 未审计',
  '数据来源：财务部',
  '製表人：張三',
  'Note: incl. tax',
  '华东小计',
])('%s is no data', (text) => {
  const aside = { row: 4, cells: [text] };
  expect(setAside([data, aside], headers)).toMatchObject({ rows: [data], asideRows: [[4, text]] });
});

it.each(['注册001', '合计001', '来源科技', 'TOTAL001'])('%s is an account', (text) => {
  const row = { row: 4, cells: [text, '乙', 6] };
  expect(setAside([data, row], headers).rows).toEqual([data, row]);
});

it('takes rows after a blank one for data unless they are headings', () => {
  const row = { row: 5, cells: ['003', '丙', null] };
  expect(setAside([data, row], headers)).toMatchObject({ rows: [data, row], nextTable: null });
});
