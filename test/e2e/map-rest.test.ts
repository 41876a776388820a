import { beforeEach, describe, expect, it } from 'vitest';
import { moveToScreen } from '../support/map.ts';
import { hand, onStage, page, watch } from '../support/stage.ts';

/** A map at rest is one picture in place of its canvases: nobody is to see which of them it is. */

/** Levels of 255 that a pixel may be off: what is mixed in another order is rounded otherwise. */
const mostOff = 3;

onStage(async () => {
  await hand.openSample();
  await hand.go('map');
  // No tip of a button lies over the map.
  await page.mouse.move(700, 20);
  await page.getByRole('tooltip').waitFor({ state: 'hidden' });
});

const map = () => page.locator('.leaflet-container');
const restShown = () =>
  map()
    .locator('canvas[data-rest]')
    .evaluate((canvas) => getComputedStyle(canvas).visibility === 'visible');
const atRest = () => expect.poll(restShown).toBe(true);

/** Waits until what is done has painted the map anew. */
async function painted(done: () => Promise<void>): Promise<void> {
  const drawn = () => page.evaluate(() => performance.getEntriesByName('map.draw').at(-1)?.startTime);
  const before = await drawn();
  await done();
  await expect.poll(drawn).not.toBe(before);
}

/** By how much the map at rest looks other than the canvases it stands for, in levels of 255 at the pixel furthest off. */
async function furthestOff(): Promise<number> {
  await atRest();
  const rest = await map().screenshot({ scale: 'device' });
  const swap = (visible: boolean) =>
    map()
      .locator('canvas')
      .evaluateAll((all, shown) => {
        const at = all.findIndex((canvas) => 'rest' in (canvas as HTMLElement).dataset);
        all.slice(0, at + 1).forEach((canvas, index) => {
          (canvas as HTMLElement).style.visibility = (index === at) === shown ? '' : 'hidden';
        });
      }, visible);
  await swap(false);
  const painted = await map().screenshot({ scale: 'device' });
  await swap(true);
  return page.evaluate(
    async (files) => {
      const [a, b] = await Promise.all(
        files.map(async (file) => {
          const image = new Image();
          image.src = `data:image/png;base64,${file}`;
          await image.decode();
          const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
          context?.drawImage(image, 0, 0);
          return [...(context?.getImageData(0, 0, image.width, image.height).data ?? [])];
        }),
      );
      return (a ?? []).reduce((most, level, at) => Math.max(most, Math.abs(level - (b?.[at] ?? 0))), 0);
    },
    [rest.toString('base64'), painted.toString('base64')],
  );
}

describe('a map at rest', () => {
  beforeEach(atRest);

  it('looks as it was painted: as it comes, in other colours, closer', async () => {
    expect(await furthestOff()).toBeLessThanOrEqual(mostOff);
    await painted(() => page.keyboard.press('5'));
    expect(await furthestOff()).toBeLessThanOrEqual(mostOff);
    await painted(async () => {
      await map().hover();
      await page.mouse.wheel(0, -170);
      await page.mouse.move(700, 20);
    });
    expect(await furthestOff()).toBeLessThanOrEqual(mostOff);
  });

  it('gives way to its canvases in the frame that paints on them', async () => {
    // Watched from before the key is pressed: whoever looks later may see the map at rest again.
    const watch = await page.evaluateHandle(() => {
      const rest = document.querySelector<HTMLElement>('.leaflet-container canvas[data-rest]');
      const drawn = () => performance.getEntriesByName('map.draw').at(-1)?.startTime;
      const before = drawn();
      const look = async () => {
        while (drawn() === before) await new Promise(requestAnimationFrame);
        return rest?.style.visibility;
      };
      return { seen: look() };
    });
    await page.keyboard.press('4');
    expect(await watch.evaluate(({ seen }) => seen)).toBe('hidden');
    await atRest();
  });

  it('is as sharp as the screen', async () => {
    for (const deviceScaleFactor of [2, 1.25, 1]) {
      await moveToScreen(page, deviceScaleFactor);
      const sharpness = () =>
        map()
          .locator('canvas')
          .nth(1)
          .evaluate((canvas) => {
            const { width, clientWidth } = canvas as HTMLCanvasElement;
            return Math.round((100 * width) / clientWidth) / 100;
          });
      await expect.poll(sharpness).toBe(deviceScaleFactor);
      expect(await furthestOff()).toBeLessThanOrEqual(mostOff);
    }
  });
});

it('a map left in the middle of a zoom ends quietly', async () => {
  await atRest();
  await map().focus();
  // Heard, not looked for: on a busy machine it may be over before anybody looks.
  const zoom = await page.evaluateHandle(() => {
    const pane = document.querySelector('.leaflet-map-pane');
    const begun = new Promise<void>((resolve) => {
      const look = new MutationObserver(() => {
        if (pane?.classList.contains('leaflet-zoom-anim')) resolve();
      });
      if (pane) look.observe(pane, { attributes: true });
    });
    return { begun };
  });
  await page.keyboard.press('+');
  await zoom.evaluate(({ begun }) => begun);
  await hand.go('data');
  await map().waitFor({ state: 'detached' });
  // Leaflet ends a zoom after 250 ms.
  await page.waitForTimeout(400);
  expect(watch).toEqual({ violations: [], errors: [], outside: [] });
});
