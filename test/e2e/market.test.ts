import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { hand, onStage, page, sampleIsOpen, watch } from '../support/stage.ts';
import { still } from '../support/still.ts';

/** Market beside the map on the sample: potential by template, a formula of one's own, priority by hand. */

onStage(sampleIsOpen);

const saved = (name: string) => page.getByRole('listitem').filter({ hasText: name });
const box = (name: string) => page.getByRole('textbox', { name, exact: true });

async function begin(kind: string): Promise<void> {
  await hand.button('market:list.addOne').click();
  await page.getByRole('menuitem', { name: new RegExp(`^${hand.word(`market:kinds.${kind}`)}`) }).click();
}

describe('market potential', () => {
  it('is a form of named inputs with its result at once, and a measure everywhere once saved', async () => {
    await hand.go('market');
    await page.getByText(hand.word('market:list.empty')).waitFor();
    await begin('saturation');
    await page.getByRole('combobox', { name: hand.word('market:inputs.saturation.consumers') }).click();
    await page.getByRole('option', { name: '人口', exact: true }).click();
    for (const [input, figure] of [
      ['penetrationNext', '25%'],
      ['penetrationNow', '20%'],
    ]) {
      const label = hand.word(`market:inputs.saturation.${input}`);
      const source = page.getByRole('radiogroup', { name: hand.word('market:bind.of', { input: label }) });
      await source.getByText(hand.word('market:bind.typed'), { exact: true }).click();
      await box(label).fill(figure ?? '');
    }
    await page.getByText('306', { exact: true }).first().waitFor();
    await hand.button('market:form.save').click();
    await saved('饱和潜力').waitFor();
    // on the map, in its menu and legend, and in the units grid
    await page
      .getByRole('region', { name: hand.word('map:legend.title') })
      .getByText('饱和潜力')
      .waitFor();
    await page.getByRole('tab', { name: hand.word('grid:tab.units'), exact: true }).click();
    await page.getByRole('columnheader', { name: '饱和潜力' }).waitFor();
  });

  it('tells a mistake in a formula where it stands, completes names, and goes with one undo', async () => {
    await begin('custom');
    await box(hand.word('market:form.name')).fill('人均销售额');
    const field = box(hand.word('market:form.expression'));
    await field.pressSequentially('[销');
    await page.getByRole('option', { name: '销售额', exact: true }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => field.inputValue()).toBe('[销售额]');
    await field.pressSequentially(' + [人口]');
    await page.getByText('元与个不能相加减或比较').waitFor();
    await expect.poll(() => page.locator('mark').innerText()).toBe('[销售额] + [人口]');
    await hand.button('market:form.save').and(page.locator(':disabled')).waitFor();
    await field.fill('[销售额] / [人口]');
    await page.getByText('公式的结果是“元/个”').waitFor();
    await page.getByRole('combobox', { name: hand.word('market:form.unit') }).click();
    await page.getByRole('option', { name: hand.word('market:units.fenPerCount'), exact: true }).click();
    await page.getByText(hand.word('market:form.largest')).waitFor();
    await hand.button('market:form.save').click();
    await saved('人均销售额').waitFor();
    await page.keyboard.press('Control+z');
    await saved('人均销售额').waitFor({ state: 'detached' });
    await expect.poll(() => saved('饱和潜力').count()).toBe(1);
  });

  it('takes figures typed into a column of one’s own, and a parameter for all units', async () => {
    await box(hand.word('market:typed.name')).fill('门店数');
    await hand.button('market:typed.add').click();
    await page.getByRole('columnheader', { name: '门店数' }).waitFor();
    const cell = page.locator('.ag-row[row-index="0"] [col-id="measure:typed:1"]');
    await cell.dblclick();
    await page.keyboard.type('1200');
    await page.keyboard.press('Enter');
    await expect.poll(() => cell.innerText()).toBe('1,200');
    await box(hand.word('market:parameters.name')).fill('每店销量');
    await box(hand.word('market:parameters.value')).fill('25%');
    await hand.button('market:parameters.add').click();
    await saved('每店销量').waitFor();
    await begin('custom');
    await box(hand.word('market:form.name')).fill('门店销量');
    await box(hand.word('market:form.expression')).fill('[门店数] * [每店销量] / count(1)');
    await page.getByText(hand.word('market:result.missing', { count: 305 })).waitFor();
    await hand.button('market:form.cancel').click();
  });

  it('ranks units on the ladder, shades the map by it, and takes the hand’s word', async () => {
    await page.getByText(hand.word('market:tabs.ladder'), { exact: true }).click();
    const core = page.getByRole('row').filter({ hasText: hand.word('market:ladder.meaning.core') });
    const count = async () => Number(await core.getByRole('cell').nth(1).innerText());
    await expect.poll(count).toBeGreaterThan(0);
    const before = await still(count);
    await hand.button('market:ladder.show').first().click();
    const legend = page.getByRole('region', { name: hand.word('map:legend.title') });
    await legend.getByText(hand.word('market:ladder.steps.core'), { exact: true }).waitFor();
    await page.getByRole('gridcell', { name: '宜秀区', exact: true }).click();
    await page.getByRole('heading', { name: hand.word('market:facts.title', { name: '宜秀区' }) }).waitFor();
    const steps = page.getByRole('group', { name: hand.word('market:ladder.set') });
    await steps.getByRole('button', { name: hand.word('market:ladder.steps.core') }).click();
    await expect.poll(count).toBe(before + 1);
    await steps.getByRole('button', { name: hand.word('market:ladder.free') }).click();
    await expect.poll(count).toBe(before);

    // typed over in Excel and brought back: seen before it is taken, one step
    const folder = mkdtempSync(join(tmpdir(), 'bailiwick-market-'));
    try {
      const path = await hand.exportAs('xlsx', join(folder, 'plan.xlsx'));
      await typeOver(path, '市场', '优先级', '宜秀区', hand.word('market:ladder.steps.core'));
      const chooser = page.waitForEvent('filechooser');
      await hand.button('pay:back.open').click();
      await (await chooser).setFiles(path);
      await page.getByText(hand.word('pay:back.differences', { count: 1 })).waitFor();
      await hand.button('pay:back.accept', { count: 1 }).click();
      await expect.poll(count).toBe(before + 1);
      await page.keyboard.press('Control+z');
      await expect.poll(count).toBe(before);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    expect(watch).toEqual({ violations: [], errors: [], outside: [] });
  });
});

/** Types over the cell of a column in the row that names a thing, as a person would in Excel. */
async function typeOver(
  path: string,
  sheet: string,
  column: string,
  name: string,
  text: string,
): Promise<void> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const rows = book.getWorksheet(sheet);
  if (rows === undefined) throw new Error(`no sheet ${sheet}`);
  let at = 0;
  rows.getRow(1).eachCell((cell, number) => {
    if (cell.text === column) at = number;
  });
  rows.eachRow((row) => {
    const names: string[] = [];
    row.eachCell((cell) => names.push(cell.text));
    if (names.includes(name)) row.getCell(at).value = text;
  });
  await book.xlsx.writeFile(path);
}
