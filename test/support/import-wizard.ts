import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plan } from '../../src/main/plan/plan.ts';
import { testPlan } from '../../src/main/plan/testing/folder.ts';
import { createFileRegistry } from '../../src/main/services/file-registry.ts';
import { importFiles } from '../../src/main/services/import-files.ts';
import { createImportService, type ImportService } from '../../src/main/services/import-service.ts';
import {
  type ImportDecisions,
  type ImportSource,
  type InspectedFile,
  importPreview,
} from '../../src/shared/contract/import.ts';

const sampleFolder = fileURLToPath(new URL('../../resources/sample', import.meta.url));
export const sample = (name: string) => join(sampleFolder, name);
export const nothing: ImportDecisions = { byCode: {}, byIndex: {} };

/** The import of a plan as a window drives it. */
export function wizard(plan: Plan = testPlan()) {
  const files = createFileRegistry();
  const service = createImportService({
    plan: () => plan,
    files,
    now: () => new Date('2026-11-01T00:00:00Z'),
  });
  return {
    plan,
    files,
    service,
    open: (path: string) => service.inspect({ fileId: files.register(path).id, encoding: null }),
  };
}

/** A sheet as it was guessed, with `changes`. */
export function sourceOf(file: InspectedFile, sheet = 0, changes: Partial<ImportSource> = {}): ImportSource {
  const found = file.sheets[sheet];
  if (!found?.kind) throw new Error('no kind was guessed');
  return {
    fileId: file.fileId,
    sheet: found.name,
    kind: found.kind,
    headerRow: found.headerRow,
    mapping: found.mapping,
    crs: found.crs,
    encoding: file.encoding,
    scenarioId: null,
    ...changes,
  };
}

/** The last of a preview, and the stages it went through. */
export async function previewed(service: ImportService, source: ImportSource, decisions = nothing) {
  let last = null;
  const stages = new Set<string>();
  for await (const event of service.preview({ source, decisions })) {
    stages.add(event.progress.stage);
    last = event.preview;
  }
  if (!last) throw new Error('no preview came');
  return { ...importPreview.parse(last), stages: [...stages] };
}

/** The last a commit tells. */
export async function committed(service: ImportService, importId: string) {
  let last = null;
  for await (const { preview } of service.commit({ importId })) last = preview;
  return last;
}

/** The same with the sample’s counties and reps taken in. */
export const withUnits = async () => {
  const plan = testPlan();
  await importFiles(plan, {
    units: sample('east-china-counties.topo.json'),
    reps: sample('east-china-reps.xlsx'),
    crs: 'gcj02',
  });
  return wizard(plan);
};
