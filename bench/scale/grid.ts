import type { Locator, Page } from 'playwright-core';
import { wordsOf } from '../../test/support/driver.ts';
import { highest, median } from './page.ts';
import type { Figure } from './report.ts';

const word = wordsOf('zh');

/** The sheet of accounts: shown, scrolled, sorted, filtered. */
export async function benchGrid(page: Page): Promise<Figure[]> {
  await page.getByRole('tab', { name: word('grid:tab.accounts') }).click();
  const shown = await page.evaluate(async () => {
    const { probe } = window;
    const counts = () => document.querySelector('[class*="counts"]')?.textContent ?? '';
    const end = await probe.when(() => counts().includes('100,000'));
    return end - probe.pressed;
  });
  await page.waitForTimeout(800);
  return [
    { work: 'grid: accounts shown', value: shown },
    ...(await scroll(page)),
    ...(await sort(page)),
    ...(await filter(page)),
  ];
}

/** 180 frames, eleven rows a frame; whole frames in a second by the mean of what they took: a screen of 60 Hz shows 59.9 of them. */
async function scroll(page: Page): Promise<Figure[]> {
  const frames = await page.evaluate(async () => {
    const view = document.querySelector('.ag-body-viewport') ?? document.querySelector('.ag-grid-viewport');
    if (view === null) return [];
    const found: number[] = [];
    let last = performance.now();
    for (let frame = 0; frame < 180; frame++) {
      view.scrollTop += 320;
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      found.push(now - last);
      last = now;
    }
    return found;
  });
  const mean = frames.reduce((sum, frame) => sum + frame, 0) / frames.length;
  return [
    { work: 'grid: scroll', bar: 60, least: true, unit: 'frames/s', value: Math.round(1000 / mean) },
    { work: 'grid: scroll, longest frame', value: highest(frames) },
  ];
}

/**
 * By figures, then by names: first, next, none and again, each from the press to the frame that follows the one with the rows in
 * their new order: by then that one has been painted.
 */
async function sort(page: Page): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [by, column] of [
    ['figures', 'potential'],
    ['names', 'name'],
  ] as const) {
    const heading = page.locator(`.ag-header-cell[col-id="${column}"]`);
    const times: number[] = [];
    for (let run = 0; run < 4; run++) times.push(await sorted(page, heading));
    figures.push(
      { work: `grid: sort by ${by}, click to picture (median of 4)`, bar: 200, value: median(times) },
      { work: `grid: sort by ${by}, longest`, value: highest(times) },
    );
    // The rows as they were, for what comes next.
    await sorted(page, heading);
    await sorted(page, heading);
  }
  return figures;
}

async function sorted(page: Page, heading: Locator): Promise<number> {
  const before = await heading.getAttribute('aria-sort');
  await heading.click();
  const took = await heading.evaluate(async (cell, former) => {
    const { probe } = window;
    await probe.when(() => cell.getAttribute('aria-sort') !== former);
    await new Promise(requestAnimationFrame);
    return performance.now() - probe.pressed;
  }, before);
  await page.waitForTimeout(400);
  return took;
}

/** Each letter of a search, from the key to the frame that follows the one with the rows it leaves and their number. */
async function filter(page: Page): Promise<Figure[]> {
  const times: number[] = [];
  const field = page.getByRole('textbox', { name: word('grid:quickFilter') }).first();
  await field.focus();
  for (const letter of 'qsjc') {
    const before = await page.locator('[class*="counts"]').first().textContent();
    await page.keyboard.press(letter);
    times.push(
      await page.evaluate(async (former) => {
        const { probe } = window;
        const started = performance.now();
        const counts = document.querySelector('[class*="counts"]');
        await probe.when(() => counts?.textContent !== former || performance.now() - started > 2000);
        await new Promise(requestAnimationFrame);
        return performance.now() - probe.pressed;
      }, before),
    );
    await page.waitForTimeout(300);
  }
  await field.fill('');
  await page.waitForTimeout(300);
  return [{ work: 'grid: filter, key to picture (longest)', bar: 150, value: highest(times) }];
}
