/** A brush dragged over the map in a real Chromium on the built program: how soon the figures follow, by the browser's own trace. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findBrowser } from '../test/support/browser-program.ts';
import { type BigPlan, writeBigPlan } from './scale/big-plan.ts';
import { startHost } from './scale/host.ts';
import { type Figure, printBar, printTitle } from './scale/report.ts';

const size = (columns: number, rows: number, accounts: number, reps: number): BigPlan => ({
  columns,
  rows,
  accounts,
  reps,
  stretches: 8,
  seed: 1,
});

/** The bar is a frame of 60 a second up to 3,000 units and 100,000 accounts, 50 ms at 33,000 units. */
export const frameSizes: readonly (BigPlan & { bar: number })[] = [
  { ...size(18, 17, 6000, 36), bar: 16.7 },
  { ...size(75, 40, 100_000, 48), bar: 16.7 },
  { ...size(220, 150, 100_000, 200), bar: 50 },
];

const steps = 90;

export async function benchFrames(sizes = frameSizes): Promise<void> {
  const program = await findBrowser();
  const browser = await chromium.launch({
    executablePath: program.path,
    args: [...program.args, '--disable-gpu'],
    env: { ...(process.env as Record<string, string>), ...program.environment },
  });
  try {
    for (const plan of sizes) await benchSize(browser, plan);
  } finally {
    await browser.close();
  }
}

async function benchSize(browser: Browser, plan: BigPlan & { bar: number }): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'bailiwick-frames-'));
  const path = join(home, 'big.sqlite');
  writeBigPlan(path, plan);
  mkdirSync(join(home, '.settings'));
  const recent = [{ id: 'big', path, openedAt: new Date(0).toISOString() }];
  writeFileSync(join(home, '.settings', 'recent-plans.json'), JSON.stringify(recent));
  const host = await startHost(home);
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
    await page.goto(host.address);
    await page.locator('ul button', { hasText: 'big' }).first().click();
    await page.locator('aside table tbody tr').nth(2).locator('td').first().click();
    await page.locator('.leaflet-container').focus();
    await page.waitForTimeout(3000);
    printTitle(
      `brush drag: ${plan.columns * plan.rows} units, ${plan.accounts} accounts, ${plan.reps} territories`,
      loadavg()[0] ?? 0,
    );
    await host.reset();
    for (const figure of await drag(browser, page, plan.bar)) printBar(figure);
    const { longest, peak } = await host.read();
    printBar({ work: 'main process, longest block', bar: 100, value: longest });
    printBar({ work: 'main process, peak memory', unit: 'MB', value: peak });
    await page.close();
  } finally {
    await host.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

interface TraceEvent {
  name: string;
  ph: string;
  ts: number;
  dur?: number;
  id2?: { local?: string };
}

/** One stroke, a step a frame, not let go of before all is counted. */
async function drag(browser: Browser, page: Page, bar: number): Promise<Figure[]> {
  const box = await page.locator('.leaflet-container').boundingBox();
  if (box === null) throw new Error('no map on screen');
  await page.keyboard.press('b');
  const at = (step: number): [number, number] => [
    box.x + box.width * (0.42 + (0.16 * step) / steps),
    box.y + box.height * (0.45 + 0.04 * Math.sin(step / 9)),
  ];
  await page.mouse.move(...at(0));
  await page.mouse.down();
  await browser.startTracing(page, {
    categories: ['blink.user_timing', 'devtools.timeline', 'disabled-by-default-devtools.timeline.frame'],
  });
  for (let step = 1; step <= steps; step++) {
    await page.mouse.move(...at(step));
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  await page.waitForTimeout(300);
  const trace = await browser.stopTracing();
  await page.keyboard.press('Escape');
  await page.mouse.up();
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  return figuresOf(traceEvents, bar);
}

function figuresOf(events: readonly TraceEvent[], bar: number): Figure[] {
  const frames = times(events, 'DrawFrame');
  const asked = new Map<string, number>();
  const follows: number[] = [];
  const answers: number[] = [];
  for (const event of events.toSorted((a, b) => a.ts - b.ts)) {
    if (event.name !== 'effect.follow') continue;
    const id = event.id2?.local ?? '';
    if (event.ph === 'b') asked.set(id, event.ts);
    const from = asked.get(id);
    if (event.ph !== 'e' || from === undefined) continue;
    const shown = frames.find((frame) => frame >= event.ts);
    answers.push((event.ts - from) / 1000);
    if (shown !== undefined) follows.push((shown - from) / 1000);
  }
  const between = frames.slice(1).map((frame, index) => (frame - (frames[index] ?? 0)) / 1000);
  const drawn = between.filter((gap) => gap < 250);
  return [
    { work: `figures follow the pointer, p50 of ${answers.length}`, bar, value: share(answers, 0.5) },
    { work: 'figures follow the pointer, p95', bar, value: share(answers, 0.95) },
    { work: 'figures follow the pointer, longest', value: share(answers, 1) },
    { work: '… and are on screen, p50', value: share(follows, 0.5) },
    { work: '… and are on screen, p95', value: share(follows, 0.95) },
    { work: `time between frames, p50 of ${drawn.length}`, bar: 33, value: share(drawn, 0.5) },
    { work: 'time between frames, p95', value: share(drawn, 0.95) },
    { work: 'time between frames, longest', value: share(drawn, 1) },
  ];
}

const times = (events: readonly TraceEvent[], name: string): number[] =>
  events.flatMap((event) => (event.name === name ? event.ts : [])).sort((a, b) => a - b);

function share(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}
