import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ExportedScenario } from '../support/road.ts';
import { hand, onStage, page, sampleIsOpen, watch } from '../support/stage.ts';

/** Distances from a sheet to a design that is measured by them, searching on after a proof, and why a territory is shaped so. */
const folder = mkdtempSync(join(tmpdir(), 'bailiwick-distances-'));

onStage(sampleIsOpen);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const imported = () => page.getByRole('radio', { name: hand.word('design:travelBy.imported') });

describe('imported distances', () => {
  it('can be chosen once a sheet of them is imported, and say what is missing', async () => {
    await hand.go('design');
    await page.getByText(hand.word('design:travelBy.none')).waitFor();
    await imported().and(page.locator(':disabled')).waitFor({ state: 'attached' });

    const path = await hand.exportAs('json', join(folder, 'present.json'));
    const { units } = JSON.parse(readFileSync(path, 'utf8')) as ExportedScenario;
    const codes = units.slice(0, 200).map(({ id }) => id);
    const rows = codes.flatMap((from, i) => codes.slice(i + 1).map((to, j) => `${from},${to},${500 + j}`));
    const sheet = join(folder, 'roads.csv');
    writeFileSync(sheet, ['起点,终点,距离(公里)', ...rows, '月球,320102,5'].join('\n'));
    const shown = await hand.importFile({ file: sheet });
    expect(shown.figures).toEqual([19_901, 19_900, 0, 0, 1]);

    await hand.go('data');
    await page.getByText(hand.word('data:count.distances', { count: '19,900' })).waitFor();
    await hand.button('data:links.acceptAll').click();
    await hand.go('design');
    await page.getByText(hand.word('design:travelBy.imported'), { exact: true }).click();
    await page.getByText(/46,665 对控制单元中 19,900 对有导入的距离，其余 26,765 对/).waitFor();
  });

  it('make travel longer, before and after alike', async () => {
    await hand.design({ count: 12, seconds: 3 });
    const cells = page
      .getByRole('row')
      .filter({ hasText: hand.word('design:travel') })
      .getByRole('cell');
    const [before, after] = (await cells.allInnerTexts()).slice(-2).map((text) => Number.parseFloat(text));
    // 200 counties lie 500 km from each other now; as the crow flies no territory is that wide.
    expect(before).toBeGreaterThan(80);
    expect(after).toBeGreaterThan(80);
    await hand.button('design:discard').click();
    await page.getByText(hand.word('design:travelBy.greatCircle'), { exact: true }).click();
  });
});

describe('a design proven impossible', () => {
  it('searches on when asked to, and then offers it no more', async () => {
    await page.getByRole('textbox', { name: hand.word('design:count') }).fill('90');
    const advanced = hand.word('design:advanced', { seconds: '|', seed: '|' }).split('|')[0] ?? '';
    await page.locator('aside button[aria-expanded="false"]', { hasText: advanced }).click();
    await page.getByRole('textbox', { name: hand.word('design:seconds') }).fill('5');
    await hand.button('design:run').click();
    const title = page.getByRole('heading', { name: hand.word('design:infeasible') });
    await title.waitFor({ timeout: 60_000 });
    const took = page.getByText(
      new RegExp(`^${hand.word('design:finishedAfter', { seconds: '|' }).replace('|', '\\d+')}$`),
    );
    const seconds = async () => Number(/\d+/.exec(await took.innerText())?.[0]);
    const early = await seconds();
    const on = hand.button('design:searchOn', { seconds: 5 });
    await on.click();
    await page.getByText(hand.word('design:improving')).waitFor();
    await title.waitFor({ timeout: 60_000 });
    // The whole of its time, as far as a busy machine lets it.
    await expect.poll(seconds).toBeGreaterThan(early);
    expect(await on.count()).toBe(0);
  });
});

describe('why a territory is shaped as it is', () => {
  it('shows its bands, what holds its border, and moves the next best unit', async () => {
    await hand.button('design:apply').click();
    await hand.go('map');
    await page.locator('aside table tbody tr').nth(2).click();
    await hand.button('design:shape.title').click();
    await page.getByText(hand.word('design:shape.bestIn')).waitFor();
    await expect.poll(() => page.locator('[data-explained] [class*="bandTrack"]').count()).toBe(2);
    await page.locator('[data-explained] [class*="holders"] strong').first().waitFor();
    const move = page
      .locator('[data-explained]')
      .getByRole('button', { name: /^把 .+ 移到 / })
      .first();
    const unit = /^把 (.+) 移到 /.exec((await move.getAttribute('aria-label')) ?? '')?.[1] ?? '';
    await move.click();
    await page.locator('.mantine-Notification-root').filter({ hasText: unit }).first().waitFor();
    await page.keyboard.press('Control+z');
    await page
      .locator('.mantine-Notification-root')
      .filter({ hasText: hand.word('redo') })
      .first()
      .waitFor();
  });

  it('leaves nothing behind on the console', () => {
    expect(watch).toEqual({ violations: [], errors: [], outside: [] });
  });
});
