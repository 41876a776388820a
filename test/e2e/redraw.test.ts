import { beforeEach, expect, it } from 'vitest';
import { mapAtRest, pullBorder } from '../support/map.ts';
import { branchIsOnMap, hand, onStage, page, watch } from '../support/stage.ts';

/** Every tool of the map in a real browser, each with undo and redo; then with the keyboard alone. */

onStage(async () => {
  await branchIsOnMap();
  await page.mouse.click(...(await at(0.02, 0.9)));
  await page.getByRole('list', { name: hand.word('scenario:title') }).waitFor({ state: 'hidden' });
});

beforeEach(async () => {
  await map().focus();
  for (let step = 0; step < 4; step++) await page.keyboard.press('Escape');
  await page.keyboard.press('1');
  await page.keyboard.press('f');
  await mapAtRest(page);
});
const map = () => page.locator('section .leaflet-container');
const rows = () => page.locator('aside table tbody tr');
const thought = () => page.locator('aside table tbody tr[data-thought]');
const territories = () => page.locator('aside table tbody [aria-haspopup="menu"]');
const accept = () => page.getByRole('button', { name: new RegExp(`^${hand.word('whatIf:accept')}`) });
/** Every territory's name, accounts and workload: what an edit changes and undo brings back; nothing that is only thought of. */
async function figures(): Promise<string[]> {
  await page.mouse.move(300, 5);
  const clear = hand.button('kpi:clear');
  if (await clear.isVisible()) await clear.click();
  await expect.poll(() => thought().count()).toBe(0);
  return rows().evaluateAll((all) =>
    all.map((row) => [...row.querySelectorAll('th, td')].map(({ textContent }) => textContent).join(' ')),
  );
}

async function at(x: number, y: number): Promise<[number, number]> {
  const box = await map().boundingBox();
  if (box === null) throw new Error('no map');
  return [box.x + box.width * x, box.y + box.height * y];
}

async function drag(...places: (readonly [number, number])[]): Promise<void> {
  const [first, ...rest] = places;
  if (first === undefined) return;
  await page.mouse.move(...(await at(...first)));
  await page.mouse.down();
  for (const place of rest) await page.mouse.move(...(await at(...place)), { steps: 6 });
}

/** What an edit did is taken back by undo, done again by redo, and taken back for the next. */
async function isOneStep(edit: () => Promise<unknown>): Promise<void> {
  const before = await figures();
  await edit();
  await expect.poll(figures).not.toEqual(before);
  const after = await figures();
  await map().focus();
  await page.keyboard.press('Control+z');
  await expect.poll(figures).toEqual(before);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(figures).toEqual(after);
  await page.keyboard.press('Control+z');
  await expect.poll(figures).toEqual(before);
}

/** Makes the n-th territory of the list the one that is given to. */
async function makeActive(index: number): Promise<void> {
  await rows().nth(index).locator('td').first().click();
  await map().focus();
  await page.keyboard.press('Escape');
}

async function take(): Promise<void> {
  await accept().and(page.locator(':enabled')).click();
  await accept().waitFor({ state: 'detached' });
}

it('held Space moves the map and nothing else, with any tool in hand', async () => {
  const before = await figures();
  await page.keyboard.press('b');
  const pane = page.locator('section .leaflet-map-pane');
  const where = () => pane.getAttribute('style');
  const start = await where();
  await page.keyboard.down('Space');
  await drag([0.5, 0.5], [0.6, 0.6]);
  await page.mouse.up();
  await page.keyboard.up('Space');
  await expect.poll(where).not.toBe(start);
  expect(await figures()).toEqual(before);
});

it('paint by click, brush and border: figures follow the drag, letting go is one step', async () => {
  await makeActive(7);
  await page.keyboard.press('p');
  await isOneStep(async () => page.mouse.click(...(await at(0.6, 0.55))));

  await page.keyboard.press('b');
  await isOneStep(async () => {
    await drag([0.52, 0.5], [0.62, 0.52]);
    // Not let go of yet: rows, effect and guard rails tell what would be.
    await expect.poll(() => thought().count()).toBeGreaterThan(1);
    const panel = page.getByRole('region', { name: hand.word('effect:title') });
    await panel.locator('[data-role="takes"] [data-figure="deviation"]').waitFor();
    await page.mouse.up();
  });

  await page.keyboard.press('b');
  const before = await figures();
  await drag([0.52, 0.5], [0.62, 0.52]);
  await expect.poll(() => thought().count()).toBeGreaterThan(1);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect.poll(() => thought().count()).toBe(0);
  expect(await figures()).toEqual(before);

  await page.keyboard.press('e');
  await isOneStep(async () => {
    // Somewhere along the row a unit lies beside a border.
    const places = await Promise.all(Array.from({ length: 10 }, (_, step) => at(0.4 + step * 0.02, 0.5)));
    const [[west], [east]] = [await at(0, 0.5), await at(0.1, 0.5)];
    expect(await pullBorder(page, places, east - west)).toBe(true);
  });
});

it('a rectangle and a lasso open their summary, taken or left; accounts, units, or both', async () => {
  const summary = page.getByRole('region', { name: hand.word('map:area.title') });
  await makeActive(3);
  await page.keyboard.press('r');
  const before = await figures();
  await drag([0.45, 0.4], [0.6, 0.6]);
  await expect.poll(() => thought().count()).toBeGreaterThan(1);
  await page.mouse.up();
  await summary.waitFor();
  await page.keyboard.press('Escape');
  await summary.waitFor({ state: 'hidden' });
  await page.keyboard.press('Escape');
  await expect.poll(figures).toEqual(before);

  for (const scope of ['1', '2', '3']) {
    await map().focus();
    await page.keyboard.press(scope);
    await page.keyboard.press('l');
    await isOneStep(async () => {
      await drag([0.5, 0.45], [0.6, 0.45], [0.6, 0.6], [0.5, 0.6]);
      await page.mouse.up();
      await summary.waitFor();
      await page.keyboard.press('Enter');
      await summary.waitFor({ state: 'hidden' });
    });
    await page.keyboard.press('Escape');
  }
});

it('a single account is moved as an exception, marked in the list, and goes back to its unit', async () => {
  await page.getByRole('tab', { name: hand.word('grid:tab.accounts'), exact: true }).click();
  await page.locator('.ag-row').first().locator('.ag-cell').first().click();
  await hand.button('kpi:show').click();
  await mapAtRest(page);
  await makeActive(5);
  await page.keyboard.press('a');
  await isOneStep(async () => page.mouse.click(...(await at(0.5, 0.5))));
  const free = await figures();
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(figures).not.toEqual(free);
  // A click on what is held apart here already gives it back to its unit.
  await isOneStep(async () => page.mouse.click(...(await at(0.5, 0.5))));
  await page.keyboard.press('Control+z');
  await expect.poll(figures).toEqual(free);
});

it('a territory is split along a drawn line, freehand or by clicks, and by load and by city', async () => {
  const count = await territories().count();
  await page.keyboard.press('x');
  await isOneStep(async () => {
    await drag([0.45, 0.3], [0.5, 0.5], [0.55, 0.7]);
    await page.mouse.up();
    await take();
    await expect.poll(() => territories().count()).toBe(count + 1);
  });
  await page.keyboard.press('x');
  await isOneStep(async () => {
    await page.mouse.click(...(await at(0.45, 0.55)));
    await page.mouse.dblclick(...(await at(0.65, 0.56)));
    await take();
  });
  for (const item of ['split', 'splitCity']) await isOneStep(() => operate(3, item));
});

/** Chooses an operation of a territory's menu and takes what its preview shows. */
async function operate(index: number, item: string): Promise<void> {
  await territories().nth(index).click();
  await page.getByRole('menuitem', { name: hand.word('whatIf:menu.redraw') }).hover();
  await page.getByRole('menuitem', { name: hand.word(`whatIf:menu.${item}`), exact: true }).click();
  await take();
}

it('an operation brings its territory into view beside its card, in a small window too', async () => {
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  await page.setViewportSize({ width: 1024, height: 700 });
  // Away from everything, as one may be before one opens it from the list.
  for (let step = 0; step < 4; step++) await page.keyboard.press('+');
  await drag([0.9, 0.5], [0.1, 0.5]);
  await page.mouse.up();
  const name = (await rows().nth(3).locator('th').textContent())?.trim() ?? '';
  await territories().nth(3).click();
  await page.getByRole('menuitem', { name: hand.word('whatIf:menu.redraw') }).hover();
  await page.getByRole('menuitem', { name: hand.word('whatIf:menu.split'), exact: true }).click();
  await accept().and(page.locator(':enabled')).waitFor();
  await mapAtRest(page);
  const card = await page
    .getByRole('region', { name: hand.word('whatIf:title.split', { name }) })
    .boundingBox();
  const frame = await map().boundingBox();
  if (card === null || frame === null) throw new Error('no card');
  // The middle of the free room beside the card lies in the territory or one of its parts.
  const [x, y] = [(card.x + card.width + frame.x + frame.width - 48) / 2, frame.y + frame.height / 2];
  await page.mouse.move(x, y);
  await expect.poll(() => page.locator('[class*="hoverTerritory"]').textContent()).toContain(name);
  await page.keyboard.press('Escape');
  await accept().waitFor({ state: 'detached' });
  await page.setViewportSize({ width, height });
});

it('merge, swap, dissolve, overflow, straighten and fill are each one step', async () => {
  for (const item of ['kpi:mergeInto', 'whatIf:menu.swap'])
    await isOneStep(async () => {
      await territories().nth(3).click();
      await page.getByRole('menuitem', { name: hand.word(item) }).hover();
      await page.locator('[role="menu"]').last().getByRole('menuitem').nth(1).click();
      await take();
    });
  await isOneStep(() => operate(3, 'dissolve'));
  await isOneStep(() => operate(3, 'giveOverflow'));
  const everywhere = async (item: string) => {
    await page.mouse.click(...(await at(0.9, 0.5)), { button: 'right' });
    await page.getByRole('menuitem', { name: hand.word(`whatIf:menu.${item}`), exact: true }).click();
    await take();
  };
  await isOneStep(() => everywhere('straightenAll'));
  await isOneStep(() => everywhere('fillHolesAll'));
});

it('with the keyboard alone: select, give away, draw a line, take a split, undo', async () => {
  await page.keyboard.press(']');
  await page.keyboard.press(']');
  await page.keyboard.press('Escape');
  await map().focus();
  await isOneStep(async () => {
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Enter');
  });
  await page.keyboard.press('x');
  await isOneStep(async () => {
    const press = async (key: string, times: number) => {
      for (let time = 0; time < times; time++) await page.keyboard.press(key);
    };
    await press('ArrowUp', 5);
    await press('Enter', 1);
    await press('ArrowDown', 10);
    await press('Enter', 2);
    await accept().and(page.locator(':enabled')).waitFor();
    await page.keyboard.press('Enter');
    await accept().waitFor({ state: 'detached' });
  });
  // The unassigned bucket stands in the round, and takes.
  await page.keyboard.press('Escape');
  await map().focus();
  await page.keyboard.press('v');
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press(']');
    if (await page.locator('aside tr[class*="unassigned"][data-active]').isVisible()) break;
  }
  await map().focus();
  await isOneStep(async () => {
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
  });
  expect(watch).toEqual({ violations: [], errors: [], outside: [] });
});
