import type { Locator } from 'playwright-core';
import { expect, it } from 'vitest';
import { hand, onStage, page, sampleIsOpen } from '../support/stage.ts';
import { hearStatusBar } from '../support/status-bar.ts';

/** The sheet of accounts in a real browser: put in order, searched, summed. */

onStage(async () => {
  await sampleIsOpen();
  await page.getByRole('tab', { name: hand.word('grid:tab.accounts') }).click();
  await page.locator('.ag-row-pinned').waitFor();
  await page.locator('.ag-row[row-index="0"]:not(.ag-row-pinned)').first().waitFor();
});

const counts = () => page.locator('[class*="counts"]').first().textContent();
const search = () => page.getByRole('textbox', { name: hand.word('grid:quickFilter') }).first();
const total = async (column: string) =>
  page.locator(`.ag-row-pinned [col-id="${column}"]`).first().textContent();

/** Texts of a column, from the top row down, of the rows drawn. */
const texts = (column: string) =>
  page.locator('.ag-row:not(.ag-row-pinned)').evaluateAll(
    (rows, id) =>
      rows
        .map((row) => ({
          at: Number(row.getAttribute('row-index')),
          text: row.querySelector(`[col-id="${id}"]`)?.textContent ?? '',
        }))
        .sort((a, b) => a.at - b.at)
        .map(({ text }) => text),
    column,
  );

/** "1,234.5 万元" in yuan. */
function yuan(text: string): number {
  const figure = Number(text.replaceAll(/[^\d.]/g, ''));
  return figure * (text.includes('亿') ? 1e8 : text.includes('万') ? 1e4 : 1);
}

/** Presses the heading until the sheet is in this order. */
async function order(column: string, wanted: 'ascending' | 'descending' | 'none'): Promise<void> {
  const heading = page.locator(`.ag-header-cell[col-id="${column}"]`);
  const shown = () => heading.getAttribute('aria-sort');
  for (let now = await shown(); now !== wanted; now = await shown()) {
    await heading.click();
    await expect.poll(shown).not.toBe(now);
  }
}

const amounts = async () => (await texts('potential')).map(yuan);
const collator = new Intl.Collator(['zh-CN', 'en'], { numeric: true });
/** Rows take their places a moment after the heading says so. */
const inOrder =
  <T>(compare: (a: T, b: T) => number) =>
  (all: T[]) =>
    all.every((one, at) => at === 0 || compare(all[at - 1] as T, one) <= 0);

it('puts rows in order by figures and by texts, every cell still told, and back as they were', async () => {
  const before = await texts('name');
  await order('potential', 'ascending');
  await expect.poll(amounts).toSatisfy(inOrder<number>((a, b) => a - b));
  const lowest = await amounts();
  expect(lowest[0]).toBeGreaterThan(0);
  expect((await texts('name')).every((name) => name.length > 3)).toBe(true);
  await order('potential', 'descending');
  await expect.poll(amounts).toSatisfy(inOrder<number>((a, b) => b - a));
  const highest = await amounts();
  expect(highest[0]).toBeGreaterThan((lowest[0] ?? 0) * 100);
  await order('name', 'ascending');
  await expect.poll(() => texts('name')).toSatisfy(inOrder(collator.compare));
  expect(await texts('name')).not.toEqual(before);
  await order('name', 'none');
  await expect.poll(() => texts('name')).toEqual(before);
});

it('counts and sums what a search leaves, in the order chosen, and all again when it is cleared', async () => {
  const [all, sum, unsorted] = [await counts(), await total('potential'), await texts('name')];
  await order('potential', 'descending');
  await search().fill('宏力 商贸');
  await expect.poll(counts).not.toBe(all);
  await expect.poll(async () => (await texts('name')).length).toBeLessThan(14);
  const names = await texts('name');
  expect(names.length).toBeGreaterThan(1);
  await expect.poll(counts).toBe(hand.word('grid:ofAccounts', { text: String(names.length) }));
  for (const name of names) expect(name).toMatch(/宏力商贸/);
  await expect.poll(amounts).toSatisfy(inOrder<number>((a, b) => b - a));
  const left = await amounts();
  // As far as the rounded figures on screen tell.
  const most = 500 * (left.length + 1);
  const whole = left.reduce((a, b) => a + b, 0);
  await expect.poll(async () => Math.abs(whole - yuan((await total('potential')) ?? ''))).toBeLessThan(most);
  await search().fill('');
  await expect.poll(counts).toBe(all);
  await expect.poll(() => total('potential')).toBe(sum);
  await order('potential', 'none');
  await expect.poll(() => texts('name')).toEqual(unsorted);
});

it('fills thousands of cells as one step that undo takes back', async () => {
  const sum = await total('potential');
  const [first = 0] = await amounts();
  await page.locator('.ag-row[row-index="0"] [col-id="potential"]').click();
  await page.keyboard.press('Control+Shift+ArrowDown');
  const bar = page.locator('footer').last();
  const said = await hearStatusBar(page);
  await page.keyboard.press('Control+d');
  await expect.poll(() => total('potential'), { timeout: 20_000 }).not.toBe(sum);
  const filled = async () => yuan((await total('potential')) ?? '');
  await expect.poll(async () => (await filled()) / (6000 * first)).toBeCloseTo(1, 2);
  await page.getByText(hand.word('grid:editing', { text: '5,999' })).waitFor({ state: 'detached' });
  await bar.getByText(hand.word('status.saved')).waitFor();
  // Nothing is said to be saved while it is written.
  const meanwhile = (await said()).filter((text) =>
    text.includes(hand.word('grid:editing', { text: '5,999' })),
  );
  expect(meanwhile.length).toBeGreaterThan(0);
  for (const text of meanwhile) {
    expect(text).toContain(hand.word('status.saving'));
    expect(text).not.toContain(hand.word('status.saved'));
  }
  await page.keyboard.press('Control+z');
  await expect.poll(() => total('potential'), { timeout: 20_000 }).toBe(sum);
});

it('asks who closes the window while cells are being written, and no other', async () => {
  const sum = await total('potential');
  await page.locator('.ag-row[row-index="0"] [col-id="potential"]').click();
  await page.keyboard.press('Control+Shift+ArrowDown');
  const asks = () =>
    page.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })));
  await expect.poll(asks).toBe(false);
  // In the turn in which the status bar says that it is being written.
  const asked = page.evaluate(
    (saving) =>
      new Promise<boolean>((resolve) => {
        const bar = [...document.querySelectorAll('footer')].at(-1);
        const seen = new MutationObserver(() => {
          if (!bar?.textContent?.includes(saving)) return;
          seen.disconnect();
          resolve(!window.dispatchEvent(new Event('beforeunload', { cancelable: true })));
        });
        if (bar) seen.observe(bar, { childList: true, subtree: true, characterData: true });
      }),
    hand.word('status.saving'),
  );
  await page.keyboard.press('Control+d');
  expect(await asked).toBe(true);
  await expect.poll(() => total('potential'), { timeout: 20_000 }).not.toBe(sum);
  await expect.poll(asks).toBe(false);
  await page.keyboard.press('Control+z');
  await expect.poll(() => total('potential'), { timeout: 20_000 }).toBe(sum);
});

it('goes on in the cell where it was once a fill was cancelled, by mouse or by keys', async () => {
  const cell = page.locator('.ag-row[row-index="0"] [col-id="potential"]');
  const stands = () => cell.evaluate((one) => one === document.activeElement);
  for (const by of ['mouse', 'keys'] as const) {
    await cell.click();
    await page.keyboard.press('Control+Shift+ArrowDown');
    await expect.poll(stands).toBe(true);
    // In the very turn in which the button is there: the edit is soon written.
    const pressed = page.evaluate(
      ({ name, isMouse }) =>
        new Promise<boolean>((resolve) => {
          const bar = [...document.querySelectorAll('footer')].at(-1);
          const press = new MutationObserver(() => {
            const button = bar?.querySelector<HTMLElement>(`[aria-label="${name}"]`);
            if (!button) return;
            press.disconnect();
            const mouse = new MouseEvent('mousedown', { bubbles: true, cancelable: true });
            // What a browser does for a press that nobody has taken, or for Tab.
            if (!isMouse || button.dispatchEvent(mouse)) button.focus();
            button.click();
            resolve(true);
          });
          if (bar) press.observe(bar, { childList: true, subtree: true });
        }),
      { name: hand.word('cancel'), isMouse: by === 'mouse' },
    );
    await page.keyboard.press('Control+d');
    expect(await pressed).toBe(true);
    await page.getByText(hand.word('grid:editing', { text: '5,999' })).waitFor({ state: 'detached' });
    await expect.poll(async () => [by, await stands()]).toEqual([by, true]);
    await page.keyboard.press('Control+a');
    await page
      .getByText(hand.word('grid:selection.size', { rows: '6,000', columns: 12 }))
      .first()
      .waitFor();
  }
});

it('says which column can’t be emptied, and empties the others chosen', async () => {
  const [name] = await texts('name');
  await page.locator('.ag-row[row-index="0"] [col-id="name"]').first().click();
  await page.keyboard.press('Delete');
  const said = () =>
    page.getByText(hand.word('grid:notClearable', { columns: hand.word('grid:column.account') }));
  await said().waitFor();
  expect((await texts('name'))[0]).toBe(name);
});

it('names no calculated column when cells are emptied, and says when nothing chosen can be edited', async () => {
  await page.locator('.ag-row[row-index="0"] [col-id="ref"]').first().click();
  await page.keyboard.press('Delete');
  await page.getByText(hand.word('grid:notEditable')).waitFor();
  const [name] = await texts('name');
  await page.locator('.ag-row[row-index="0"] [col-id="name"]').first().click();
  await page.keyboard.press('F2');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Enter');
  await page.getByText(hand.word('grid:refused', { count: 1 })).waitFor();
  expect((await texts('name'))[0]).toBe(name);
});

it('takes in what is being typed when the sheet is left in the very moment, for another one or in a window made low', async () => {
  const name = page.locator('.ag-row[row-index="0"] [col-id="name"]').first();
  const tab = (sheet: string) => page.getByRole('tab', { name: hand.word(`grid:tab.${sheet}`) });
  const [before] = await texts('name');
  const typed = async (text: string) => {
    await name.click();
    await page.keyboard.press('F2');
    await page.keyboard.press('Control+a');
    await page.keyboard.type(text);
  };
  await typed('一点即换');
  // Pressed and let go at once, as a touchpad does.
  await tab('units').click();
  await tab('accounts').click();
  await expect.poll(() => name.textContent()).toBe('一点即换');
  await typed('窗口变矮');
  await page.setViewportSize({ width: 1440, height: 780 });
  await expect.poll(() => name.textContent()).toBe('窗口变矮');
  for (let step = 0; step < 2; step += 1) await page.keyboard.press('Control+z');
  await expect.poll(() => name.textContent()).toBe(before);
  await page.setViewportSize({ width: 1440, height: 900 });
});

it('says the exact figure and words that are cut off where it is pointed at, and falls silent with a key, a scroll or the pointer gone', async () => {
  const tip = page.getByRole('tooltip');
  const cell = (row: number, column: string) =>
    page.locator(`.ag-row[row-index="${row}"]:not(.ag-row-pinned) [col-id="${column}"]`).first();
  // A scroll that goes on silences, too: it speaks when the pointer is moved again.
  const said = (at: Locator) => {
    let x = 8;
    return expect.poll(async () => {
      await at.hover({ position: { x: x++, y: 12 } });
      await page.waitForTimeout(800);
      return (await tip.count()) === 0 ? '' : tip.textContent();
    });
  };
  await cell(0, 'name').click();
  await said(cell(0, 'potential')).toMatch(/^¥[\d,]+\.\d\d$/);
  await page.keyboard.press('ArrowDown');
  await tip.waitFor({ state: 'detached' });
  await said(cell(1, 'potential')).not.toBe('');
  await page.mouse.wheel(0, 400);
  await tip.waitFor({ state: 'detached' });
  await page.locator('[data-scrolling]').waitFor({ state: 'detached' });
  const name = cell(16, 'name');
  await name.evaluate((narrow) => {
    narrow.style.width = '60px';
  });
  await said(name).toBe(await name.textContent());
  await search().hover();
  await tip.waitFor({ state: 'detached' });
});
