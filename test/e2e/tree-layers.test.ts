import { describe, expect, it } from 'vitest';
import { hand, onStage, page, watch } from '../support/stage.ts';

/** The territory tree and the layers on the sample, by mouse and by keyboard. */

onStage(async () => {
  await hand.openSample();
  await hand.go('map');
});

const groups = () => page.locator('aside tr[data-group]');
const groupRow = (name: string) => groups().filter({ hasText: name });
/** Number of territories a group's row says it has. */
const countIn = async (name: string) =>
  Number(await groupRow(name).first().locator('th [role="img"]').innerText());

async function groupBy(way: 'province' | 'balanced', count?: number, above = false): Promise<void> {
  await hand.button('tree:menu').click();
  await page.getByRole('combobox', { name: hand.word('tree:by.label') }).click();
  await page.getByRole('option', { name: hand.word(`tree:by.${way}`), exact: true }).click();
  if (count !== undefined)
    await page.getByRole('textbox', { name: hand.word('tree:count') }).fill(String(count));
  if (above) await page.getByRole('checkbox', { name: hand.word('tree:above') }).check();
  await hand.button('tree:make').click();
  await hand.button('tree:make').waitFor({ state: 'hidden' });
}

describe('the territory tree', () => {
  it('is grouped, dragged, renamed and rolled up; the map follows its level', async () => {
    await groupBy('balanced', 8);
    await expect.poll(() => groups().count()).toBe(8);

    // With the first area folded its row, the second's and the second's first territory stand at the top, in sight at any height.
    const target = groups().first();
    await target.locator('th button').first().click();
    const other = (await target.locator('th button').nth(1).innerText()).split('\n')[0] ?? '';
    const was = await countIn(other);
    const territory = groups().nth(1).locator('xpath=following-sibling::tr[1]');
    // Where it is once it no longer moves.
    await territory.locator('td').first().hover();
    const from = await territory.locator('td').first().boundingBox();
    const to = await target.locator('td').first().boundingBox();
    if (from === null || to === null) throw new Error('nothing to drag');
    await page.mouse.move(from.x + 20, from.y + 12);
    await page.mouse.down();
    await page.mouse.move(to.x + 24, to.y + 8, { steps: 4 });
    await page.mouse.move(to.x + 26, to.y + 12, { steps: 2 });
    await page.mouse.up();
    await expect.poll(() => countIn(other)).toBe(was + 1);
    await page.keyboard.press('Control+z');
    await expect.poll(() => countIn(other)).toBe(was);

    await groupBy('balanced', 2, true);
    await expect.poll(() => groups().count()).toBe(10);
    await expect.poll(async () => (await countIn('大区 1')) + (await countIn('大区 2'))).toBe(36);

    await groupRow(other).getByRole('button').nth(1).focus();
    await page.keyboard.press('F2');
    await page.getByRole('textbox', { name: hand.word('tree:rename') }).fill('沿海片区');
    await page.keyboard.press('Enter');
    await groupRow('沿海片区').waitFor();

    await groupRow('沿海片区').getByRole('button').nth(1).click();
    const details = page.getByRole('region', { name: hand.word('kpi:details') });
    await details.getByText('沿海片区', { exact: true }).waitFor();
    await expect.poll(() => details.locator('dd').first().innerText()).toBe(String(was));

    await page
      .getByRole('button', { name: `${hand.word('tree:level.label')}: ${hand.word('tree:level.territory')}` })
      .click();
    await page.getByRole('menuitem', { name: hand.word('tree:level.area') }).click();
    await page
      .getByRole('button', { name: `${hand.word('tree:level.label')}: ${hand.word('tree:level.area')}` })
      .waitFor();
    expect(watch).toEqual({ violations: [], errors: [], outside: [] });
  });
});

describe('layers', () => {
  it('are made by a rule, have their own accounts, and geography keeps the rest', async () => {
    await hand.branch(hand.word('scenario:presentName'), '方案A');
    const layerButton = (name: string) =>
      page.getByRole('button', { name: hand.word('layers:open', { name }), exact: true });
    await layerButton(hand.word('layers:geography')).click();
    await hand.button('layers:edit').click();
    await hand.button('layers:add').click();
    await page.getByRole('textbox', { name: hand.word('layers:name'), exact: true }).fill('医疗');
    await page.getByRole('combobox', { name: hand.word('layers:values') }).fill('医疗健康');
    await page.keyboard.press('Enter');
    const selected = page.getByText(/^选出 [\d,]+ 个客户/);
    await selected.waitFor();
    const accounts = /选出 ([\d,]+) /.exec(await selected.innerText())?.[1] ?? '';
    await hand.button('layers:create').click();
    await layerButton('医疗').waitFor();
    const shown = page.locator('dl dt', { hasText: hand.word('measures:accounts') }).locator('xpath=../dd');
    await expect.poll(() => shown.first().innerText()).toBe(accounts);
    await page
      .getByRole('dialog', { name: hand.word('layers:editorTitle') })
      .getByRole('button', { name: hand.word('close') })
      .click();

    await layerButton('医疗').click();
    await page
      .getByRole('list', { name: hand.word('layers:title') })
      .getByText(hand.word('layers:geography'))
      .click();
    const rest = 6000 - Number(accounts.replaceAll(',', ''));
    await expect.poll(async () => Number((await shown.first().innerText()).replaceAll(',', ''))).toBe(rest);
    expect(watch).toEqual({ violations: [], errors: [], outside: [] });
  });
});
