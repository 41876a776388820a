import { describe, expect, it } from 'vitest';
import { testFile } from '../../exchange/testing/folder.ts';
import type { Plan } from '../../plan/plan.ts';
import { testPlan } from '../../plan/testing/folder.ts';
import { type ImportFiles, importFiles } from '../import-files.ts';

const thisYear = new Date().getFullYear();
const csv = (...lines: string[]) => testFile('表.csv', lines.join('\n'));

async function withAccounts(): Promise<Plan> {
  const plan = testPlan();
  await importFiles(plan, { accounts: csv('客户编号,客户名称', '001,甲', '002,乙') });
  return plan;
}

async function salesOf(plan: Plan, files: ImportFiles) {
  const { findings } = await importFiles(plan, files);
  const sales = plan.all('sales_month').map(({ month, amount_fen }) => [month, amount_fen / 100]);
  const told = findings.map(({ code, value, suggestion }) => [code, value, suggestion]);
  return { sales: Object.fromEntries(sales), told };
}

describe('the year of what names none', () => {
  it('is said by a title, and nothing is told', async () => {
    const file = csv('二〇二四年度销售', '月份,客户编号,销售额(元)', '8月,001,1', '九月,001,2');
    expect(await salesOf(await withAccounts(), { sales: file })).toEqual({
      sales: { '2024-08': 1, '2024-09': 2 },
      told: [],
    });
  });

  it('is this one where nothing says it, and that is told; --year names another', async () => {
    const long = csv('月份,客户编号,销售额(元)', '8月,001,1', '9,001,2');
    const wide = csv('客户编号,1月,2月', '001,1,2');
    const yearly = csv('客户编号,客户名称,销售额(元)', '001,甲,7');
    expect(await salesOf(await withAccounts(), { sales: long })).toEqual({
      sales: { [`${thisYear}-08`]: 1, [`${thisYear}-09`]: 2 },
      told: [['YEAR_NOWHERE', '月份', String(thisYear)]],
    });
    expect((await salesOf(await withAccounts(), { sales: wide })).told).toEqual([
      ['YEAR_NOWHERE', '1月, 2月', String(thisYear)],
    ]);
    const plan = await withAccounts();
    expect((await salesOf(plan, { sales: long, year: 2023 })).told).toEqual([
      ['YEAR_NOWHERE', '月份', '2023'],
    ]);
    // Remembered of the first import, and still another where it's asked for.
    expect((await salesOf(plan, { sales: wide, year: 2022 })).sales).toMatchObject({ '2022-02': 2 });
    expect((await salesOf(plan, { sales: wide, year: 2021 })).sales).toMatchObject({ '2021-02': 2 });
    const { told } = await salesOf(plan, { accounts: yearly, year: 2020 });
    expect(told).toContainEqual(['YEAR_NOWHERE', '销售额(元)', '2020']);
    expect(plan.all('account_year')).toMatchObject([{ year: 2020, sales_fen: 700 }]);
  });

  it('is not changed by --year where the sheet says it', async () => {
    const plan = await withAccounts();
    const wide = csv('2024年', '客户编号,1月,2月', '001,1,2');
    const accounts = csv('2025年客户清单', '客户编号,客户名称,销售额(元)', '001,甲,7');
    expect(await salesOf(plan, { sales: wide, year: 2022 })).toEqual({
      sales: { '2024-01': 1, '2024-02': 2 },
      told: [],
    });
    const { told } = await salesOf(plan, { accounts, year: 2022 });
    expect(told.map(([code]) => code)).toEqual(['COORDINATES_MISSING']);
    expect(plan.all('account_year')).toMatchObject([{ year: 2025 }]);
  });
});

it('reads months as they are written, tells of short years and leaves out what may mean several', async () => {
  const short = String(thisYear).slice(2);
  const file = csv(
    '月份,客户编号,销售额(元)',
    `二〇${'〇一二三四五六七八九'[Number(short[0])]}${'〇一二三四五六七八九'[Number(short[1])]}年一月,001,1`,
    `Feb ${thisYear},001,2`,
    `${thisYear}.03,001,3`,
    `${thisYear}04,001,4`,
    `May-${short},001,5`,
    '08/09,001,8',
    `FY${short}-08,001,8`,
    `${short}-Sep,001,9`,
    'Q3,001,9',
  );
  const { sales, told } = await salesOf(await withAccounts(), { sales: file });
  const month = (number: number) => `${thisYear}-0${number}`;
  expect(sales).toEqual(Object.fromEntries([1, 2, 3, 4, 5].map((number) => [month(number), number])));
  expect(told).toEqual([
    ['PERIOD_SHORT', `May-${short}`, month(5)],
    ['PERIOD_UNCLEAR', '08/09', ''],
    ['PERIOD_UNCLEAR', `FY${short}-08`, ''],
    ['PERIOD_UNCLEAR', `${short}-Sep`, ''],
    ['PERIOD_UNREADABLE', 'Q3', ''],
  ]);
});

const square = (code: string, name: string, west: number) => ({
  type: 'Feature',
  properties: { code, name },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, 24],
        [west + 0.1, 24],
        [west + 0.1, 24.1],
        [west, 24.1],
        [west, 24],
      ],
    ],
  },
});

async function withUnits(): Promise<Plan> {
  const plan = testPlan();
  const features = [square('A', '竹北市', 121), square('B', '湖口鄉', 121.1)];
  const map = testFile('界.geojson', JSON.stringify({ type: 'FeatureCollection', features }));
  await importFiles(plan, { units: map });
  return plan;
}

describe('a table of units', () => {
  const figures = (plan: Plan) =>
    Object.fromEntries(
      plan.all('unit_measure').map(({ unit_id, measure_key, value }) => [`${unit_id} ${measure_key}`, value]),
    );

  it('takes the unit in its title for measures of money, not for what is counted, and tells so', async () => {
    const plan = await withUnits();
    const units = csv('各县经济指标（单位：万元）', '代码,名称,GDP,人口,门店数', 'A,竹北市,1.5,20,3');
    const { findings } = await importFiles(plan, { units });
    expect(findings).toMatchObject([{ code: 'UNIT_OF_TITLE', column: 'GDP', suggestion: '万元' }]);
    expect(figures(plan)).toEqual({ '1 gdp': 1_500_000, '1 population': 20, '1 门店数': 3 });
    expect(plan.all('measure').map(({ key, unit }) => [key, unit])).toEqual([
      ['gdp', 'fen'],
      ['population', 'count'],
      ['门店数', 'number'],
    ]);
  });

  it('leaves a measure that the plan has in plain figures as it is: the same name in yuan is another', async () => {
    const plan = await withUnits();
    await importFiles(plan, { units: csv('代码,名称,GDP', 'A,竹北市,1.5') });
    await importFiles(plan, { units: csv('单位：万元', '代码,名称,GDP', 'A,竹北市,1.5') });
    expect(figures(plan)).toEqual({ '1 gdp': 1.5, '1 gdp fen': 1_500_000 });
  });

  it('and accounts in Traditional Chinese: 縣市 is the city beside 鄉鎮市區, else the county', async () => {
    const plan = await withUnits();
    const both = csv('客戶編號,客戶名稱,縣市,鄉鎮市區', '001,甲,新竹縣,竹北市');
    await importFiles(plan, { accounts: both });
    expect(plan.all('account')).toMatchObject([{ city: '新竹縣', county: '竹北市', unit_id: 1 }]);
    await importFiles(plan, { accounts: csv('客戶編號,客戶名稱,縣市', '002,乙,竹北市') });
    expect(plan.all('account')[1]).toMatchObject({ county: '竹北市', unit_id: 1 });
    await importFiles(plan, { units: csv('縣市,人口', '竹北市,20') });
    expect(figures(plan)).toEqual({ '1 population': 20 });
  });
});
