import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readRawWorkbook } from '../support/raw-workbook.ts';
import { hand, onStage, page, watch } from '../support/stage.ts';

/** Fairness, KPIs, pay and evidence on the sample, by what is written on the screens. */
const folder = mkdtempSync(join(tmpdir(), 'bailiwick-pay-'));

const tab = (name: string) => page.getByRole('tab', { name: hand.word(`pay:tab.${name}`), exact: true });

onStage(async () => {
  await hand.openSample();
  await hand.go('quota');
  await page.getByRole('textbox', { name: hand.word('quota:total') }).fill('7亿');
  await hand.button('quota:spread').click();
  await page.locator('.ag-row-pinned').first().waitFor();
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('fairness, KPIs and pay', () => {
  it('shows every territory on each strip and selects the one clicked', async () => {
    await hand.go('pay');
    const strips = page.locator('figure');
    await expect.poll(() => strips.count()).toBe(4);
    const points = strips.first().locator('button');
    await expect.poll(() => points.count()).toBe(36);
    await points.nth(3).click();
    await expect.poll(() => points.nth(3).getAttribute('data-selected')).toBe('true');
  });

  it('refuses weights that are not 100 %, and takes them back with one undo', async () => {
    await tab('templates').click();
    await hand.button('pay:createDefaults').click();
    const weight = page.getByRole('textbox', { name: hand.word('pay:weight') }).first();
    await weight.fill('30');
    await page.getByText(hand.word('pay:weightOver', { rest: '5.00' })).waitFor();
    await hand.button('pay:save').and(page.locator(':disabled')).waitFor();
    await hand.button('pay:discard').click();
    await page.getByText(hand.word('pay:weightWhole')).waitFor();
    await page.keyboard.press('Control+z');
    await hand.button('pay:createDefaults').waitFor();
    await hand.button('pay:createDefaults').click();
    await weight.waitFor();
  });

  it('costs the plan at the target, and draws the past', async () => {
    await tab('simulator').click();
    await page.getByText('216.0 万元').first().waitFor();
    await page.getByText(hand.word('pay:percentile.middle'), { exact: true }).first().waitFor();
  });

  it('makes a page per rep and a workbook of them', async () => {
    await tab('evidence').click();
    await page.locator('[data-evidence-page] svg').waitFor();
    const download = page.waitForEvent('download');
    await hand.button('evidence:excel').click();
    const path = join(folder, 'evidence.xlsx');
    await (await download).saveAs(path);
    expect(readRawWorkbook(path)).toHaveLength(2 + 36);
  });

  it('tells what a move does to both reps before and after it is made', async () => {
    await hand.go('map');
    await hand.branch(hand.word('scenario:presentName'), '方案A');
    await page.locator('.ag-row').nth(3).click();
    await page.getByRole('tab', { name: hand.word('grid:tab.units'), exact: true }).click();
    await page.locator('.ag-row').first().locator('.ag-cell').first().click();
    const panel = page.getByRole('region', { name: hand.word('effect:title') });
    await panel.waitFor();
    await expect.poll(() => panel.locator('tbody tr').count()).toBe(2);
    for (const figure of ['workload', 'utilisation', 'quota', 'pay'])
      await expect.poll(() => panel.locator(`[data-figure="${figure}"]`).count()).toBe(2);
    expect({ violations: watch.violations, errors: watch.errors }).toEqual({ violations: [], errors: [] });
  });
});
