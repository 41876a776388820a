import { expect, it } from 'vitest';
import { hand, onStage, page, watch } from '../support/stage.ts';

/** The tour of someone who opens the sample for the first time. */

onStage();

it('walks through five screens beside the work, is left at any point and comes back when asked', async () => {
  const { word, button } = hand;
  const tour = page.getByRole('complementary', { name: word('tour:title') });
  await page.getByRole('button', { name: word('start:sample') }).click();
  for (const screen of ['map', 'data', 'design', 'quota', 'compare']) {
    await tour.getByRole('heading', { name: word(`tour:${screen}.title`) }).waitFor({ timeout: 60_000 });
    await page.locator('nav [aria-current="page"]', { hasText: word(`rail.${screen}`) }).waitFor();
    if (screen !== 'compare') await button('tour:next').click();
  }
  await button('tour:back').click();
  await tour.getByRole('heading', { name: word('tour:quota.title') }).waitFor();
  // The work goes on beside it.
  await hand.go('map');
  await button('tour:leave').click();
  await expect.poll(() => tour.count()).toBe(0);

  await page.reload();
  await page.locator('footer').getByText('个控制单元').waitFor();
  expect(await tour.count()).toBe(0);
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder(word('search.placeholder')).fill(word('tour:start'));
  await page.keyboard.press('Enter');
  await tour.getByRole('heading', { name: word('tour:map.title') }).waitFor();
  await button('tour:leave').focus();
  await page.keyboard.press('Escape');
  await expect.poll(() => tour.count()).toBe(0);
  expect(watch).toEqual({ violations: [], errors: [], outside: [] });
});
