import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { findingCodes } from '../../src/shared/domain/findings.ts';
import { translate } from '../../src/shared/i18n/index.ts';
import { context, hand, onStage, page } from '../support/stage.ts';

/** Codes of other years, names that are nearly right; then the sheet of accounts used as one uses Excel. */
const counties = join(import.meta.dirname, '../../resources/sample/east-china-counties.topo.json');
let folder: string;
let accounts: Locator;

onStage(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bailiwick-match-'));
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
}, findingCodes);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cell = (row: number, column: string) =>
  accounts.locator(`[row-index="${row}"]:not(.ag-row-pinned) [col-id="${column}"]`).first();
const texts = (column: string, rows: number[]) =>
  Promise.all(rows.map(async (row) => (await cell(row, column).textContent())?.trim()));
const clipboard = (): Promise<string> => page.evaluate('navigator.clipboard.readText()');
const putClipboard = (text: string) => page.evaluate((value) => navigator.clipboard.writeText(value), text);
const strip = () => accounts.locator('[class*="strip"]');

describe('places and codes', () => {
  it('shows what each spelling was taken for, and takes another unit by hand', async () => {
    await hand.newPlan();
    // Nothing is on its way to the sheet of territories: it says what is needed for some.
    await hand.go('map');
    await page.getByText(hand.word('grid:empty.noScenario')).waitFor();
    await hand.importFile({ file: counties });
    const path = join(folder, '客户.csv');
    const rows = [
      '客户编号,客户名称,行政区划代码,城市,区县,行业,2025销售额(元),年拜访次数',
      'A1,甲公司,320124,南京市,溧水县,零售,100,1',
      'A2,乙公司,,南京市,栗水区,零售,200,2',
      'A3,丙公司,330114,杭州市,钱塘区,零售,300,3',
      'A4,丁公司,320106,南京市,鼓楼区,零售,400,4',
      'A5,戊公司,320106,南京市,鼓楼区,零售,500,5',
      'A6,己公司,320106,南京市,鼓楼区,零售,600,6',
    ];
    writeFileSync(path, `${rows.join('\n')}\n`);
    const { findings } = await hand.preview({ file: path });
    expect(findings).toMatchObject({ CODE_CHANGED: 1, CODE_DIVIDED: 1, PLACE_ALIKE: 1 });
    const alike = hand.wizard.getByRole('row').filter({ hasText: '栗水区' });
    await alike.getByRole('cell', { name: /^90\s?%$/ }).waitFor();
    const choice = hand.wizard.getByRole('combobox', {
      name: hand.word('import:places.choose', { said: '330114 杭州市 钱塘区' }),
    });
    await choice.scrollIntoViewIfNeeded();
    await choice.click();
    await page.getByRole('option', { name: /萧山区/ }).click();
    await hand.wizard.getByText(hand.word('import:places.evidence.chosen')).waitFor();
    await hand.commit(true);
  });
});

describe('the sheet of accounts', () => {
  it('fills a series by its handle, and Ctrl fills copies', async () => {
    await hand.go('map');
    await page.getByRole('tab', { name: hand.word('grid:tab.accounts'), exact: true }).click();
    accounts = page.getByRole('region', { name: hand.word('grid:tab.accounts'), exact: true });
    await cell(0, 'name').click();
    await page.keyboard.press('F2');
    await page.keyboard.type('客户01');
    await page.keyboard.press('Enter');
    await expect.poll(() => texts('name', [0])).toEqual(['客户01']);
    await cell(0, 'name').click();
    const drag = async (control: boolean) => {
      const from = await cell(0, 'name').boundingBox();
      const to = await cell(3, 'name').boundingBox();
      if (!from || !to) throw new Error('no cells');
      await page.mouse.move(from.x + from.width - 3, from.y + from.height - 3);
      await page.mouse.down();
      await page.mouse.move(to.x + 20, to.y + to.height / 2, { steps: 6 });
      if (control) await page.keyboard.down('Control');
      await page.mouse.up();
      if (control) await page.keyboard.up('Control');
    };
    await drag(false);
    await expect
      .poll(() => texts('name', [0, 1, 2, 3, 4]))
      .toEqual(['客户01', '客户02', '客户03', '客户04', '戊公司']);
    await page.keyboard.press('Control+z');
    await expect.poll(() => texts('name', [1, 2, 3])).toEqual(['乙公司', '丙公司', '丁公司']);
    await cell(0, 'name').click();
    await drag(true);
    await expect.poll(() => texts('name', [1, 2, 3])).toEqual(['客户01', '客户01', '客户01']);
    await page.keyboard.press('Control+z');
    await expect.poll(() => texts('name', [1])).toEqual(['乙公司']);
  });

  it('copies and pastes with what a spreadsheet puts on the clipboard', async () => {
    await cell(0, 'name').click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+c');
    await expect.poll(clipboard).toBe('客户01\r\n乙公司\r\n');
    await putClipboard('"甲 ""新""\t号"\r\n5" 管\r\n');
    await cell(4, 'name').click();
    await page.keyboard.press('Control+v');
    await expect.poll(() => texts('name', [4, 5])).toEqual(['甲 "新"\t号', '5" 管']);
    await page.keyboard.press('Control+z');
    await expect.poll(() => texts('name', [4, 5])).toEqual(['戊公司', '己公司']);
  });

  it('fills by Ctrl+D and Ctrl+Enter, empties by Delete, cuts by Ctrl+X: one undo each', async () => {
    await cell(0, 'industry').click();
    await page.keyboard.press('F2');
    await page.keyboard.type('批发');
    await page.keyboard.press('Enter');
    await cell(0, 'industry').click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+d');
    await expect.poll(() => texts('industry', [0, 1, 2, 3])).toEqual(['批发', '批发', '批发', '零售']);
    await page.keyboard.press('Control+z');
    await expect.poll(() => texts('industry', [1, 2])).toEqual(['零售', '零售']);
    await cell(1, 'industry').click();
    await page.keyboard.press('Shift+ArrowDown');
    // An input method takes the first key, then gives the word.
    const keys = await context.newCDPSession(page);
    await keys.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key: 'Process',
      windowsVirtualKeyCode: 229,
    });
    await accounts.locator('.ag-cell input:focus').waitFor();
    await keys.send('Input.insertText', { text: '连锁' });
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => texts('industry', [1, 2, 3])).toEqual(['连锁', '连锁', '零售']);
    await cell(1, 'industry').click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Delete');
    await expect.poll(() => texts('industry', [1, 2])).toEqual(['–', '–']);
    await page.keyboard.press('Control+z');
    await expect.poll(() => texts('industry', [1, 2])).toEqual(['连锁', '连锁']);
    await cell(1, 'industry').click();
    await page.keyboard.press('Control+x');
    await expect.poll(clipboard).toBe('连锁\r\n');
    await expect.poll(() => texts('industry', [1, 2])).toEqual(['–', '连锁']);
    await page.keyboard.press('Control+z');
    await expect.poll(() => texts('industry', [1, 2])).toEqual(['连锁', '连锁']);
  });

  it('says sum and average of what is chosen, on screen and to a screen reader', async () => {
    await cell(0, 'sales2025').click();
    await expect.poll(() => accounts.locator('.sheet-range-corner').getAttribute('col-id')).toBe('sales2025');
    await cell(2, 'sales2025').click({ modifiers: ['Shift'] });
    await expect.poll(() => strip().textContent()).toContain('600');
    await expect.poll(() => strip().getByRole('status').textContent()).toContain('3 行 1 列');
    await page.keyboard.press('Control+a');
    await expect.poll(() => strip().getByRole('status').textContent()).toContain('6 行');
    await page.keyboard.press('Control+Home');
    await expect
      .poll(() => cell(0, 'name').evaluate((node) => node.classList.contains('sheet-range-corner')))
      .toBe(true);
    await page.keyboard.press('Control+End');
    await expect.poll(() => accounts.locator('.sheet-range-corner').getAttribute('col-id')).not.toBe('name');
  });

  it('counts and sums what a search leaves in the frame that shows it', async () => {
    const rows = () => accounts.locator('.ag-row:not(.ag-row-pinned)').count();
    await page.evaluate(() => {
      const seen: string[] = [];
      const look = () => {
        const shown = document.querySelectorAll('.ag-row[row-id]:not(.ag-row-pinned)').length;
        const counts = document.querySelector('[class*="counts"]')?.textContent;
        const total = document.querySelector('.ag-row-pinned [col-id="sales2025"]')?.textContent;
        const now = `${shown}: ${counts}, ${total}`;
        if (seen.at(-1) !== now) seen.push(now);
        requestAnimationFrame(look);
      };
      look();
      Object.assign(window, { seen });
    });
    await page.getByRole('textbox', { name: hand.word('grid:quickFilter') }).fill('公司');
    await expect.poll(rows).toBe(5);
    const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
    expect(seen.map((frame) => frame.replaceAll(/\s/g, ''))).toEqual([
      '6:6个客户,2,100元',
      '5:5个客户,2,000元',
    ]);
  });

  it('pastes and fills over rows searched for and sorted: those between them that are hidden stay', async () => {
    await page.locator('.ag-header-cell[col-id="name"]').click();
    const names = ['丙公司', '丁公司', '己公司', '戊公司', '乙公司'];
    await expect.poll(() => texts('name', [0, 1, 2, 3, 4])).toEqual(names);
    const before = await texts('industry', [0, 1, 2, 3, 4]);
    await putClipboard('工程\r\n');
    await cell(0, 'industry').click();
    await cell(4, 'industry').click({ modifiers: ['Shift'] });
    await page.keyboard.press('Control+v');
    await expect.poll(() => texts('industry', [0, 1, 2, 3, 4])).toEqual(Array(5).fill('工程'));
    await page.keyboard.press('Control+z');
    await expect.poll(() => texts('industry', [0, 1, 2, 3, 4])).toEqual(before);
    await cell(0, 'industry').click();
    await cell(4, 'industry').click({ modifiers: ['Shift'] });
    await page.keyboard.press('Control+d');
    await expect.poll(() => texts('industry', [0, 1, 2, 3, 4])).toEqual(Array(5).fill(before[0]));
    await page.keyboard.press('Control+c');
    await expect.poll(clipboard).toBe(`${before[0]}\r\n`.repeat(5));
    await page.getByRole('textbox', { name: hand.word('grid:quickFilter') }).fill('');
    // In the order of their sounds the hidden one stands between them.
    await expect.poll(() => texts('name', [3])).toEqual(['客户01']);
    await expect.poll(() => texts('industry', [2, 3, 4])).toEqual([before[0], '批发', before[0]]);
    await expect.poll(() => accounts.locator('.sheet-in-range').count()).toBe(0);
    await cell(0, 'name').click();
    await page.keyboard.press('Control+z');
    await expect.poll(() => texts('industry', [0, 1, 2, 4, 5])).toEqual(before);
    await page.locator('.ag-header-cell[col-id="name"]').click();
    await page.locator('.ag-header-cell[col-id="name"]').click();
    await expect.poll(() => texts('name', [0, 1])).toEqual(['客户01', '乙公司']);
  });

  it('keeps the columns one chose when a territory more is told to it', async () => {
    const county = page.locator('.ag-header-cell[col-id="county"]');
    const territories = page.getByRole('region', { name: hand.word('kpi:tableLabel') }).locator('tbody tr');
    await page.getByRole('button', { name: hand.word('grid:columns') }).click();
    await page.getByRole('checkbox', { name: hand.word('grid:column.county') }).check();
    await county.waitFor();
    await page.keyboard.press('Escape');
    const before = await territories.count();
    await page.getByRole('button', { name: hand.word('kpi:add') }).click();
    await expect.poll(() => territories.count()).toBe(before + 1);
    expect(await county.count()).toBe(1);
    await page.getByRole('button', { name: hand.word('grid:columns') }).click();
    await page.getByRole('button', { name: hand.word('grid:resetColumns') }).click();
    await expect.poll(() => county.count()).toBe(0);
    await page.keyboard.press('Escape');
  });

  it('changes its words, widths and the toast with the language', async () => {
    await cell(0, 'name').click();
    await page.keyboard.press('Delete');
    await cell(0, 'industry').click();
    await page.keyboard.press('Delete');
    const toast = page.locator('[class*="Notification-root"]', { hasText: hand.word('undo') });
    await toast.waitFor();
    const width = () =>
      page
        .locator('.ag-header-cell[col-id="callsPerYear"]')
        .evaluate((node) => node.getBoundingClientRect().width);
    const chinese = await width();
    await page.getByRole('button', { name: 'English' }).click();
    await page.locator('[class*="Notification-root"]', { hasText: 'Undo' }).waitFor();
    await page
      .locator('.ag-header-cell', { hasText: translate('en', 'grid', 'column.callsPerYear') })
      .waitFor();
    await expect.poll(width).not.toBe(chinese);
  });

  it('a message stands as long after another as by itself', async () => {
    // What stands from before counts by the real clock.
    const any = page.locator('[class*="Notification-root"]');
    await any.locator('[class*="closeButton"]').evaluateAll((buttons: HTMLElement[]) => {
      for (const button of buttons) button.click();
    });
    await expect.poll(() => any.count()).toBe(0);
    await page.clock.install();
    accounts = page.getByRole('region', { name: translate('en', 'grid', 'tab.accounts'), exact: true });
    const message = (text: string) => page.locator('[class*="Notification-root"]', { hasText: text });
    const edit = translate('en', 'history', 'edit.accounts', { count: 1 });
    await cell(1, 'name').click();
    await page.keyboard.press('F2');
    await page.keyboard.type('客户99');
    await page.keyboard.press('Enter');
    await expect.poll(() => texts('name', [1])).toEqual(['客户99']);
    await message(edit).waitFor();
    await page.clock.fastForward(5000);
    await page.keyboard.press('Control+z');
    const undone = message(translate('en', 'common', 'undone', { step: edit }));
    await undone.waitFor();
    // In two parts: a message that went in the first has left the page after the second.
    // The clock goes on meanwhile: of the seven seconds four are left to a slow machine.
    await page.clock.fastForward(2000);
    await page.clock.fastForward(1000);
    expect(await undone.count()).toBe(1);
    await page.clock.fastForward(5000);
    await undone.waitFor({ state: 'detached' });
  });
});
