/** The window on 33,000 townships and 100,000 accounts: a real Chromium on the built program, timed by the page's own marks. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { findBrowser } from '../../test/support/browser-program.ts';
import { drive } from '../../test/support/driver.ts';
import { type BigPlan, writeBigPlan } from './big-plan.ts';
import { benchGrid } from './grid.ts';
import { startHost, type WatchedHost } from './host.ts';
import { benchLocate } from './locate.ts';
import { benchMap } from './map.ts';
import { installProbe } from './page.ts';
import { type Figure, printBar, printTitle } from './report.ts';

export const size: BigPlan = {
  columns: 220,
  rows: 150,
  accounts: 100_000,
  reps: 200,
  stretches: 16,
  seed: 1,
};

export async function benchScale(): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'bailiwick-scale-'));
  const path = join(home, 'big.sqlite');
  writeBigPlan(path, size);
  const settings = join(home, '.settings');
  mkdirSync(settings);
  const recent = [{ id: 'big', path, openedAt: new Date(0).toISOString() }];
  writeFileSync(join(settings, 'recent-plans.json'), JSON.stringify(recent));
  const browser = await launch();
  printTitle(
    `${size.columns * size.rows} units, ${size.accounts} accounts, ${size.reps} reps`,
    loadavg()[0] ?? 0,
  );
  const hosts: WatchedHost[] = [];
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
    await installProbe(page);
    const started = performance.now();
    const host = await startHost(home);
    hosts.push(host);
    await page.goto(host.address);
    await page.getByRole('button', { name: drive(page, 'zh').word('start:sample') }).waitFor();
    printBar({ work: 'start to first screen', bar: 1500, value: performance.now() - started });
    const during = async (work: string, run: () => Promise<Figure[]>) => {
      await host.reset();
      for (const figure of await run()) printBar(figure);
      const { longest } = await host.read();
      printBar({ work: `main process, longest block: ${work}`, bar: 100, value: longest });
    };
    await during('open', () => openPlan(page));
    await during('map', () => benchMap(page));
    await during('grid', () => benchGrid(page));
    await during('edit', () => edit(page));
    printBar({ work: 'main process, peak memory', unit: 'MB', value: (await host.read()).peak });
    printBar({ work: 'page, script memory', unit: 'MB', value: await pageMemory(page) });
  } finally {
    await browser.close();
    for (const host of hosts) await host.stop();
  }
  for (const figure of benchLocate(size)) printBar(figure);
  rmSync(home, { recursive: true, force: true });
}

async function launch() {
  const program = await findBrowser();
  return chromium.launch({
    executablePath: program.path,
    args: [...program.args, '--disable-gpu', '--enable-precise-memory-info'],
    env: { ...(process.env as Record<string, string>), ...program.environment },
  });
}

/** From the click on the plan until territories and accounts are on the map and it answers the pointer. */
async function openPlan(page: Page): Promise<Figure[]> {
  await page.evaluate(() => window.probe.clear());
  const plan = page.locator('ul button', { hasText: 'big' }).first();
  await plan.click();
  const { shown, all } = await page.evaluate(async () => {
    const { probe } = window;
    const shown = await probe.drawn(({ territories }) => territories > 0);
    const all = await probe.drawn(({ territories, accounts }) => territories > 0 && accounts > 0);
    return { shown: shown - probe.pressed, all: all - probe.pressed };
  });
  return [
    { work: 'open to territories on the map', value: shown },
    { work: 'open to a usable map: territories, accounts, pointer', bar: 1500, value: all },
  ];
}

/** One township to another territory the answer with all sums, and its picture. */
async function edit(page: Page): Promise<Figure[]> {
  const value = await page.evaluate(async () => {
    const { probe } = window;
    probe.clear();
    const start = performance.now();
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true }));
    return (await probe.drawn(() => true)) - start;
  });
  return [{ work: 'undo of the plan, sums and picture', value }];
}

async function pageMemory(page: Page): Promise<number> {
  return page
    .evaluate(
      () =>
        (performance as Performance & { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ??
        Number.NaN,
    )
    .then((bytes) => bytes / 1024 ** 2);
}
