import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findingCodes } from '../../src/shared/domain/findings.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { launchBrowser, newContext } from '../support/browser.ts';
import { type Driver, drive } from '../support/driver.ts';
import { type RegionFiles, writeRegion } from '../support/made-up-region.ts';
import { keepPicture } from '../support/picture.ts';
import { readRawWorkbook } from '../support/raw-workbook.ts';
import {
  brokenTerritories,
  designTerritories,
  type ExportedScenario,
  largestDeviation,
  moveUnitByHand,
  spreadQuota,
} from '../support/road.ts';
import type { PageWatch } from '../support/watch-page.ts';

/** The same road on a region no one has seen, in English: nothing of East China is built in. */
let browser: Browser;
let app: RunningApp;
let folder: string;
let page: Page;
let watch: PageWatch;
let hand: Driver;
let region: RegionFiles;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bailiwick-region-'));
  region = await writeRegion(folder, 7);
  browser = await launchBrowser();
  app = await startApp({ locale: 'en_US' });
  ({ page, watch } = await app.open(await newContext(browser)));
  hand = drive(page, 'en', findingCodes);
});

afterAll(async () => {
  await browser?.close();
  await app?.stop();
  rmSync(folder, { recursive: true, force: true });
});

afterEach((context) => keepPicture(context, page));

describe('another region, in English', () => {
  it('is imported by its own headings, its mistakes found', async () => {
    await page.getByRole('heading', { name: hand.word('start:title') }).waitFor();
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en');
    await hand.newPlan();
    // "County" is taken for the unit's name, which in this file it is not: one choice mends it.
    const name = hand.word('import:requiredField', { field: hand.word('findings:heading.units.name') });
    const columns = { LABEL: name, County: hand.word('findings:heading.units.city') };
    expect(await hand.importFile({ file: region.units, columns })).toEqual({
      figures: [127, 127, 0, 0, 0],
      findings: { GEOMETRY_ISLAND: 1 },
    });
    expect(await hand.importFile({ file: region.reps })).toEqual({
      figures: [12, 12, 0, 0, 0],
      findings: {},
    });
    expect(await hand.importFile({ file: region.accounts, sheet: 'Customers' })).toEqual({
      figures: [900, 900, 0, 0, 0],
      findings: { NUMBER_AS_TEXT: 5, COORDINATES_SWAPPED: 3, REP_MISSING: 2 },
    });
    expect(await hand.importFile({ file: region.sales })).toEqual({
      figures: [region.salesRows, region.salesRows, 0, 0, 0],
      findings: {},
    });
    await page.getByText(hand.word('status.counts', { units: '127', accounts: '900', reps: '12' })).waitFor();
  });

  it('again updates by id and never duplicates', async () => {
    expect(await hand.preview({ file: region.accounts, sheet: 'Customers' })).toMatchObject({
      figures: [900, 0, 0, 900, 0],
    });
    await page.keyboard.press('Escape');
    await hand.wizard.waitFor({ state: 'hidden' });
  });

  it('is designed in 9 contiguous territories within ±10 %', async () => {
    await hand.button('data:links.acceptAll').click();
    await page.getByText(hand.word('data:links.existing')).waitFor();
    await hand.go('map');
    await hand.branch(hand.word('scenario:presentName'), 'Plan A');
    await designTerritories(hand, { count: 9, seconds: 4 });
    const path = await hand.exportAs('json', join(folder, 'designed.json'));
    const scenario = JSON.parse(readFileSync(path, 'utf8')) as ExportedScenario;
    expect(scenario.territories).toHaveLength(9);
    expect(scenario.units.every(({ territory }) => territory !== null)).toBe(true);
    expect(scenario.links.flat()).toContain(region.island);
    expect(brokenTerritories(scenario, region.borders)).toEqual([]);
    expect(largestDeviation(scenario, 'workload')).toBeLessThanOrEqual(0.1);
    expect(largestDeviation(scenario, 'potential')).toBeLessThanOrEqual(0.1);
  });

  it('is edited, given quotas, compared and exported', async () => {
    await hand.go('map');
    await moveUnitByHand(hand, 'District 5-7');
    await spreadQuota(hand, { total: '30m', shown: '30,000,000', byHand: '3,210,987' });
    await hand.go('compare');
    await page
      .getByRole('cell', { name: hand.word('compare:figure.territories') })
      .first()
      .waitFor();

    const sheets = readRawWorkbook(await hand.exportAs('xlsx', join(folder, 'plan.xlsx')));
    expect(sheets.map(({ name }) => name)).toEqual(
      [
        'summary',
        'territories',
        'units',
        'accounts',
        'market',
        'quota',
        'changes',
        'sizing',
        'staffing',
        'reps',
      ].map((key) => hand.word(`export:sheets.${key}`)),
    );
    const quota = sheets[5]?.rows ?? [];
    const amount = quota[0]?.findIndex(({ value }) => /^Quota 2027/.test(String(value))) ?? -1;
    expect(quota.at(-1)?.[amount]).toMatchObject({ value: 30_000_000, format: '#,##0.00' });
    const years = quota.slice(1, -1).map((row) => Number(row[amount]?.value));
    expect(years).toHaveLength(9);
    expect(years.reduce((sum, value) => sum + value, 0)).toBe(30_000_000);
    expect(years).toContain(3_210_987);
    expect(
      sheets.flatMap(({ rows }) => rows.flat()).some(({ value }) => /\p{Script=Han}/u.test(String(value))),
    ).toBe(false);
    expect(watch).toEqual({ violations: [], errors: [], outside: [] });
  });
});
