import { expect, it } from 'vitest';
import { hand, onStage, page, watch } from '../support/stage.ts';

/** A year's quotas from a total to an issued sheet, an account that moves in July, and what was noted of it all. */

onStage();

const cell = (node: string, column: string) =>
  page.locator(`.ag-row[row-id="${node}"] .ag-cell[col-id="${column}"]`);
const figure = async (node: string, column: string) =>
  Number((await cell(node, column).first().textContent())?.replaceAll(',', ''));
const view = (name: string) => page.getByText(hand.word(`quota:views.${name}`), { exact: true }).click();

it('spreads, sets a target, draws a season, issues, and moves an account on a date', async () => {
  const { word, button } = hand;
  await hand.openSample();
  await hand.go('quota');
  await page.getByRole('textbox', { name: word('quota:total') }).fill('7亿');
  await button('quota:spread').click();
  await expect.poll(() => figure('all', 'year')).toBe(700_000_000);

  // a month of the whole, by hand: it stays, and the territories meet it
  await cell('all', 'period1').dblclick();
  await page.keyboard.type('60000000');
  await page.keyboard.press('Enter');
  await cell('all', 'period1').and(page.locator('.quota-locked')).waitFor();
  await expect.poll(() => figure('all', 'period1')).toBe(60_000_000);
  await expect.poll(() => figure('all', 'year')).toBe(700_000_000);

  // a target is seen before it is set
  await button('quota:target.open').click();
  await page.getByRole('textbox', { name: word('quota:target.amount') }).fill('8亿');
  await page.getByRole('table', { name: word('quota:target.effect') }).waitFor();
  await button('quota:target.accept').click();
  await expect.poll(() => figure('all', 'year')).toBe(800_000_000);
  await expect.poll(() => figure('all', 'period1')).toBe(60_000_000);

  // December drawn higher: the other months give way
  const firstQuarter = await figure('all', 'period13');
  await view('season');
  const bar = page.getByRole('slider', { name: word('quota:month', { month: 12 }), exact: true });
  // Where it is once it no longer moves.
  await bar.hover();
  const box = await bar.boundingBox();
  if (!box) throw new Error('no bar');
  await page.mouse.move(box.x + 8, box.y + box.height * 0.6);
  await page.mouse.down();
  await page.mouse.move(box.x + 8, box.y + 4, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(14);
  await button('quota:seasonEditor.save').click();
  await view('sheet');
  await expect.poll(() => figure('all', 'period13')).toBeLessThan(firstQuarter);

  await view('waterfall');
  await page.getByText(/与目标一分不差/).waitFor();
  await view('sheet');

  await page.getByRole('textbox', { name: word('quota:why') }).fill('年度下达');
  await button('quota:issue').click();
  await button('quota:transfer.open').click();
  const dialog = page.getByRole('dialog', { name: word('quota:transfer.title') });
  await dialog.getByPlaceholder(word('quota:transfer.search')).fill('有限公司');
  await page.getByRole('option').first().click();
  await dialog.getByText(word('quota:transfer.title')).click();
  await dialog.getByLabel(word('quota:transfer.to'), { exact: true }).first().click();
  await page.getByRole('option').filter({ visible: true }).nth(5).click();
  const effect = dialog.getByRole('table', { name: word('quota:transfer.effect') });
  await effect.waitFor();
  await dialog.getByRole('button', { name: word('quota:transfer.accept') }).click();
  await dialog.waitFor({ state: 'hidden' });
  await expect.poll(() => figure('all', 'year')).toBe(800_000_000);

  await view('changes');
  const changes = page.getByRole('table', { name: word('quota:views.changes') });
  await changes.getByText(word('quota:changes.kinds.transfer')).first().waitFor();
  await changes.getByText('年度下达').waitFor();
  expect(watch).toEqual({ violations: [], errors: [], outside: [] });
});
