import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { afterAll, expect, it } from 'vitest';
import { context, hand, onStage, page, sampleIsOpen, watch } from '../support/stage.ts';
import { watchPage } from '../support/watch-page.ts';

/** Board packs, territory sheets and map pictures leave through the export menu; the page they make is harmless and usable. */

const folder = mkdtempSync(join(tmpdir(), 'bailiwick-pack-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

onStage(async () => {
  await sampleIsOpen();
  await hand.branch(hand.word('scenario:presentName'), '方案A');
});

/** Opens one of the export dialogs, makes its choices, and keeps the file that comes. */
async function exported(dialog: 'board' | 'sheets' | 'picture', choices: readonly string[], file: string) {
  const { word, button } = hand;
  await button('scenario:export.button').click();
  await page.getByRole('menuitem', { name: word(`pack:${dialog}.name`) }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('button', { name: word('pack:write') }).waitFor();
  for (const choice of choices) await form.getByText(choice, { exact: true }).click();
  const coming = page.waitForEvent('download', { timeout: 60_000 });
  await form.getByRole('button', { name: word('pack:write') }).click();
  await form.waitFor({ state: 'hidden' });
  const path = join(folder, file);
  const download = await coming;
  await download.saveAs(path);
  return { path, name: download.suggestedFilename(), bytes: readFileSync(path) };
}

it('exports a board pack as slides and as a page that asks for nothing', async () => {
  const { word } = hand;
  const slides = await exported('board', [], 'pack.pptx');
  expect(slides.name).toMatch(/方案A.*\.pptx$/);
  expect(slides.bytes.subarray(0, 2).toString()).toBe('PK');

  const { path, bytes } = await exported('board', [word('pack:formats.html')], 'pack.html');
  expect(bytes.toString()).toContain(word('pack:summary.decision'));
  const address = pathToFileURL(path).href;
  const reader = await context.newPage();
  const asked: string[] = [];
  reader.on('request', (request) => asked.push(request.url()));
  const reading = await watchPage(reader, 'file://');
  await reader.goto(address);
  expect(await reader.getByRole('heading', { level: 1 }).count()).toBeGreaterThan(8);
  const { violations } = await new AxeBuilder({ page: reader }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)).toEqual([]);
  expect(asked).toEqual([address]);
  expect(reading.violations).toEqual([]);
  await reader.close();
});

it('exports sheets of territories as PDF, and the map as SVG and PNG', async () => {
  const sheets = await exported('sheets', [], 'sheets.pdf');
  expect(sheets.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  const svg = await exported('picture', ['SVG'], 'map.svg');
  expect(svg.bytes.toString()).toMatch(/^<svg xmlns/);
  await hand.button('map:zoomIn').click();
  const png = await exported('picture', [hand.word('pack:picture.view'), '1×'], 'map.png');
  expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
  // The drawing is 720 points wide, two pixels to the point at 1×.
  expect(png.bytes.readUInt32BE(16)).toBe(1440);
  expect(watch).toEqual({ violations: [], errors: [], outside: [] });
});

it('opens its menu over a message that just came: in a small window they meet', async () => {
  await page.setViewportSize({ width: 1024, height: 700 });
  await hand.branch('方案A', '方案B');
  const message = page.getByRole('alert').filter({ hasText: '方案B' });
  // Under the pointer it stands for as long as the rest may take.
  await message.hover();
  await hand.button('scenario:export.button').press('Enter');
  const first = page.getByRole('menuitem').first();
  await first.waitFor();
  const isUnder = async () => {
    const [item, note] = [await first.boundingBox(), await message.boundingBox()];
    if (item === null || note === null) return null;
    // The middle of what both cover.
    const middle = (start: number, end: number) => (start + end) / 2;
    const x = middle(Math.max(item.x, note.x), Math.min(item.x + item.width, note.x + note.width));
    const y = middle(Math.max(item.y, note.y), Math.min(item.y + item.height, note.y + note.height));
    return first.evaluate((one, at) => one.contains(document.elementFromPoint(at.x, at.y)), { x, y });
  };
  await expect.poll(isUnder).toBe(true);
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 1440, height: 900 });
});
