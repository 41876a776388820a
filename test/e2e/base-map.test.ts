import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { png, type TestTile, writeMbtiles } from '../../src/main/exchange/tiles/test-files.ts';
import { hand, onStage, page } from '../support/stage.ts';

/** East China at zoom 5 to 7, each tile of one colour: red in the west, green in the east of the whole. */
function eastChina(): TestTile[] {
  const tiles: TestTile[] = [];
  for (let zoom = 5; zoom <= 7; zoom++)
    for (let x = Math.floor(0.8 * 2 ** zoom); x <= Math.floor(0.86 * 2 ** zoom); x++)
      for (let y = Math.floor(0.36 * 2 ** zoom); y <= Math.floor(0.46 * 2 ** zoom); y++)
        tiles.push({ zoom, x, y, bytes: png(256, [(x * 60) % 256, 150, (y * 60) % 256]) });
  return tiles;
}

let folder: string;

onStage(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bailiwick-'));
  await hand.openSample();
  await hand.go('map');
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Colours drawn on the lowest canvas of the map: how many of its pixels are not empty. */
const drawnPixels = () =>
  page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.leaflet-overlay-pane canvas');
    const context = canvas?.getContext('2d');
    if (!canvas || !context || canvas.width === 0) return 0;
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    let drawn = 0;
    for (let at = 3; at < data.length; at += 4) if (data[at] === 255) drawn++;
    return drawn / (canvas.width * canvas.height);
  });

describe('an offline base map', () => {
  it('refuses a file that is none, in words', async () => {
    const path = writeMbtiles(join(folder, 'empty.mbtiles'), []);
    await hand.button('map:layers.title').click();
    await hand.upload(hand.button('map:baseMap.choose'), path);
    await page.getByText('empty.mbtiles', { exact: false }).first().waitFor();
    expect(await drawnPixels()).toBe(0);
  });

  it('lies under the territories when a file is chosen, and says whose it is', async () => {
    const path = writeMbtiles(join(folder, 'east.mbtiles'), eastChina(), { attribution: '© 测试图' });
    await hand.upload(hand.button('map:baseMap.choose'), path);
    await page.getByText(hand.word('map:baseMap.attribution', { text: '© 测试图' })).waitFor();
    await expect.poll(drawnPixels).toBeGreaterThan(0.5);
  });

  it('goes when it is switched off, and is there again after a restart', async () => {
    const shown = page.getByRole('switch', { name: hand.word('map:baseMap.title') });
    await shown.click();
    await expect.poll(drawnPixels).toBe(0);
    await shown.click();
    await expect.poll(drawnPixels).toBeGreaterThan(0.5);
    await page.reload();
    await expect.poll(drawnPixels).toBeGreaterThan(0.5);
  });
});
