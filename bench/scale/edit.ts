import type { Page } from 'playwright-core';
import { median } from './page.ts';
import type { Figure } from './report.ts';

const runs = 3;

/** One township to another territory and back again, from the key to the picture with all sums made anew. */
export async function benchEdit(page: Page): Promise<Figure[]> {
  // A territory to give to, and with the map in focus a township that another one has.
  await page.locator('aside table tbody tr').nth(2).locator('td').first().click();
  await page.locator('.leaflet-container').focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForTimeout(800);
  const moves: number[] = [];
  const undos: number[] = [];
  for (let run = 0; run < runs; run++) {
    moves.push(await keyToPicture(page, 'Enter'));
    undos.push(await keyToPicture(page, 'Control+z'));
  }
  return [
    { work: 'edit: a township to another territory, key to picture', value: median(moves) },
    { work: 'edit: undo, key to picture', value: median(undos) },
  ];
}

async function keyToPicture(page: Page, key: string): Promise<number> {
  await page.evaluate(() => window.probe.clear());
  await page.keyboard.press(key);
  const took = await page.evaluate(async () => {
    const { probe } = window;
    return (await probe.drawn(() => true)) - probe.pressed;
  });
  await page.waitForTimeout(800);
  return took;
}
