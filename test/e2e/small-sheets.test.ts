import { expect, it } from 'vitest';
import { context, hand, onStage, page, sampleIsOpen, watch } from '../support/stage.ts';

/** The sheets of territories and reps in a real browser: what is drawn in their cells, what is pasted into them. */

onStage(async () => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await sampleIsOpen();
});

const sheet = async (tab: 'territories' | 'reps') => {
  await page.getByRole('tab', { name: hand.word(`grid:tab.${tab}`), exact: true }).click();
  await page.locator('.ag-row').first().waitFor();
};
const cell = (column: string, row = 0) =>
  page.locator(`.ag-row[row-index="${row}"] [col-id="${column}"]`).first();
const put = (text: string) => page.evaluate((value) => navigator.clipboard.writeText(value), text);
/** What a cell says; what is drawn in it may come a moment after the cell. */
const said = async (column: string, row = 0): Promise<string> => {
  await expect.poll(shown(column, row)).toMatch(/\S/);
  return (await shown(column, row)()) ?? '';
};
const shown =
  (column: string, row = 0) =>
  async () =>
    (await cell(column, row).textContent())?.trim();

it('draws the territory of a rep who loses it, gets it back and loses it again while the sheet is on screen', async () => {
  await sheet('territories');
  const name = await said('name');
  await cell('rep').click();
  await page.keyboard.press('Delete');
  await expect.poll(shown('rep')).toBe('–');
  await sheet('reps');
  await expect.poll(shown('territories')).toBe('–');
  for (const [keys, text] of [
    ['Control+z', name],
    ['Control+Shift+z', '–'],
    ['Control+z', name],
  ] as const) {
    await page.keyboard.press(keys);
    await expect.poll(shown('territories')).toBe(text);
  }
  expect(watch.errors).toEqual([]);
});

it('shows beside the map what the scenario gives a rep, as the sheet does', async () => {
  await hand.branch(hand.word('scenario:presentName'), '方案A');
  await sheet('territories');
  const [first, second] = [await said('rep', 0), await said('rep', 1)];
  await put(`${second}\n${first}\n`);
  await cell('rep').click();
  await page.keyboard.press('Control+v');
  await expect.poll(shown('rep')).toBe(second);
  await sheet('reps');
  await cell('name').click();
  const accounts = page
    .getByRole('region', { name: hand.word('kpi:details') })
    .locator('div', { has: page.getByText(hand.word('measures:accounts'), { exact: true }) })
    .locator('dd')
    .first();
  await expect.poll(async () => (await accounts.textContent()) === (await shown('accounts')())).toBe(true);
});

it('says of every pasted cell that is refused why, and writes none', async () => {
  await sheet('reps');
  const before = await said('callsPerDay');
  await put('-3\nabc\n5\n');
  await cell('callsPerDay').click();
  await page.keyboard.press('Control+v');
  const banner = page.getByRole('alert').filter({ hasText: hand.word('grid:refused', { count: 2 }) });
  await banner.getByText(hand.word('grid:reason.VALUE_RANGE.any', { least: 0, most: 50 })).waitFor();
  await banner.getByText(hand.word('grid:reason.VALUE_INVALID.number')).waitFor();
  await expect.poll(shown('callsPerDay')).toBe(before);
});
