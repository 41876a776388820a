// node bench/exchange/work.ts <import|export|clean> <folder>: one work, its figures as JSON.
import '../../scripts/node-version.mjs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createExportService } from '../../src/main/services/export/export-service.ts';
import { createFileRegistry } from '../../src/main/services/file-registry.ts';
import { importFiles } from '../../src/main/services/import-files.ts';
import { createImportService } from '../../src/main/services/import-service.ts';
import { createSession } from '../../src/main/services/session.ts';
import { lastPreview } from '../../test/support/last-preview.ts';
import type { WorkFigures } from './run.ts';

const [work = 'import', folder = ''] = process.argv.slice(2) as ['import' | 'export' | 'clean', string];
const sample = join(import.meta.dirname, '..', '..', 'resources', 'sample');
const planPath = join(folder, work === 'clean' ? 'map.sqlite' : 'plan.sqlite');
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

/** As the wizard does it: preview as drawn, then cleaning chosen. */
async function cleanMap(): Promise<void> {
  const imports = createImportService({ plan: () => session.plan(), files });
  const { id } = files.register(join(folder, 'map.geojson'));
  const { sheets } = await imports.inspect({ fileId: id, encoding: null });
  const [sheet] = sheets;
  const choice = { fileId: id, sheet: sheet.name, kind: 'units', encoding: null, scenarioId: null } as const;
  const source = { ...sheet, ...choice };
  const none = { byCode: {}, byIndex: {} };
  const started = performance.now();
  const { importId } = await lastPreview(imports.preview({ source, decisions: none }));
  const previewed = performance.now();
  const clean = { gapMetres: 30, overlaps: 'larger', slivers: true } as const;
  let longest = 0;
  let last = performance.now();
  const told = async function* () {
    for await (const event of imports.decide({ importId, decisions: { ...none, clean } })) {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
      yield event;
    }
  };
  const { borders } = await lastPreview(told());
  const { gaps, overlaps, slivers, units } = borders?.report ?? {};
  note = `read ${seconds(started, previewed)} s, cleaned ${seconds(previewed, performance.now())} s, progress told at least every ${(longest / 1000).toFixed(1)} s; ${gaps?.count} gaps, ${overlaps?.count} overlaps, ${slivers?.count} slivers, ${units} units changed`;
}

async function exportAccounts(): Promise<void> {
  const [present] = session.plan().where('scenario', { is_present: 1 });
  const exports = createExportService({ files, session });
  const { id } = files.register(join(folder, 'out.xlsx'));
  const input = { scenarioId: present.id, fileId: id, format: 'xlsx', language: 'zh' } as const;
  for await (const { done } of exports.scenario(input)) if (done) note = 'whole workbook';
}

const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(1);

if (work === 'clean') session.create(planPath);
else if (work === 'import') {
  session.create(planPath);
  await importFiles(session.plan(), { units: join(sample, 'east-china-counties.topo.json') });
} else session.open(planPath);

const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
// Its first beat, so that a block at the very start counts, too.
await new Promise((resolve) => setTimeout(resolve, 50));
const started = performance.now();
await { import: importAccounts, export: exportAccounts, clean: cleanMap }[work]();
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
