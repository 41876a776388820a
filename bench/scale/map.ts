import type { Page } from 'playwright-core';
import { wordsOf } from '../../test/support/driver.ts';
import { highest, median } from './page.ts';
import type { Figure } from './report.ts';

const word = wordsOf('zh');

/** First draw, zoom, pan, recolour and hover on the open workspace. */
export async function benchMap(page: Page): Promise<Figure[]> {
  const box = await page.locator('.leaflet-container').boundingBox();
  if (box === null) throw new Error('no map on screen');
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  return [
    ...(await firstDraw(page)),
    ...(await recolour(page)),
    ...(await hover(page)),
    ...(await zoom(page, middle)),
    ...(await pan(page, middle)),
    ...(await hover(page, ', near')),
  ];
}

/** Everything thrown away and drawn again: another screen and back. */
async function firstDraw(page: Page): Promise<Figure[]> {
  const rail = page.locator('nav button');
  await rail
    .filter({ hasText: word('rail.data') })
    .first()
    .click();
  await page.locator('.leaflet-container').waitFor({ state: 'detached' });
  await page.evaluate(() => window.probe.clear());
  await rail
    .filter({ hasText: word('rail.map') })
    .first()
    .click();
  const value = await page.evaluate(async () => {
    const { probe } = window;
    const end = await probe.drawn(({ territories }) => territories > 0);
    return end - probe.pressed;
  });
  return [{ work: 'map: first draw of the screen', bar: 800, value }];
}

/** From the key to the frame that shows the new colours; back and forth. */
async function recolour(page: Page): Promise<Figure[]> {
  const times: number[] = [];
  const draws: number[] = [];
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (let run = 0; run < 5; run++)
    for (const key of ['5', '4']) {
      await page.evaluate(() => window.probe.clear());
      await page.keyboard.press(key);
      const [took = 0, drew = 0] = await page.evaluate(async () => {
        const { probe } = window;
        const end = await probe.drawn(() => true);
        return [end - probe.pressed, end - (probe.draws[0]?.start ?? 0)];
      });
      times.push(took);
      draws.push(drew);
      await page.waitForTimeout(150);
    }
  return [
    { work: 'map: recolour, its draw to the next frame', bar: 50, value: median(draws) },
    { work: 'map: recolour, key to picture', value: median(times) },
  ];
}

/** The handler and what it sets going at once, for 300 places. */
async function hover(page: Page, where = ''): Promise<Figure[]> {
  const times = await page.evaluate(async () => {
    const map = document.querySelector('.leaflet-container');
    const box = map?.getBoundingClientRect();
    if (map === null || box === undefined) return [];
    const found: number[] = [];
    for (let at = 0; at < 300; at++) {
      const clientX = box.x + box.width * (0.2 + 0.6 * ((at * 0.618) % 1));
      const clientY = box.y + box.height * (0.2 + 0.6 * ((at * 0.382) % 1));
      const start = performance.now();
      map.dispatchEvent(new PointerEvent('pointermove', { clientX, clientY, bubbles: true }));
      await Promise.resolve();
      found.push(performance.now() - start);
      if (at % 10 === 0) await new Promise(requestAnimationFrame);
    }
    return found;
  });
  return [
    { work: `map: hover${where}, median`, bar: 2, value: median(times) },
    {
      work: `map: hover${where}, of 300 the longest but two`,
      value: times.toSorted((a, b) => b - a)[2] ?? 0,
    },
  ];
}

/** A turn of the wheel: the draw at the new zoom, and the longest wait for a frame on the way. */
async function zoom(page: Page, at: { x: number; y: number }): Promise<Figure[]> {
  const draws: number[] = [];
  const frames: number[] = [];
  await page.mouse.move(at.x, at.y);
  for (let turn = 0; turn < 6; turn++) {
    await page.waitForTimeout(300);
    await page.evaluate(() => window.probe.clear());
    await page.mouse.wheel(0, turn < 4 ? -170 : 340);
    await page.waitForTimeout(900);
    draws.push(highest(await drawsShown(page)));
    frames.push(highest(await page.evaluate(() => window.probe.frames)));
  }
  return [
    { work: 'map: zoom, its draw to the next frame', bar: 150, value: highest(draws) },
    { work: 'map: zoom, longest frame', value: highest(frames) },
  ];
}

/** A drag across the map, one step a frame. */
async function pan(page: Page, at: { x: number; y: number }): Promise<Figure[]> {
  await page.waitForTimeout(500);
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.evaluate(() => window.probe.clear());
  for (let step = 1; step <= 60; step++) {
    await page.mouse.move(at.x - 4 * step, at.y - 2 * step);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  const moving = await page.evaluate(() => window.probe.frames);
  await page.mouse.up();
  await page.waitForTimeout(800);
  const settling = await drawsShown(page);
  return [
    { work: 'map: pan, a frame of the drag (median)', bar: 33, value: median(moving) },
    { work: 'map: pan, longest frame of the drag', value: highest(moving) },
    { work: 'map: pan, draw when it is let go', value: highest(settling) },
  ];
}

/** What each draw since the last `clear` took to the frame that shows it, once the last of them is shown. */
function drawsShown(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const { probe } = window;
    await probe.when(() => probe.draws.every(({ shown }) => !Number.isNaN(shown)));
    return probe.draws.map(({ start, shown }) => shown - start);
  });
}
