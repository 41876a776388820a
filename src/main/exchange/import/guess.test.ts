import { describe, expect, it } from 'vitest';
import type { ImportKind } from '../../../shared/domain/import-fields.ts';
import { findHeaderRow, headersOf } from './find-header.ts';
import { guessColumns } from './guess-columns.ts';
import { guessKind } from './guess-kind.ts';
import { parseHeading } from './parse-heading.ts';

const numeric = (headers: readonly string[]) => headers.map(() => true);
const fields = (kind: ImportKind, headers: string[]) =>
  guessColumns(kind, headers, numeric(headers), 2026).mapping.map(({ field, year }) =>
    year === null ? field : `${field} ${year}`,
  );

describe('headings', () => {
  it.each([
    ['2025销售额(元)', { stem: '销售额', year: 2025, factor: 1 }],
    ['2026年预计销售额（万元）', { stem: '预计销售额', year: 2026, factor: 10_000 }],
    ['年市场潜力 (亿元)', { stem: '年市场潜力', year: null, factor: 1e8 }],
    ['销售额万元', { stem: '销售额', factor: 10_000 }],
    ['FY2025 Revenue [$K]', { stem: 'revenue', year: 2025, factor: 1000 }],
    ['Sales 2024 (CNY million)', { stem: 'sales', year: 2024, factor: 1e6 }],
    ['area_km2', { stem: 'area', unit: 'km2' }],
    ['Account ID', { stem: 'accountid', year: null, factor: 1 }],
    ['经度(GCJ-02)', { stem: '经度', factor: 1 }],
  ])('%s', (text, expected) => {
    expect(parseHeading(text)).toMatchObject(expected);
  });
});

describe('columns', () => {
  it.each([
    '销售区域',
    '销售大区',
    '销售经理',
    '销售部',
    '销售团队',
    '销售量',
    '销售数量',
    '销售面积',
    '年销售目标',
    '销售额增长率',
    '2025年销售额同比',
    '销售额占比(%)',
    '收入来源',
    '城市经理',
    '客户经理电话',
    '产品数量',
    'Sales Region',
    'Sales manager',
    'Sales qty',
    'Revenue growth',
  ])('%s is none that the plan knows: the last word says what a heading is about', (heading) => {
    expect(fields('accounts', ['客户编号', '客户名称', heading])).toEqual(['ref', 'name', null]);
  });

  it.each([
    ['净销售额', 'salesYear 2026'],
    ['销售额合计', 'salesYear 2026'],
    ['2025年销售额含税', 'salesYear 2025'],
    ['实际销售', 'salesYear 2026'],
    ['渠道分类', 'channel'],
    ['潜力等级', 'customerClass'],
    ['所属客户经理姓名', 'rep'],
    ['城市名', 'city'],
  ])('%s is %s all the same', (heading, field) => {
    expect(fields('accounts', ['客户编号', '客户名称', heading])).toEqual(['ref', 'name', field]);
  });

  it.each(['人工成本（万元）', '年成本(元)', '用人成本', 'Annual cost'])(
    '%s is what a rep costs',
    (heading) => {
      expect(fields('reps', ['工号', '姓名', heading])).toEqual(['ref', 'name', 'cost']);
    },
  );
  it('Chinese', () => {
    expect(
      fields('accounts', [
        '客户编码',
        '客户',
        '省',
        '市',
        '区/县',
        '地址',
        'lng',
        'lat',
        '所属行业',
        '2024年销售额',
        '2025年销售额',
        '潜力（万元）',
        '业务员',
        '备注',
      ]),
    ).toEqual([
      'ref',
      'name',
      'province',
      'city',
      'county',
      'address',
      'longitude',
      'latitude',
      'industry',
      'salesYear 2024',
      'salesYear 2025',
      'potential',
      'rep',
      null,
    ]);
  });

  it('English', () => {
    expect(
      fields('accounts', [
        'Customer No.',
        'Customer Name',
        'State',
        'City',
        'District',
        'Longitude',
        'Latitude',
        'Revenue FY2025',
        'Annual Potential',
        'Account Owner',
        'ABC Class',
        'Calls per Year',
      ]),
    ).toEqual([
      'ref',
      'name',
      'province',
      'city',
      'county',
      'longitude',
      'latitude',
      'salesYear 2025',
      'potential',
      'rep',
      'customerClass',
      'callsPerYear',
    ]);
  });

  it('an amount without a year is this year’s; numbers of a boundary file are measures', () => {
    expect(fields('accounts', ['编号', '销售额'])).toEqual(['ref', 'salesYear 2026']);
    expect(fields('units', ['adcode', 'name', 'parent', 'childrenNum', 'GDP'])).toEqual([
      'code',
      'name',
      'city',
      null,
      'measure',
    ]);
  });

  it('hostile headings are only text', () => {
    expect(fields('accounts', ['__proto__', 'constructor', '客户编号'])).toEqual([null, null, 'ref']);
  });
});

describe('kinds', () => {
  it.each<[string, string[], ImportKind | null]>([
    ['客户清单', ['客户编号', '客户名称', '经度', '纬度'], 'accounts'],
    ['Sheet1', ['Account', 'Account ID', 'City', 'Potential'], 'accounts'],
    ['销售代表', ['工号', '姓名', '常驻城市', '级别'], 'reps'],
    ['竞争对手网点', ['名称', '品牌', '经度', '纬度'], 'competitors'],
    ['east', ['月份', '客户编号', '客户名称', '销售额(元)', '实际交货城市'], 'sales'],
    ['invoices', ['Posting Period', 'Sold-to', 'Net Amount'], 'sales'],
    ['周销售', ['周', '工号', '姓名', '销售额(元)'], null],
    ['控制单元', ['单元编码', '单元名称', '城市', '销售区域', '销售代表', '年工作量（小时）'], 'assignments'],
    ['Units', ['Unit code', 'Unit name', 'Territory', 'Rep', 'Workload (hours a year)'], 'assignments'],
    [
      '客户',
      [
        '客户编号',
        '客户名称',
        '所在控制单元',
        '销售区域',
        '销售代表',
        '指定客户',
        '年工作量（小时）',
        '经度',
        '纬度',
      ],
      'assignments',
    ],
    ['客户', ['客户编号', '客户名称', '城市', '区域', '经度', '纬度'], 'accounts'],
    ['杂项', ['备注', '说明'], null],
  ])('%s %s', (sheet, headers, kind) => {
    expect(guessKind(sheet, headers, numeric(headers), 2026)?.kind ?? null).toBe(kind);
  });
});

describe('header row', () => {
  const rows = (cells: (string | number | null)[][]) =>
    cells.map((row, index) => ({ row: index + 1, cells: row }));

  it('lies under titles and notes, merged or not', () => {
    const sheet = rows([
      ['客户主数据', '客户主数据', '客户主数据'],
      ['制表：销售部', null, '2026-01-01'],
      [],
      ['客户编号', '客户名称', '销售额'],
      ['C1', '甲', 5],
    ]);
    expect(findHeaderRow(sheet)).toBe(4);
    expect(headersOf(sheet, 4)).toEqual(['客户编号', '客户名称', '销售额']);
  });

  it('may hold years, and headings nobody knows', () => {
    expect(
      findHeaderRow(
        rows([
          ['门店', '2024', '2025'],
          ['甲', 1, 2],
          ['乙', 3, 4],
        ]),
      ),
    ).toBe(1);
    expect(
      findHeaderRow(
        rows([
          ['foo', 'bar'],
          [1, 2],
        ]),
      ),
    ).toBe(1);
  });

  it('takes two rows where headings of several columns stand over their own, also without merged cells', () => {
    const sheet = rows([
      ['華東區客戶資料表'],
      ['客戶編號', '縣市', '年銷售額（萬元）', '', '等級'],
      ['', '', '2025年', '2026年', ''],
      ['K1', '蘇州市', 671, 54, 'A'],
    ]);
    expect(findHeaderRow(sheet)).toBe(3);
    expect(headersOf(sheet, 3)).toEqual([
      '客戶編號',
      '縣市',
      '年銷售額（萬元） 2025年',
      '年銷售額（萬元） 2026年',
      '等級',
    ]);
    expect(headersOf(sheet, 2)).toEqual(['客戶編號', '縣市', '年銷售額（萬元）', '', '等級']);
    // A row of data that begins blank is none of headings.
    const data = (cells: (string | number)[]) =>
      findHeaderRow(rows([['客户编号', '城市', '销售额', '', '等级'], cells, ['K2', '苏州市', 5, '', 'A']]));
    expect(data(['', '南京市', 671, 54, 'B'])).toBe(1);
    expect(data(['', '', 671, 54, ''])).toBe(1);
    expect(data(['', '', '2025年', '', ''])).toBe(1);
  });

  it('is nowhere in a sheet of figures', () => {
    expect(
      findHeaderRow(
        rows([
          [1, 2],
          [3, 4],
        ]),
      ),
    ).toBe(0);
    expect(findHeaderRow([])).toBe(0);
  });
});
