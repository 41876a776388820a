import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import type { Host } from '../../../src/main/services/host.ts';
import { createServices } from '../../../src/main/services/index.ts';
import { generator } from '../grid-plan.ts';
import { resourcesFolder } from '../paths.ts';
import { breakPragma } from './break-pragma.ts';
import { digestOf } from './digest.ts';
import { type Line, names, type Order } from './protocol.ts';
import { stepsOf } from './steps.ts';

// Does one operation over and over, telling each step only after it was accepted, until its own killer ends it in the midst of one.

/** At once and past every buffer of this process: what was told is told. */
const tell = (line: Line) => writeSync(1, `${JSON.stringify(line)}\n`);

async function work(order: Order): Promise<void> {
  if (order.mistake === 'noJournal')
    breakPragma('journal_mode = DELETE', 'journal_mode = MEMORY', 'cache_size = 1');
  if (order.spills) breakPragma('synchronous = FULL', 'synchronous = FULL', 'cache_size = 4');
  const data = join(order.folder, names.data);
  const host: Host = {
    kind: 'browser',
    systemLanguage: 'zh-CN',
    dataFolder: data,
    plansFolder: order.folder,
    resourcesFolder,
    chooseFile: async () => null,
  };
  const services = createServices(host);
  if (order.operation !== 'migrate') services.session.open(join(order.folder, names.plan));
  const step = stepsOf(services, order, generator(order.seed));
  /** What stands now; `milliseconds`: of the step alone. */
  const answer = (milliseconds: number, file: string | null = null) => {
    const plan = services.session.isOpen() ? services.session.plan() : null;
    const digest = plan ? digestOf(plan) : '';
    tell({ type: 'answer', revision: plan?.revision ?? 0, digest, file, milliseconds });
  };
  answer(0);
  const begun = new Int32Array(new SharedArrayBuffer(8));
  const { step: count, milliseconds } = order.death;
  new Worker(new URL('./killer.ts', import.meta.url), { workerData: { begun, count, milliseconds } });
  for (;;) {
    if (step.prepare) {
      await step.prepare();
      answer(0);
    }
    tell({ type: 'begin' });
    if (order.mistake === 'earlyAnswer') {
      const { revision } = services.session.plan();
      tell({ type: 'answer', revision: revision + 1, digest: '', file: null, milliseconds: 1 });
    }
    Atomics.add(begun, 0, 1);
    Atomics.notify(begun, 0);
    const started = performance.now();
    await step.run();
    answer(performance.now() - started, step.file?.());
  }
}

// Otherwise written when a process ends by itself, which this one never does.
flushCompileCache();
tell({ type: 'booted' });
for await (const line of createInterface({ input: process.stdin })) {
  await work(JSON.parse(line) as Order);
}
