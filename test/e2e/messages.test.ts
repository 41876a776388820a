import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { expect, it } from 'vitest';
import { drive } from '../support/driver.ts';
import { resourcesFolder } from '../support/paths.ts';
import { hand, onStage, page } from '../support/stage.ts';

/** Messages beside what is wanted next, in the smallest window. */

onStage(async () => {
  await page.setViewportSize({ width: 1024, height: 700 });
  await hand.newPlan();
});

/** Whether two things on screen cover a common place; null while one of them is not there. */
async function meet(one: Locator, other: Locator): Promise<boolean | null> {
  const [a, b] = [await one.boundingBox(), await other.boundingBox()];
  if (a === null || b === null) return null;
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

it('leave the steps of an import and the buttons of a heading free', async () => {
  await hand.preview({ file: join(resourcesFolder, 'sample', 'east-china-reps.xlsx') });
  await hand.commit(false);
  const message = page.getByRole('alert').filter({ hasText: '36' });
  // Under the pointer it stands for as long as the rest may take.
  await message.hover();
  const steps = hand.wizard.locator('[class*="steps"]').first();
  await expect.poll(() => meet(message, steps)).toBe(false);
  await page.keyboard.press('Escape');
  await hand.wizard.waitFor({ state: 'hidden' });
  await message.hover();
  // What was imported is read on its card.
  const cards = page.getByRole('list', { name: hand.word('data:plan') });
  await expect.poll(() => meet(message, cards)).toBe(false);

  // English words are wider: the buttons come nearest to the middle.
  await page.getByRole('button', { name: 'English', exact: true }).click();
  const english = drive(page, 'en');
  await english.go('review');
  await page.keyboard.press('Control+z');
  const undone = page.getByRole('alert').filter({ hasText: english.word('redo') });
  await undone.hover();
  for (const key of ['review:take.title', 'review:send.title'])
    await expect.poll(() => meet(undone, english.button(key))).toBe(false);
});
