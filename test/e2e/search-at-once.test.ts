import { expect, it } from 'vitest';
import { hand, onStage, page, sampleIsOpen } from '../support/stage.ts';

/** Ctrl+K and typing without a pause. */

onStage(sampleIsOpen);

it('takes every key typed after it was asked for, once, twice or right after it was closed, and none is for the map', async () => {
  const field = page.getByPlaceholder(hand.word('search.placeholder'));
  const territories = page.getByText(hand.word('grid:ofTerritories', { text: '36' }));
  await territories.waitFor();
  // In one turn: faster than the palette is drawn.
  const press = (...keys: string[]) =>
    page.evaluate((all) => {
      for (const key of all) {
        const { length } = key;
        const event = { key: key[length - 1] ?? '', ctrlKey: length > 1, bubbles: true, cancelable: true };
        (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', event));
      }
    }, keys);
  await press('^k', 'n', 'j');
  await field.waitFor();
  await page.keyboard.type('s');
  await expect.poll(() => field.inputValue()).toBe('njs');
  for (const asked of [1, 2, 1]) {
    await page.keyboard.press('Escape');
    for (let at = 0; at < asked; at++) await page.keyboard.press('Control+k');
    await page.keyboard.type('njs');
    await expect.poll(() => field.inputValue()).toBe('njs');
  }
  await page.keyboard.press('Escape');
  await field.waitFor({ state: 'hidden' });
  // A letter that had gone to the map would have made a territory: there are as many as before.
  await expect.poll(() => territories.count()).toBe(1);
});
