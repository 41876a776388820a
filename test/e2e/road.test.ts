import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { neighbors } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findingCodes } from '../../src/shared/domain/findings.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { launchBrowser, newContext } from '../support/browser.ts';
import { type Driver, drive } from '../support/driver.ts';
import { resourcesFolder } from '../support/paths.ts';
import { keepPicture } from '../support/picture.ts';
import { readRawWorkbook } from '../support/raw-workbook.ts';
import {
  brokenTerritories,
  designTerritories,
  type ExportedScenario,
  largestDeviation,
  moveUnitByHand,
  quotaTotal,
  shownDeviations,
  spreadQuota,
} from '../support/road.ts';
import { accountFindings } from '../support/sample-findings.ts';
import type { PageWatch } from '../support/watch-page.ts';

/** The whole road of a manager, in Chinese, from the first screen to the Excel file and back on another day. */
const sample = (name: string) => join(resourcesFolder, 'sample', name);

let browser: Browser;
let context: BrowserContext;
let app: RunningApp;
let folder: string;
let page: Page;
let watch: PageWatch;
let hand: Driver;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bailiwick-road-'));
  browser = await launchBrowser();
  context = await newContext(browser);
  app = await startApp();
  ({ page, watch } = await app.open(context));
  hand = drive(page, 'zh', findingCodes);
});

afterAll(async () => {
  await browser?.close();
  await app?.stop();
  rmSync(folder, { recursive: true, force: true });
});

afterEach((context) => keepPicture(context, page));

/** Pairs of unit codes that share a border, straight from the source file. */
function borders(): [string, string][] {
  const topology = JSON.parse(readFileSync(sample('east-china-counties.topo.json'), 'utf8')) as Topology;
  const [object] = Object.values(topology.objects) as GeometryCollection[];
  const geometries = object?.geometries ?? [];
  const code = (index: number) => String(Reflect.get(geometries[index]?.properties ?? {}, 'adcode'));
  return neighbors(geometries).flatMap((found, index) =>
    found.map((other): [string, string] => [code(index), code(other)]),
  );
}

async function exported(name: string): Promise<ExportedScenario> {
  return JSON.parse(readFileSync(await hand.exportAs('json', join(folder, name)), 'utf8'));
}

describe('from Excel to a balanced plan', () => {
  it('starts in the language of the system, with nothing in it, and makes a plan', async () => {
    await page.getByRole('heading', { name: hand.word('start:title') }).waitFor();
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('zh-CN');
    await page.getByText(hand.word('start:recentEmpty')).waitFor();
    await hand.newPlan();
    await page.getByRole('heading', { name: hand.word('data:title'), exact: true }).waitFor();
  });

  it('imports boundaries, reps, competitor sites, accounts and sales, and finds every fault', async () => {
    expect(await hand.importFile({ file: sample('east-china-counties.topo.json') })).toEqual({
      figures: [306, 306, 0, 0, 0],
      findings: { GEOMETRY_ISLAND: 3 },
    });
    const reps = await hand.importFile({
      file: sample('east-china-reps.xlsx'),
      sheet: '销售代表',
      crs: 'GCJ-02',
      finish: false,
    });
    expect(reps).toEqual({ figures: [36, 36, 0, 0, 0], findings: {} });
    await hand.wizard.getByRole('button', { name: '竞争对手网点' }).click();
    const sites = await hand.importFile({ crs: 'GCJ-02' });
    expect(sites).toEqual({ figures: [300, 300, 0, 0, 0], findings: {} });

    const accounts = await hand.importFile({ file: sample('east-china-accounts.xlsx'), crs: 'GCJ-02' });
    expect(accounts).toEqual({
      figures: [6000, 6000, 0, 0, 0],
      findings: accountFindings,
    });
    const sales = await hand.importFile({ file: sample('east-china-sales-2026.csv') });
    expect(sales).toEqual({ figures: [41_330, 41_330, 0, 0, 0], findings: { DELIVERED_ELSEWHERE: 164 } });
  });

  it('shows what came in, and links the islands', async () => {
    await page
      .getByText(hand.word('status.counts', { units: '306', accounts: '6,000', reps: '36' }))
      .waitFor();
    await page.getByText(hand.word('data:count.sales', { count: '41,330' })).waitFor();
    await hand.button('data:links.acceptAll').click();
    await page.getByText(hand.word('data:links.existing')).waitFor();
    await page.getByText(hand.word('data:links.suggested')).waitFor({ state: 'detached' });
  });

  it('branches a scenario and designs 24 territories within ±10 %, contiguous', async () => {
    await hand.go('map');
    await hand.branch('现状', '方案A');
    await designTerritories(hand, { count: 24, seconds: 8 });

    await hand.go('map');
    await expect.poll(async () => (await shownDeviations(page)).length).toBe(24);
    for (const { name, deviations } of await shownDeviations(page)) {
      expect(deviations, name).toHaveLength(2);
      for (const deviation of deviations) expect(Math.abs(deviation), name).toBeLessThanOrEqual(10);
    }
    const scenario = await exported('designed.json');
    expect(scenario.scenario).toBe('方案A');
    expect(scenario.units).toHaveLength(306);
    expect(scenario.accounts).toHaveLength(6000);
    expect(scenario.territories).toHaveLength(24);
    expect(scenario.units.every(({ territory }) => territory !== null)).toBe(true);
    expect(brokenTerritories(scenario, borders())).toEqual([]);
    expect(largestDeviation(scenario, 'workload')).toBeLessThanOrEqual(0.1);
    expect(largestDeviation(scenario, 'potential')).toBeLessThanOrEqual(0.1);
  });

  it('moves a unit by hand, takes it back, does it again, and names the step', async () => {
    const territory = await moveUnitByHand(hand, '溧水区');
    const scenario = await exported('moved.json');
    const moved = scenario.units.find(({ id }) => id === '320117');
    expect(scenario.territories.find(({ id }) => id === moved?.territory)?.name).toBe(territory);
  });

  it('spreads 7 亿 for the year, keeps a cell set by hand, and loses no yuan', async () => {
    const { territory } = await spreadQuota(hand, {
      total: '7亿',
      shown: '700,000,000',
      byHand: '31,234,567',
    });
    const scenario = await exported('quota.json');
    const quotas = scenario.territories.map(({ quota }) => quota);
    expect(quotas.reduce((sum, quota) => sum + (quota?.total ?? 0), 0)).toBe(700_000_000);
    for (const quota of quotas)
      expect(quota?.months.reduce((sum, month) => sum + month, 0)).toBe(quota?.total);
    expect(scenario.territories.find(({ name }) => name === territory)?.quota).toMatchObject({
      year: 2027,
      total: 31_234_567,
    });
    const january = quotas.reduce((sum, quota) => sum + (quota?.months[0] ?? 0), 0);
    await expect.poll(() => quotaTotal(page, 'period1')).toBe(january.toLocaleString('en'));
  });

  it('compares the plan with the present', async () => {
    await hand.go('compare');
    await page.getByRole('cell', { name: hand.word('compare:figure.territories') }).waitFor();
    const figure = page.getByRole('row', { name: hand.word('compare:figure.territories') });
    await expect.poll(() => figure.textContent()).toMatch(/36.*24.*−12/);
    for (const tab of ['units', 'accounts', 'territories']) {
      const label = hand.word(`compare:tab.${tab}`, { count: '' }).trim();
      const choice = page.getByRole('tab', { name: label });
      await expect
        .poll(async () => Number((await choice.textContent())?.replace(/[^\d]/g, '')))
        .toBeGreaterThan(30);
      await choice.click();
      await page.locator('.ag-row[row-index="3"]').first().waitFor();
    }
  });

  it('exports a workbook that another reader finds exact', async () => {
    const path = await hand.exportAs('xlsx', join(folder, '方案A.xlsx'));
    const sheets = readRawWorkbook(path);
    expect(sheets.map(({ name }) => name)).toEqual([
      '汇总',
      '销售区域',
      '控制单元',
      '客户',
      '市场',
      '月度配额',
      '变动',
      '定编',
      '人员配置',
      '销售代表',
    ]);
    const [, territories, units, accounts, , quota] = sheets;
    expect(units?.rows).toHaveLength(1 + 306);
    expect(accounts?.rows).toHaveLength(1 + 6000);
    for (const sheet of [territories, units, accounts, quota]) {
      expect(sheet?.frozen.rows).toBe(1);
      expect(sheet?.autoFilter).toMatch(/^A1:/);
      expect(sheet?.rows[0]?.every(({ bold }) => bold)).toBe(true);
      expect(sheet?.rows.flat().some(({ hasFormula }) => hasFormula)).toBe(false);
    }
    const scenario = await exported('at-export.json');
    const amount = quota?.rows[0]?.findIndex(({ value }) => value === '2027年配额（元）') ?? -1;
    const quotaRows = quota?.rows.slice(1) ?? [];
    expect(quotaRows).toHaveLength(24 + 1);
    expect(quotaRows.at(-1)?.[amount]).toMatchObject({ value: 700_000_000, format: '#,##0.00' });
    expect(quotaRows.slice(0, -1).map((row) => row[amount]?.value)).toEqual(
      scenario.territories.map((territory) => territory.quota?.total),
    );
    const potential = territories?.rows[0]?.findIndex(({ value }) => value === '市场潜力（元）') ?? -1;
    const workload = territories?.rows[0]?.findIndex(({ value }) => value === '年工作量（小时）') ?? -1;
    const deviation = territories?.rows[0]?.findIndex(({ value }) => value === '工作量偏差') ?? -1;
    scenario.territories.forEach(({ name, measures }, index) => {
      const row = territories?.rows[index + 1];
      expect(row?.[0]?.value).toBe(name);
      expect(row?.[potential]?.value).toBeCloseTo(measures.potential ?? 0, 2);
      expect(row?.[workload]?.value).toBeCloseTo((measures.workload ?? 0) / 60, 6);
      expect(row?.[deviation]?.format).toContain('%');
    });
  });

  it('is where it was left when opened on another day, every step still to be undone', async () => {
    await page.getByRole('button', { name: '销售区域规划' }).click();
    await page.getByRole('menuitem', { name: hand.word('plan.close') }).click();
    await page.getByRole('heading', { name: hand.word('start:title') }).waitFor();
    expect(watch).toEqual({ violations: [], errors: [], outside: [] });
    await page.close();
    const { home } = app;
    expect(await app.stop({ keepHome: true })).toBe(0);

    app = await startApp({ home });
    ({ page, watch } = await app.open(context));
    hand = drive(page, 'zh');
    await page.getByRole('button', { name: /^销售区域规划/ }).click();
    await page.getByRole('heading', { name: hand.word('compare:title') }).waitFor();
    await hand.go('quota');
    await expect.poll(() => quotaTotal(page, 'year')).toBe('700,000,000');
    await page.locator('.quota-locked').first().waitFor();
    await page.keyboard.press('Control+z');
    await page.locator('.quota-locked').first().waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await page.getByText(hand.word('quota:empty')).waitFor();
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => quotaTotal(page, 'year')).toBe('700,000,000');
    expect(watch).toEqual({ violations: [], errors: [], outside: [] });
  });
});
