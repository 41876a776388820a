import { expect, it } from 'vitest';
import type { ImportKind } from '../../../shared/domain/import-fields.ts';
import { guessColumns } from './guess-columns.ts';

/** What a heading is taken for beside those that the kind needs. */
function fieldOf(kind: ImportKind, beside: readonly string[], heading: string): string | null {
  const headers = [...beside, heading];
  const { field, year } =
    guessColumns(
      kind,
      headers,
      headers.map(() => true),
      2026,
    ).mapping.at(-1) ?? {};
  return year ? `${field} ${year}` : (field ?? null);
}

const nothingOfAccounts = [
  '城市级别',
  '城市等级',
  '城市代码',
  '城市类型',
  '城市线级',
  '省份代码',
  '省份简拼',
  '区县数量',
  '联系人',
  '客户联系人',
  '联系人姓名',
  '客户性质',
  '客户来源',
  '客户状态',
  '客户类型',
  '客户规模',
  '客户标签',
  '客户备注',
  '客户邮箱',
  '客户传真',
  '客户开户日期',
  '是否重点客户',
  '重点客户',
  '潜力客户',
  '目标客户',
  '上级客户',
  '竞品客户',
  '开户日期',
  '开户行',
  '开户银行地址',
  '开户行名称',
  '银行账号',
  '邮箱地址',
  'IP地址',
  '网址',
  '地址邮编备注',
  '去年同期',
  '同期销售额',
  '去年同期销售额',
  '增长率',
  '完成率',
  '达成率',
  '占比',
  '销售占比',
  '目标销售额',
  '计划销售额',
  '预算收入',
  '月均销售额',
  '人均销售额',
  '日均销售额',
  '本月销售额',
  '1月销售额',
  'Q1销售额',
  '竞品销售额',
  '销售额差',
  '销售单价',
  '退货销售额',
  '经度差',
  '纬度偏移',
  '产品编号',
  '产品名称代码',
  '合同编号',
  '订单编号',
  '税号',
  '发票编号',
  '统一社会信用代码',
  '区域编码',
  '渠道编码',
  '业务员编号',
  '业务员电话',
  '负责人电话',
  '采购负责人',
  '法人代表',
  '财务负责人',
  '信用等级',
  '风险等级',
  '会员等级',
  '产品等级',
  '拜访次数完成率',
  '拜访次数目标',
  '邮编前缀',
  '品类占比',
  '渠道占比',
  '行业排名',
  '行业代码',
  'Capacity',
  'Velocity',
  'Real estate',
  'Product code',
  'Invoice date',
  'Contact name',
  'City tier',
  'State code',
  'Last visit',
  'Growth rate',
  'Email address',
  'Credit class',
  'Target sales',
  'Monthly sales',
];

it.each(nothingOfAccounts)('accounts: %s is none', (heading) => {
  expect(fieldOf('accounts', ['客户编号', '客户名称'], heading)).toBeNull();
});

it.each<[string, string]>([
  ['客户级别', 'customerClass'],
  ['终端客户等级', 'customerClass'],
  ['去年销售额', 'salesYear 2025'],
  ['上年度销售额', 'salesYear 2025'],
  ['前年销售收入', 'salesYear 2024'],
  ['本年销售额', 'salesYear 2026'],
  ['Last year sales', 'salesYear 2025'],
  ['年度累计销售额', 'salesYear 2026'],
  ['地址邮编', 'postalCode'],
  ['收货地址', 'address'],
  ['客户所在城市', 'city'],
  ['所在城市名称', 'city'],
  ['客户所在省份', 'province'],
  ['经度坐标', 'longitude'],
  ['百度经度', 'longitude'],
  ['经度_GCJ02', 'longitude'],
  ['预估年潜力', 'potential'],
  ['市场潜力预估', 'potential'],
  ['负责业务员', 'rep'],
  ['所属销售代表', 'rep'],
  ['主营产品线', 'productLine'],
  ['年拜访次数(次)', 'callsPerYear'],
  ['Home city', 'city'],
  ['Ship-to address', 'address'],
  ['shippingCity', 'city'],
])('accounts: %s is %s', (heading, field) => {
  expect(fieldOf('accounts', ['客户编号', '客户名称'], heading)).toBe(field);
});

it.each([
  '开户日期',
  '合同日期',
  '到期日期',
  '出生日期',
  '入职日期',
  '交货日期备注',
  '月份数',
  '客户级别',
  '去年同期',
  '毛利金额',
  '退货金额',
  '目标金额',
  '折扣金额',
  'Due date',
  'Birth date',
])('sales: %s is none', (heading) => {
  expect(fieldOf('sales', ['客户编号'], heading)).toBeNull();
});

it.each<[string, string]>([
  ['开票日期', 'month'],
  ['订单日期', 'month'],
  ['销售日期', 'month'],
  ['出库日期', 'month'],
  ['Order date', 'month'],
  ['Invoice date', 'month'],
  ['订单金额', 'amount'],
  ['实际交货城市名称', 'deliveredCity'],
])('sales: %s is %s', (heading, field) => {
  expect(fieldOf('sales', ['客户编号'], heading)).toBe(field);
});

it.each([
  '客户级别',
  '学历等级',
  '绩效等级',
  '城市级别',
  '产品等级',
  '合同到期日',
  '出生城市代码',
  '客户姓名',
  '紧急联系人姓名',
])('reps: %s is none', (heading) => {
  expect(fieldOf('reps', ['工号', '姓名'], heading)).toBeNull();
});

it.each<[ImportKind, string, string]>([
  ['competitors', '竞品名称', 'name'],
  ['competitors', '竞争对手名称', 'name'],
  ['units', '区域名称', 'name'],
  ['units', '网格编码', 'code'],
])('%s: %s is %s', (kind, heading, field) => {
  expect(fieldOf(kind, [], heading)).toBe(field);
});
