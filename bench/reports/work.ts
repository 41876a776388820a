// node bench/reports/work.ts <plan> <…/board.pptx | …/sheets.pdf>: one document of the plan's branch, its figures as JSON.
import '../../scripts/node-version.mjs';
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createExportService } from '../../src/main/services/export/export-service.ts';
import type { PackTask } from '../../src/main/services/export/write-pack.ts';
import { createFileRegistry } from '../../src/main/services/file-registry.ts';
import { createSession } from '../../src/main/services/session.ts';
import { boardParts } from '../../src/shared/domain/pack.ts';
import type { DocumentFigures } from './run.ts';

const [planPath = '', out = ''] = process.argv.slice(2);
const [kind, format] = basename(out).split('.');
const session = createSession(() => {});
const files = createFileRegistry();
session.open(planPath);
const [present] = session.plan().where('scenario', { is_present: 1 });

const [{ id: afterId }] = session.plan().where('scenario', { name: 'bench' });
const at = '2026-11-22T00:00:00.000Z';
const task: PackTask =
  kind === 'sheets'
    ? { kind: 'sheets', scenarioId: afterId, territoryIds: null, format: 'pdf', at }
    : {
        kind: 'board',
        beforeId: present.id,
        afterId,
        format: format === 'pptx' || format === 'html' ? format : 'pdf',
        parts: [...boardParts],
        goals: {},
        at,
      };
const { id: fileId } = files.register(out);
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
// Its first beat, so that a block at the very start counts, too.
await new Promise((resolve) => setTimeout(resolve, 50));
delay.reset();
const started = performance.now();
const exports = createExportService({ files, session });
for await (const { done } of exports.pack({ ...task, fileId, language: 'zh' })) if (done) break;
const elapsed = performance.now() - started;
// The timer that measures must have its turn after the last block.
await new Promise((resolve) => setTimeout(resolve, 20));
delay.disable();
const figures: DocumentFigures = {
  seconds: elapsed / 1000,
  peakMb: process.resourceUsage().maxRSS / 1024,
  blockMs: delay.max / 1e6,
  bytes: statSync(out).size,
};
console.log(JSON.stringify(figures));
session.close();
