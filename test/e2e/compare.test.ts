import { expect, it } from 'vitest';
import { branchIsOnMap, hand, onStage, page, watch } from '../support/stage.ts';

/** Scenarios in a real browser: their tree, who is affected, printing, merging a conflict chosen and a region, re-basing. */

onStage(branchIsOnMap);

const rows = () => page.locator('aside table tbody tr');
const territories = () => rows().locator('[aria-haspopup="menu"]');
const menu = (name: string) =>
  page.getByRole('button', { name: hand.word('scenario:open', { name }), exact: true });
const shown = () => rows().allTextContents();

async function operate(index: number, item: 'dissolve' | 'split'): Promise<void> {
  const before = await shown();
  await territories().nth(index).click();
  await page.getByRole('menuitem', { name: hand.word('whatIf:menu.redraw') }).hover();
  await page.getByRole('menuitem', { name: hand.word(`whatIf:menu.${item}`), exact: true }).click();
  const accept = page.getByRole('button', { name: new RegExp(`^${hand.word('whatIf:accept')}`) });
  await accept.and(page.locator(':enabled')).click();
  await accept.waitFor({ state: 'detached' });
  await expect.poll(shown).not.toEqual(before);
}

async function backAndForth(undone: () => Promise<unknown>, done: () => Promise<unknown>): Promise<void> {
  await page.locator('.leaflet-container').first().focus();
  await page.keyboard.press('Control+z');
  await undone();
  await page.keyboard.press('Control+Shift+z');
  await done();
}

it('a scenario is renamed, coloured, noted, proposed and archived, each undone and redone', async () => {
  await menu('方案A').click();
  await page.getByRole('textbox', { name: hand.word('scenario:name'), exact: true }).fill('方案甲');
  await page.keyboard.press('Enter');
  await menu('方案甲').waitFor();
  await page.getByRole('button', { name: hand.word('scenario:colourNumber', { number: 5 }) }).click();
  await page
    .locator('[aria-pressed="true"]')
    .and(page.getByRole('button', { name: hand.word('scenario:colourNumber', { number: 5 }) }))
    .waitFor();
  const note = page.getByRole('textbox', { name: hand.word('scenario:note') });
  await note.fill('与李强敏谈过');
  await note.blur();
  for (const status of ['proposed', 'approved'] as const) {
    await page.getByRole('combobox', { name: hand.word('scenario:statusLabel') }).click();
    await page.getByRole('option', { name: hand.word(`scenario:status.${status}`) }).click();
    await menu('方案甲')
      .getByText(hand.word(`scenario:status.${status}`))
      .waitFor();
  }
  await page.keyboard.press('Escape');
  const badge = (status: string) =>
    menu('方案甲')
      .getByText(hand.word(`scenario:status.${status}`))
      .waitFor();
  await backAndForth(
    () => badge('proposed'),
    () => badge('approved'),
  );
  for (let step = 0; step < 5; step++) await page.keyboard.press('Control+z');
  await menu('方案A').waitFor();
});

it('a scenario catches up with the one below in one step, keeping its own changes', async () => {
  await hand.branch('方案A', '方案B');
  await operate(2, 'dissolve');
  const own = (await shown()).length;
  await hand.chooseScenario('方案A');
  await operate(6, 'dissolve');
  await hand.chooseScenario('方案B');
  await expect.poll(async () => (await shown()).length).toBe(own);
  await menu('方案B').click();
  await hand.button('rebase:open').click();
  const panel = page.getByRole('dialog', { name: hand.word('rebase:title') });
  await panel.getByRole('table', { name: hand.word('rebase:figures.title') }).waitFor();
  const followed = panel.getByRole('tab', {
    name: new RegExp(`^${hand.word('rebase:tab.followed', { text: '' }).trim()} [1-9]`),
  });
  await followed.click();
  await panel.locator('.ag-row').first().waitFor();
  await panel
    .getByRole('button', { name: hand.word('rebase:apply') })
    .and(page.locator(':enabled'))
    .click();
  await panel.waitFor({ state: 'hidden' });
  await expect.poll(async () => (await shown()).length).toBe(own - 1);
  const after = await shown();
  await backAndForth(
    () => expect.poll(async () => (await shown()).length).toBe(own),
    () => expect.poll(shown).toEqual(after),
  );
});

it('a conflict of a merge is chosen in its row, and a region is taken alone', async () => {
  await hand.branch('方案B', '方案C');
  await operate(1, 'dissolve');
  await hand.chooseScenario('方案B');
  await operate(1, 'split');
  const before = await shown();
  await menu('方案B').click();
  await hand.button('whatIf:merge.open').click();
  const merge = page.getByRole('dialog', { name: hand.word('whatIf:merge.title') });
  await merge.getByRole('combobox', { name: hand.word('whatIf:merge.from') }).click();
  await page.getByRole('option', { name: '方案C', exact: true }).click();
  const row = merge.locator('.ag-row').first();
  await row.waitFor();
  await row.getByText(hand.word('whatIf:merge.theirs'), { exact: true }).click();
  await row
    .getByRole('radio', { name: hand.word('whatIf:merge.theirs') })
    .and(page.locator(':checked'))
    .waitFor();
  await merge
    .getByRole('button', { name: hand.word('whatIf:merge.apply') })
    .and(page.locator(':enabled'))
    .click();
  await merge.waitFor({ state: 'hidden' });
  await expect.poll(shown).not.toEqual(before);
  const after = await shown();
  await backAndForth(
    () => expect.poll(shown).toEqual(before),
    () => expect.poll(shown).toEqual(after),
  );
  await page.keyboard.press('Control+z');
  await expect.poll(shown).toEqual(before);

  await menu('方案B').click();
  await hand.button('whatIf:merge.open').click();
  await merge.getByRole('combobox', { name: hand.word('whatIf:merge.from') }).click();
  await page.getByRole('option', { name: '方案A', exact: true }).click();
  await merge.getByText(hand.word('whatIf:merge.territories'), { exact: true }).click();
  await merge.getByRole('combobox', { name: hand.word('whatIf:merge.pick') }).click();
  await page.getByRole('option').nth(1).click();
  await page.keyboard.press('Escape');
  await merge
    .getByRole('radiogroup', { name: hand.word('whatIf:merge.takeAll') })
    .getByText(hand.word('whatIf:merge.theirs'))
    .click();
  await merge
    .getByRole('button', { name: hand.word('whatIf:merge.apply') })
    .and(page.locator(':enabled'))
    .click();
  await merge.waitFor({ state: 'hidden' });
  await expect.poll(shown).not.toEqual(before);
});

it('who is affected is told per rep and per account, in groups, and printed with the maps', async () => {
  await hand.go('compare');
  await page.locator('.ag-row').first().waitFor();
  for (const facet of ['relationships', 'standing'] as const) {
    await page.getByText(hand.word(`compare:facet.${facet}`), { exact: true }).click();
    await page.locator('.ag-row').first().waitFor();
  }
  await page
    .locator('.ag-header-cell-text', { hasText: hand.word('compare:rep.quota') })
    .first()
    .waitFor();
  await page
    .getByRole('tab', { name: new RegExp(hand.word('compare:tab.accounts', { count: '' }).trim()) })
    .click();
  await page.locator('.ag-row').first().waitFor();
  await page.getByRole('combobox', { name: hand.word('compare:group.label') }).click();
  await page
    .getByRole('option', {
      name: hand.word('compare:group.by', { name: hand.word('compare:city') }),
      exact: true,
    })
    .click();
  const city = page.locator('.ag-row [col-id="group"]').first();
  const name = (await city.textContent()) ?? '';
  await city.dblclick();
  await page.getByText(hand.word('compare:group.only', { name }), { exact: true }).waitFor();
  await hand.button('compare:group.back').click();
  await page.getByRole('textbox', { name: hand.word('compare:filter') }).fill(name);
  await expect.poll(() => page.locator('.ag-row:not(.ag-row-pinned) [col-id="group"]').count()).toBe(1);

  await page.evaluate(() => {
    window.print = () => undefined;
  });
  await hand.button('compare:print.button').click();
  const paper = page.locator('[data-printed-comparison]');
  await paper.waitFor({ state: 'attached' });
  await expect.poll(() => paper.locator('img').count()).toBe(2);
  await expect.poll(() => paper.locator('table').last().locator('tbody tr').count()).toBe(2);
  await page.emulateMedia({ media: 'print' });
  expect((await page.pdf({ preferCSSPageSize: true })).length).toBeGreaterThan(10_000);
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await paper.waitFor({ state: 'detached' });
});

it('four scenarios and a snapshot are compared, the charts as tables too', async () => {
  for (let more = 0; more < 2; more++) await hand.button('compare:add').click();
  await expect.poll(() => page.locator('main .leaflet-container').count()).toBe(4);
  await page.getByText(hand.word('compare:view.charts'), { exact: true }).click();
  const strips = page.getByRole('slider');
  await expect.poll(() => strips.count()).toBe(4);
  await strips.first().focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => strips.first().getAttribute('aria-valuenow')).toBe('1');
  const asTable = page.getByRole('button', { name: new RegExp(`^${hand.word('compare:table.show')}`) });
  await asTable.first().click();
  await page
    .getByRole('region', { name: hand.word('compare:distribution.title') })
    .last()
    .getByRole('table')
    .waitFor();

  await menu('方案B').click();
  await page
    .getByRole('button', { name: new RegExp(`^${hand.word('whatIf:snapshots.compare')}`) })
    .first()
    .click();
  await page.getByText(hand.word('compare:view.maps'), { exact: true }).click();
  await expect.poll(() => page.locator('main .leaflet-container').count()).toBe(2);
  await page.locator('.ag-row').first().waitFor();
  expect(watch).toEqual({ violations: [], errors: [], outside: [] });
});

it('opens a dialog by its keys right after a view was chosen, over the maps and the names on them', async () => {
  await hand.openWizard();
  const covered = await page.locator('main [class*="mapName"]').evaluateAll((names) =>
    names.map((name) => {
      const { x, y, width, height } = name.getBoundingClientRect();
      return document.elementFromPoint(x + width / 2, y + height / 2)?.closest('main') === null;
    }),
  );
  await page.keyboard.press('Escape');
  expect(covered).toEqual([true, true]);
});
