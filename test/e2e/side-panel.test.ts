import { describe, expect, it } from 'vitest';
import { branchIsOnMap, hand, onStage, page, watch } from '../support/stage.ts';
import { still } from '../support/still.ts';

/** What is selected and the scenario's figures share the panel beside the map: the table of territories stays as it is. */

onStage(branchIsOnMap);

const rows = () => page.locator('aside tbody tr');
const details = () => page.getByRole('region', { name: hand.word('kpi:details') });
const checks = () => page.getByRole('region', { name: hand.word('kpi:principles') });

/** Rows of the table that are seen whole, and where its first row lies. */
const table = () =>
  page.evaluate(() => {
    const edge = (of: string, side: 'top' | 'bottom') =>
      document.querySelector(`aside ${of}`)?.getBoundingClientRect()[side] ?? Number.NaN;
    const [top, bottom] = [edge('thead', 'bottom') - 1, edge('tfoot', 'top') + 1];
    const boxes = [...document.querySelectorAll('aside tbody tr')].map((row) => row.getBoundingClientRect());
    return {
      whole: boxes.filter((box) => box.top >= top && box.bottom <= bottom).length,
      first: boxes[0]?.top,
    };
  });

describe('the panel beside the map', () => {
  it('shows what is selected in place of the sums, and the table does not move', async () => {
    await checks().waitFor();
    const before = await still(table);
    expect(before.whole).toBeGreaterThanOrEqual(8);

    await rows().nth(1).locator('td').first().click();
    await details().waitFor();
    expect(await table()).toEqual(before);
    await checks().waitFor({ state: 'hidden' });

    await hand.button('kpi:summary').click();
    await checks().waitFor();
    await details().waitFor({ state: 'detached' });
    await expect.poll(() => rows().nth(1).getAttribute('aria-selected')).toBe('true');
    await hand.button('kpi:details').click();
    await details().waitFor();

    // With a brush in hand the figures that follow it are looked at.
    await page.keyboard.press('b');
    await checks().waitFor();
    expect(await table()).toEqual(before);
    await page.keyboard.press('v');
    await details().waitFor();
    expect(watch).toEqual({ violations: [], errors: [], outside: [] });
  });

  it('makes room for what is unfolded, and a row that is pressed stays under the pointer', async () => {
    const folded = await still(table);
    for (const unfold of ['design:shape.title', 'review:comments.add']) {
      const fold = details().getByRole('button', { name: hand.word(unfold), exact: true });
      await fold.click();
      await details().locator('[data-explained]').waitFor();
      await expect
        .poll(() =>
          fold.evaluate(
            (head) =>
              head.getBoundingClientRect().top -
              (head.closest('section[aria-label]')?.getBoundingClientRect().top ?? 0),
          ),
        )
        .toBeLessThan(100);
      const unfolded = await still(table);
      expect(unfolded.first).toBeGreaterThan((folded.first ?? 0) + 60);
      expect(unfolded.whole).toBeGreaterThanOrEqual(4);

      // Another territory's name, pressed twice: it is selected, then renamed.
      for (const at of [2, 1]) {
        await rows().nth(at).getByRole('button').first().dblclick();
        await rows()
          .nth(at)
          .getByRole('textbox', { name: hand.word('kpi:rename') })
          .waitFor();
        await expect.poll(() => rows().nth(at).getAttribute('aria-selected')).toBe('true');
        expect(await table()).toEqual(unfolded);
        await page.keyboard.press('Escape');
      }
      await fold.click();
      await expect.poll(table).toEqual(folded);
    }
  });

  it('leaves the sheet and itself room in a low window, and sizes dragged there stay', async () => {
    const wide = { width: 1440, height: 900 };
    const grid = page.getByRole('region', { name: hand.word('grid:tab.territories'), exact: true });
    const wholeRows = () =>
      grid.evaluate((sheet) => {
        const edge = (of: string, side: 'top' | 'bottom') =>
          sheet.querySelector(of)?.getBoundingClientRect()[side] ?? Number.NaN;
        const [top, bottom] = [edge('.ag-header', 'bottom') - 1, edge('.ag-row-pinned', 'top') + 1];
        const boxes = [...sheet.querySelectorAll('.ag-row:not(.ag-row-pinned)')].map((row) =>
          row.getBoundingClientRect(),
        );
        return boxes.filter((box) => box.top >= top && box.bottom <= bottom).length;
      });
    await page.setViewportSize({ width: 1024, height: 700 });
    await expect.poll(wholeRows).toBeGreaterThanOrEqual(6);
    await expect.poll(async () => (await table()).whole).toBeGreaterThanOrEqual(6);
    // How many there are is said once, without the bucket of what is unassigned.
    expect(await grid.locator('[class*="counts"]').textContent()).toBe(
      hand.word('grid:ofTerritories', { text: '36' }),
    );
    expect(await grid.locator('.ag-row-pinned [col-id="name"]').first().textContent()).toBe(
      hand.word('grid:total'),
    );

    const handle = page.getByRole('separator', { name: hand.word('resizePanel') }).first();
    const before = await still(wholeRows);
    const box = await still(() => handle.boundingBox());
    if (box === null) throw new Error('no handle');
    await page.mouse.move(box.x + 100, box.y);
    await page.mouse.down();
    await page.mouse.move(box.x + 100, box.y - 60, { steps: 4 });
    await page.mouse.up();
    await expect.poll(wholeRows).toBe(before + 2);
    await page.setViewportSize(wide);
    await expect.poll(async () => (await table()).whole).toBeGreaterThanOrEqual(8);
    await page.setViewportSize({ width: 1024, height: 700 });
    await expect.poll(wholeRows).toBe(before + 2);
    await page.setViewportSize(wide);
    await expect.poll(async () => (await table()).whole).toBeGreaterThanOrEqual(8);
  });

  it('lets go of what was found as soon as it is found', async () => {
    await page.keyboard.press('Escape');
    await details().waitFor({ state: 'detached' });
    const name = (await rows().nth(1).getByRole('button').first().innerText()).trim();
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder(hand.word('search.placeholder')).fill(name);
    await page.locator('[data-action]', { hasText: name }).first().click();
    await page.keyboard.press('Escape');
    await details().waitFor({ state: 'detached' });
    await page.locator('[data-action]').first().waitFor({ state: 'detached' });
    expect(await details().count()).toBe(0);
    expect(watch).toEqual({ violations: [], errors: [], outside: [] });
  });
});
