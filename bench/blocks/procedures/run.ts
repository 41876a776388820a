/** Every question of the contract, asked of the large plan in the browser host: how long each keeps the main process. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { resultOf } from '../../../test/support/follow.ts';
import { startHost, type WatchedHost } from '../../scale/host.ts';
import type { Watched } from '../../support/watch.ts';
import { barMs, printBlock } from '../record.ts';
import { askedOfData } from './asked-data.ts';
import { askedOfFigures } from './asked-figures.ts';
import { askedOfScenarios } from './asked-scenario.ts';
import { type Asked, connect, type Desk, type ProcedureName, type Question } from './desk.ts';
import { furnish } from './furnish.ts';

/** The compiler sees to it that none is left out. */
const asked: Readonly<Record<ProcedureName, Asked>> = {
  ...askedOfScenarios,
  ...askedOfFigures,
  ...askedOfData,
};

/** How many are printed: those over the bar, and the next ones. */
const shown = 30;
/** What takes longer than this, with what belongs to it, is told as failed, and the next is asked. */
const limitMs = 120_000;

/** @param plan the large plan, which stays as it is */
export async function benchProcedures(plan: string, title: string): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'bailiwick-procedures-'));
  const path = join(home, 'big.sqlite');
  copyFileSync(plan, path);
  mkdirSync(join(home, '.settings'));
  const recent = [{ id: 'big', path, openedAt: new Date(0).toISOString() }];
  writeFileSync(join(home, '.settings', 'recent-plans.json'), JSON.stringify(recent));
  const began = loadavg()[0] ?? 0;
  const host = await startHost(home);
  try {
    const { api, close } = await connect(host.address);
    const desk = await furnish(api, 'big');
    const found: Watched[] = [];
    const failed: string[] = [];
    for (const [name, one] of Object.entries(asked).filter(([name]) => isChosen(name))) {
      if (typeof one === 'string') continue;
      const question = typeof one === 'function' ? { ask: one } : one;
      try {
        found.push(...(await within(limitMs, ask(host, desk, name, question))));
      } catch (error) {
        failed.push(`${name}: ${error instanceof Error ? error.message : error}`);
      }
    }
    close();
    print(title, began, found, failed);
  } finally {
    await host.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

/** BAILIWICK_BENCH_ASK: beginnings of the names to be asked, separated by commas; else all are. */
const chosen = (process.env.BAILIWICK_BENCH_ASK ?? '').split(',');
const isChosen = (name: string) => chosen.some((beginning) => name.startsWith(beginning));

function within<Answer>(ms: number, work: Promise<Answer>): Promise<Answer> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer after ${ms / 1000} s`)), ms);
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
}

async function ask(host: WatchedHost, desk: Desk, name: string, question: Question): Promise<Watched[]> {
  const found: Watched[] = [];
  const timed = async (what: string, work: () => Promise<unknown>) => {
    await host.reset();
    const started = performance.now();
    await work();
    const total = performance.now() - started;
    const { longest, busiest } = await host.read();
    found.push({ name: what, total, longest, busiest });
    // It takes some minutes; whoever stops it has what was found so far.
    process.stderr.write(`${what} ${total.toFixed(0)} ${longest.toFixed(0)} ${busiest.toFixed(0)}\n`);
  };
  const mark = await lastStep(desk);
  await question.before?.(desk);
  const before = await lastStep(desk);
  await timed(name, () => question.ask(desk));
  if (question.after === undefined && (await lastStep(desk)) !== before)
    await timed(`${name}, what the window asks next`, () => askAgain(desk));
  await question.after?.(desk);
  if ((await lastStep(desk)) !== mark)
    await timed(`${name}, taken back`, () => resultOf(desk.api.plan.jumpTo({ seq: mark })));
  await askAgain(desk);
  return found;
}

/** What an open workspace asks after a change, all at once. */
async function askAgain({ api, mine, units }: Desk): Promise<void> {
  const limit = 5000;
  const scenarioId = mine;
  await Promise.all([
    api.plan.state(),
    api.scenario.alignment({ scenarioId }),
    api.scenario.guardRails(),
    api.tree.get({ scenarioId }),
    api.layers.list({ scenarioId }),
    api.layers.accounts({ scenarioId }),
    api.data.reps(),
    api.data.accountPoints(),
    api.quota.get({ scenarioId }),
    api.review.list(),
    ...units
      .filter((_, at) => at % limit === 0)
      .map((_, page) => api.data.units({ offset: page * limit, limit })),
  ]).catch(() => undefined);
}

async function lastStep({ api }: Desk): Promise<number> {
  const steps = await api.plan.history({ limit: 1000 }).catch(() => []);
  return steps.find(({ undone }) => !undone)?.seq ?? 0;
}

function print(title: string, load: number, found: Watched[], failed: readonly string[]): void {
  const worst = found.sort((a, b) => b.busiest - a.busiest);
  const over = worst.filter(({ longest }) => longest > barMs).length;
  console.log(
    `\n${title}; load ${load.toFixed(1)}; every question once: ${found.length} figures, ${over} over ${barMs} ms; the worst`,
  );
  for (const one of worst.slice(0, Math.max(shown, over))) printBlock(one);
  const left = Object.entries(asked).flatMap(([name, one]) =>
    typeof one === 'string' ? [`${name} (${one})`] : [],
  );
  console.log(`  not asked: ${left.join(', ')}`);
  for (const reason of failed) console.log(`  failed: ${reason}`);
}
