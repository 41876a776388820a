// node bench/exchange/work.ts <import|export> <folder>: one work, its figures as JSON.
import '../../scripts/node-version.mjs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createExportService } from '../../src/main/services/export/export-service.ts';
import { createFileRegistry } from '../../src/main/services/file-registry.ts';
import { importFiles } from '../../src/main/services/import-files.ts';
import { createImportService } from '../../src/main/services/import-service.ts';
import { createSession } from '../../src/main/services/session.ts';
import type { WorkFigures } from './run.ts';

const [work = '', folder = ''] = process.argv.slice(2);
const sample = join(import.meta.dirname, '..', '..', 'resources', 'sample');
const planPath = join(folder, 'plan.sqlite');
const session = createSession(() => {});
const files = createFileRegistry();
let note = '';

/** As the wizard does it: inspect, preview with every row checked, commit. */
async function importAccounts(): Promise<void> {
  const imports = createImportService({ plan: () => session.plan(), files });
  const { id } = files.register(join(folder, 'accounts.xlsx'));
  const { sheets } = await imports.inspect({ fileId: id, encoding: null });
  const [sheet] = sheets;
  const source = {
    ...sheet,
    fileId: id,
    sheet: sheet.name,
    kind: 'accounts',
    encoding: null,
    scenarioId: null,
  } as const;
  const started = performance.now();
  let importId = '';
  for await (const { preview } of imports.preview({ source, decisions: { byCode: {}, byIndex: {} } }))
    importId = preview?.importId ?? '';
  const previewed = performance.now();
  for await (const { preview } of imports.commit({ importId }))
    if (preview) note = `${preview.created} created`;
  note += `; read and checked ${seconds(started, previewed)} s, written ${seconds(previewed, performance.now())} s`;
}

async function exportAccounts(): Promise<void> {
  const [present] = session.plan().where('scenario', { is_present: 1 });
  const exports = createExportService({ files, session });
  const { id } = files.register(join(folder, 'out.xlsx'));
  const input = { scenarioId: present.id, fileId: id, format: 'xlsx', language: 'zh' } as const;
  for await (const { done } of exports.scenario(input)) if (done) note = 'whole workbook';
}

const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(1);

if (work === 'import') {
  session.create(planPath);
  await importFiles(session.plan(), { units: join(sample, 'east-china-counties.topo.json') });
} else session.open(planPath);

const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
// Its first beat, so that a block at the very start counts, too.
await new Promise((resolve) => setTimeout(resolve, 50));
const started = performance.now();
await (work === 'import' ? importAccounts() : exportAccounts());
const elapsed = performance.now() - started;
// The timer that measures must have its turn after the last block.
await new Promise((resolve) => setTimeout(resolve, 20));
delay.disable();
const figures: WorkFigures = {
  seconds: elapsed / 1000,
  peakMb: process.resourceUsage().maxRSS / 1024,
  blockMs: delay.max / 1e6,
  note,
};
console.log(JSON.stringify(figures));
session.close();
