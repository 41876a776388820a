/** The window on 33,000 townships and 100,000 accounts: a real Chromium on the built program, timed by the page's own marks. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { findBrowser } from '../../test/support/browser-program.ts';
import { drive } from '../../test/support/driver.ts';
import { type BigPlan, writeBigPlan } from './big-plan.ts';
import { benchEdit } from './edit.ts';
import { benchFill } from './fill.ts';
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

type Part = (page: Page) => Promise<Figure[]>;

/** In the order they run: each but the first looks at the window the one before has left. */
const parts: Readonly<Record<string, Part>> = {
  map: benchMap,
  grid: benchGrid,
  fill: benchFill,
  edit: benchEdit,
};

/** @param wanted names of parts (open, map, grid, fill, edit, locate); none = all. The plan is opened for each but `locate`. */
export async function benchScale(wanted: readonly string[] = []): Promise<void> {
  const isWanted = (part: string) => wanted.length === 0 || wanted.includes(part);
  printTitle(
    `${size.columns * size.rows} units, ${size.accounts} accounts, ${size.reps} reps`,
    loadavg()[0] ?? 0,
  );
  if (isWanted('open') || Object.keys(parts).some(isWanted)) await benchWindow(isWanted);
  if (isWanted('locate')) for (const figure of benchLocate(size)) printBar(figure);
}

async function benchWindow(isWanted: (part: string) => boolean): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'bailiwick-scale-'));
  const path = join(home, 'big.sqlite');
  writeBigPlan(path, size);
  const settings = join(home, '.settings');
  mkdirSync(settings);
  const recent = [{ id: 'big', path, openedAt: new Date(0).toISOString() }];
  writeFileSync(join(settings, 'recent-plans.json'), JSON.stringify(recent));
  const browser = await launch();
  const hosts: WatchedHost[] = [];
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
    await installProbe(page);
    const started = performance.now();
    const host = await startHost(home);
    hosts.push(host);
    await page.goto(host.address);
    await page.getByRole('button', { name: drive(page, 'zh').word('start:sample') }).waitFor();
    const firstScreen = performance.now() - started;
    if (isWanted('open')) printBar({ work: 'start to first screen', bar: 1500, value: firstScreen });
    const during = async (work: string, run: Part) => {
      await host.reset();
      const figures = await run(page);
      const { longest, busiest, processor } = await host.read();
      if (!isWanted(work)) return;
      for (const figure of figures) printBar(figure);
      printBar({ work: `main process, longest block: ${work}`, bar: 100, value: longest });
      printBar({ work: `main process, at work in one turn: ${work}`, value: busiest });
      printBar({ work: `main process, processor time of all threads: ${work}`, value: processor });
    };
    await during('open', openPlan);
    for (const [name, part] of Object.entries(parts)) if (isWanted(name)) await during(name, part);
    printBar({ work: 'main process, peak memory', unit: 'MB', value: (await host.read()).peak });
    printBar({ work: 'page, script memory', unit: 'MB', value: await pageMemory(page) });
  } finally {
    await browser.close();
    for (const host of hosts) await host.stop();
    rmSync(home, { recursive: true, force: true });
  }
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

async function pageMemory(page: Page): Promise<number> {
  return page
    .evaluate(
      () =>
        (performance as Performance & { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ??
        Number.NaN,
    )
    .then((bytes) => bytes / 1024 ** 2);
}
