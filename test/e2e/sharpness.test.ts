import { expect, it } from 'vitest';
import { moveToScreen } from '../support/map.ts';
import { hand, onStage, page } from '../support/stage.ts';

onStage(async () => {
  await hand.openSample();
  await hand.go('map');
});

/** Pixels of the map's pictures to one of the window, across. */
const sharpness = () =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLCanvasElement>('.leaflet-overlay-pane canvas')]
      .slice(1, 4)
      .map(({ width, clientWidth }) => Math.round((100 * width) / clientWidth) / 100),
  );

it('the map is as sharp as the screen the window is moved to', async () => {
  const all = (ratio: number) => expect.poll(async () => [...new Set(await sharpness())]).toEqual([ratio]);
  await all(1);
  for (const ratio of [1.25, 2, 1.5, 1]) {
    await moveToScreen(page, ratio);
    await all(ratio);
  }
});
