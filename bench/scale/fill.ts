import type { Page } from 'playwright-core';
import { wordsOf } from '../../test/support/driver.ts';
import { highest } from './page.ts';
import type { Figure } from './report.ts';

const word = wordsOf('zh');

/** The potential of the first of 100,000 accounts given to all, and that taken back: how long it takes, and what holds the window. */
export async function benchFill(page: Page): Promise<Figure[]> {
  await page.getByRole('tab', { name: word('grid:tab.accounts') }).click();
  await page.getByText(word('grid:ofAccounts', { text: '100,000' })).waitFor();
  await page.locator('.ag-row[row-index="0"] [col-id="potential"]').click();
  await page.keyboard.press('Control+Shift+ArrowDown');
  await page.waitForTimeout(1500);
  return [...(await pressed(page, 'fill', 'Control+d')), ...(await pressed(page, 'its undo', 'Control+z'))];
}

async function pressed(page: Page, what: string, keys: string): Promise<Figure[]> {
  const tasks = await page.evaluateHandle(() => {
    const found: number[] = [];
    const watch = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) found.push(duration);
    });
    watch.observe({ type: 'longtask' });
    return found;
  });
  await page.evaluate(() => window.probe.clear());
  await page.keyboard.press(keys);
  const took = await page.evaluate(async (saved) => {
    const { probe } = window;
    const total = () => document.querySelector('.ag-row-pinned [col-id="potential"]')?.textContent;
    const before = total();
    await probe.when(() => total() !== before);
    await probe.when(
      () => [...document.querySelectorAll('footer')].at(-1)?.textContent?.includes(saved) === true,
    );
    return performance.now() - probe.pressed;
  }, word('status.saved'));
  await page.waitForTimeout(1000);
  return [
    { work: `100,000 cells, ${what}: key to written and shown`, value: took },
    {
      work: `100,000 cells, ${what}: longest task of the window`,
      value: highest(await tasks.jsonValue()),
    },
  ];
}
