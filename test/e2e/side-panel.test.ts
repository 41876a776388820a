import { describe, expect, it } from 'vitest';
import { branchIsOnMap, hand, onStage, page, watch } from '../support/stage.ts';

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
    const before = await table();
    expect(before.whole).toBeGreaterThanOrEqual(8);

    await rows().nth(1).locator('td').first().click();
    await details().waitFor();
    expect(await table()).toEqual(before);
    expect(await checks().isVisible()).toBe(false);

    await hand.button('kpi:summary').click();
    await checks().waitFor();
    expect(await details().count()).toBe(0);
    expect(await rows().nth(1).getAttribute('aria-selected')).toBe('true');
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
});
