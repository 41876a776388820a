import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createRouterClient } from '@orpc/server';
import { createRouter } from '../../../src/main/router/index.ts';
import { createServices } from '../../../src/main/services/index.ts';

// Jobs on a drive that answers nothing: tells when it stands ready, waits for the drive, then tells how each job fared.
const [home = '', drive = '', later = ''] = process.argv.slice(2);
const services = createServices({
  kind: 'browser',
  systemLanguage: 'zh-CN',
  dataFolder: mkdtempSync(join(home, 'data-')),
  plansFolder: home,
  resourcesFolder: home,
  chooseFile: async () => null,
});
const api = createRouterClient(createRouter(services));
const file = (folder: string, name: string) => services.app.files.register(join(folder, name)).id;
const say = (said: object) => process.stdout.write(`${JSON.stringify(said)}\n`);
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

await api.plan.open({ fileId: file(home, 'grid.sqlite') });
const scenarioId = (await api.plan.state())?.scenarios[0]?.id ?? 0;
const csv = { scenarioId, format: 'csv', language: 'zh' } as const;
const files = {
  out: file(drive, 'out.csv'),
  copy: file(drive, 'copy.sqlite'),
  source: file(drive, 'in.csv'),
  package: file(drive, 'p.bwreview'),
  here: file(home, 'here.csv'),
  plan: file(drive, 'plan.sqlite'),
  fresh: file(drive, 'new.sqlite'),
};
const { revision } = services.session.plan();
say({ ready: true });
await lines.next();

type Events = AsyncIterable<{ progress: { silent?: string | undefined } }>;

/** Follows a job until its drive is said to be silent, gives it up, and tells how long either took, milliseconds. */
async function givenUp(name: string, start: (signal: AbortSignal) => Promise<Events>): Promise<void> {
  const stop = new AbortController();
  const began = performance.now();
  let told = 0;
  try {
    for await (const { progress } of await start(stop.signal)) {
      if (progress.silent !== drive || told > 0) continue;
      told = performance.now() - began;
      stop.abort();
    }
    say({ name, told, code: 'done' });
  } catch (error) {
    const { code } = (error as { data?: { code?: string } }).data ?? {};
    say({ name, told, gone: performance.now() - began - told, code: code ?? String(error) });
  }
}

/** The code of what fails. */
const attempt = async (work: () => unknown) => {
  try {
    await work();
    return 'done';
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

/** The longest that anything else had to wait for its turn, milliseconds. */
let longest = 0;
let last = performance.now();
const beat = setInterval(() => {
  longest = Math.max(longest, performance.now() - last);
  last = performance.now();
}, 20);

/** Asks once, and tells how long the answer took, milliseconds, and what it says. */
async function asked(name: string, ask: () => Promise<unknown>): Promise<void> {
  const began = performance.now();
  try {
    await ask();
    say({ name, told: 0, code: 'done' });
  } catch (error) {
    const { code, params } = (error as { data?: { code?: string; params?: object } }).data ?? {};
    say({ name, told: performance.now() - began, code: code ?? String(error), params });
  }
}

await Promise.all([
  asked('open', () => api.plan.open({ fileId: files.plan })),
  asked('again', () => api.plan.open({ fileId: files.plan })),
  asked('create', () => api.plan.create({ fileId: files.fresh })),
  givenUp('export', (signal) => api.export.scenario({ ...csv, fileId: files.out }, { signal })),
  givenUp('copy', (signal) => api.plan.saveCopy({ fileId: files.copy }, { signal })),
  givenUp('look', (signal) => api.import.inspect({ fileId: files.source, encoding: null }, { signal })),
  givenUp('package', (signal) => api.review.take({ fileId: files.package, password: null }, { signal })),
  (async () => {
    for await (const _ of await api.export.scenario({ ...csv, fileId: files.here }));
    say({ name: 'beside', told: 0, code: 'done' });
  })(),
]);
await api.data.accounts({ offset: 0, limit: 10 });
say({ longest, isAsItWas: services.session.plan().revision === revision });
// Another drive falls silent with the plan that is open.
await api.plan.open({ fileId: file(later, 'left.sqlite') });
const left = services.session.plan();
say({ left: true });
await lines.next();
longest = 0;
last = performance.now();
await asked('leave', () => api.plan.open({ fileId: file(home, 'grid.sqlite') }));
say({ longest, name: services.session.name() });
clearInterval(beat);
// The drive goes now.
await lines.next();
await new Promise((resolve) => setTimeout(resolve, 500));
const rest = readdirSync(tmpdir()).filter((name) => /^bailiwick-(export|copy|import)-/.test(name));
const isLeft = await attempt(() => left.all('unit'));
say({ rest, problems: services.session.plan().integrity(), isLeft });
await services.close();
process.exit(0);
