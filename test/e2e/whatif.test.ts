import { expect, it } from 'vitest';
import { pullBorder } from '../support/map.ts';
import { branchIsOnMap, hand, onStage, page, watch } from '../support/stage.ts';

/** What-if in a real browser: tools and set operations with undo, guard rails, snapshots, merging, comparing. */

onStage(branchIsOnMap);

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const rows = () => page.locator('aside table tbody tr');
const territories = () => rows().locator('[aria-haspopup="menu"]');
const accept = () => page.getByRole('button', { name: new RegExp(`^${hand.word('whatIf:accept')}`) });
const workloads = () =>
  rows().evaluateAll((all) => all.map((row) => row.querySelectorAll('td')[0]?.textContent ?? '').join(' '));

async function open(index: number, item: string): Promise<void> {
  await territories().nth(index).click();
  await page.getByRole('menuitem', { name: hand.word('whatIf:menu.redraw') }).hover();
  await page.getByRole('menuitem', { name: hand.word(`whatIf:menu.${item}`), exact: true }).click();
}

async function take(): Promise<void> {
  await accept().and(page.locator(':enabled')).click();
  await accept().waitFor({ state: 'detached' });
}

it('a set operation is shown first, taken or left, and is one step back', async () => {
  // The table is put together after the map.
  await expect.poll(workloads).not.toBe('');
  const count = await territories().count();
  const before = await workloads();
  await open(3, 'split');
  await accept().and(page.locator(':enabled')).waitFor();
  await page.keyboard.press('Escape');
  await accept().waitFor({ state: 'detached' });
  await expect.poll(workloads).toBe(before);

  for (const item of ['split', 'dissolve'] as const) {
    await open(3, item);
    await take();
    await expect.poll(() => territories().count()).toBe(item === 'split' ? count + 1 : count - 1);
    await page.keyboard.press('Control+z');
    await expect.poll(() => territories().count()).toBe(count);
    await expect.poll(workloads).toBe(before);
  }

  await territories().nth(0).click();
  await page.getByRole('menuitem', { name: hand.word('kpi:mergeInto') }).hover();
  await page.locator('[role="menu"]').last().getByRole('menuitem').nth(1).click();
  await take();
  await expect.poll(() => territories().count()).toBe(count - 1);
  await page.keyboard.press('Control+z');
  await expect.poll(workloads).toBe(before);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => territories().count()).toBe(count - 1);
  await page.keyboard.press('Control+z');
  await expect.poll(workloads).toBe(before);
});

/** What the pointer would take is told in the rows, too: away from the map they show what is stored. */
const leaveMap = () => page.mouse.move(300, 5);

it('brush and border give units away in one step each', async () => {
  const box = await page.locator('.leaflet-container').boundingBox();
  if (box === null) throw new Error('no map');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const before = await workloads();
  // The first press picks a territory up; the stroke then paints with it.
  await page.keyboard.press('b');
  await page.getByRole('slider', { name: hand.word('whatIf:brush.size') }).waitFor();
  await page.mouse.click(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y + 10, { steps: 6 });
  await page.mouse.up();
  await leaveMap();
  await expect.poll(workloads).not.toBe(before);
  await page.keyboard.press('Control+z');
  await expect.poll(workloads).toBe(before);

  await page.keyboard.press('e');
  // Somewhere along the row a unit lies beside a border.
  const places = Array.from({ length: 12 }, (_, step): [number, number] => [x - 90 + step * 15, y]);
  expect(await pullBorder(page, places, 70)).toBe(true);
  await leaveMap();
  await expect.poll(workloads).not.toBe(before);
  await page.keyboard.press('Control+z');
  await expect.poll(workloads).toBe(before);
  await page.keyboard.press('v');
});

it('a rule that forbids is obeyed, and locks are', async () => {
  await hand.button('whatIf:rails.title').click();
  const capacity = page.getByRole('radiogroup', { name: hand.word('whatIf:rails.capacity') });
  await capacity.getByText(hand.word('whatIf:rails.mode.forbid')).click();
  await page.keyboard.press('Escape');
  await open(3, 'split');
  await page.getByLabel(hand.word('whatIf:forbidden')).first().waitFor();
  await accept().and(page.locator(':disabled')).waitFor();
  await page.keyboard.press('Escape');
  await accept().waitFor({ state: 'detached' });
  await page.keyboard.press('Control+z');
  await territories().nth(2).click();
  await page.getByRole('menuitem', { name: new RegExp(`^${hand.word('kpi:lock')}`) }).click();
  await territories().nth(2).click();
  const redraw = page.getByRole('menuitem', { name: hand.word('whatIf:menu.redraw') });
  await redraw.and(page.locator(':disabled')).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await territories().nth(2).click();
  await redraw.and(page.locator(':enabled')).waitFor();
  await page.keyboard.press('Escape');
  await redraw.waitFor({ state: 'hidden' });
});

it('changes of another scenario are merged with the conflict chosen, and a snapshot stands before', async () => {
  const count = await territories().count();
  const has = (wanted: number) => expect.poll(() => territories().count()).toBe(wanted);
  await hand.branch('方案A', '方案B');
  await open(3, 'dissolve');
  await take();
  await has(count - 1);
  await hand.chooseScenario('方案A');
  await has(count);
  await open(3, 'split');
  await take();
  await has(count + 1);
  const before = await workloads();
  await page
    .getByRole('button', { name: hand.word('scenario:open', { name: '方案A' }), exact: true })
    .click();
  await hand.button('whatIf:merge.open').click();
  const merge = page.getByRole('dialog', { name: hand.word('whatIf:merge.title') });
  await merge.getByRole('table').first().waitFor();
  await merge
    .getByRole('radiogroup', { name: hand.word('whatIf:merge.takeAll') })
    .getByText(hand.word('whatIf:merge.theirs'))
    .click();
  await merge
    .getByRole('button', { name: hand.word('whatIf:merge.apply') })
    .and(page.locator(':enabled'))
    .click();
  await merge.waitFor({ state: 'hidden' });
  await expect.poll(workloads).not.toBe(before);
  const after = await workloads();

  await page
    .getByRole('button', { name: hand.word('scenario:open', { name: '方案A' }), exact: true })
    .click();
  const restore = page.getByRole('button', {
    name: hand.word('whatIf:snapshots.restoreName', { name: hand.word('whatIf:snapshots.reason.merge') }),
  });
  await restore.first().click();
  await expect.poll(workloads).toBe(before);
  await page.keyboard.press('Escape');
  await page.locator('.leaflet-container').focus();
  await page.keyboard.press('Control+z');
  await expect.poll(workloads).toBe(after);
});

it('two, three and four scenarios are compared, every way there is', async () => {
  await hand.branch('方案A', '方案C');
  await open(5, 'dissolve');
  await take();
  await hand.go('compare');
  const maps = page.locator('main .leaflet-container');
  await expect.poll(() => maps.count()).toBe(2);
  await hand.button('compare:add').click();
  await hand.button('compare:add').click();
  await expect.poll(() => maps.count()).toBe(4);
  const view = (name: string) => page.getByText(hand.word(`compare:view.${name}`), { exact: true });
  await view('swipe').click();
  await page.getByRole('slider', { name: hand.word('compare:swipe') }).focus();
  await page.keyboard.press('ArrowRight');
  await page.locator('[aria-valuenow="52"]').waitFor();
  await view('difference').click();
  await expect.poll(() => maps.count()).toBe(1);
  await view('charts').click();
  await expect.poll(() => page.locator('main canvas').count()).toBe(2);
  await page
    .getByRole('tab', { name: new RegExp(hand.word('compare:tab.affected', { count: '' }).trim()) })
    .click();
  await page.locator('.ag-row').first().waitFor();
  const goal = page.getByRole('button', {
    name: new RegExp(
      literal(hand.word('compare:goal.label', { name: hand.word('compare:figure.territories') })),
    ),
  });
  await goal.click();
  await page
    .getByRole('button', { name: new RegExp(hand.word('compare:goal.more')) })
    .first()
    .waitFor();
  const download = page.waitForEvent('download');
  await hand.button('compare:export').click();
  expect((await download).suggestedFilename()).toMatch(/\.xlsx$/);
});

it('a scenario in force is only looked at, and branched to be edited', async () => {
  await hand.go('map');
  await page
    .getByRole('button', { name: hand.word('scenario:open', { name: '方案C' }), exact: true })
    .click();
  await page.getByRole('combobox', { name: hand.word('scenario:statusLabel') }).click();
  await page.getByRole('option', { name: hand.word('scenario:status.inForce') }).click();
  await page.keyboard.press('Escape');
  await page.getByText(hand.word('whatIf:frozen.text')).waitFor();
  await hand.button('whatIf:frozen.branch').click();
  await page
    .getByRole('button', {
      name: hand.word('scenario:open', { name: hand.word('whatIf:frozen.copy', { name: '方案C' }) }),
      exact: true,
    })
    .waitFor();
  await page.getByText(hand.word('whatIf:frozen.text')).waitFor({ state: 'hidden' });
  expect(watch).toEqual({ violations: [], errors: [], outside: [] });
});
