import { randomUUID } from 'node:crypto';
import type { Progress } from '../../shared/contract/base.ts';
import type {
  FindingRow,
  ImportDecisions,
  ImportPreview,
  ImportSource,
  InspectedFile,
  InspectedSheet,
} from '../../shared/contract/import.ts';
import type { FindingCode } from '../../shared/domain/findings.ts';
import type { ImportKind } from '../../shared/domain/import-fields.ts';
import { AppError } from '../../shared/errors.ts';
import { type Language, translate } from '../../shared/i18n/index.ts';
import { writeTemplate } from '../exchange/import/template.ts';
import { readInWorker } from '../jobs/import-job.ts';
import type { Plan } from '../plan/plan.ts';
import type { FileRegistry } from './host.ts';
import { inspectSheet } from './import/inspect-sheet.ts';
import { createPendingImport, type PendingImport } from './import/pending-import.ts';
import { latest } from './latest.ts';

export interface ImportServiceOptions {
  /** Throws PLAN_NOT_OPEN. */
  plan: () => Plan;
  files: FileRegistry;
  now?: () => Date;
  /** Of the person; words written into the plan are in it. */
  language?: () => Language;
}

type PreviewEvent = { progress: Progress; preview: ImportPreview | null };

/** Rows that inspecting keeps: enough for headings and for telling numbers from text. */
const headRows = 80;
/** Previews kept for a commit; each holds its rows in memory. */
const keptPreviews = 3;

/** Bringing sheets in: inspect → preview with findings → decide → commit (one edit, one undo entry). */
export function createImportService({
  plan,
  files,
  now = () => new Date(),
  language = () => 'zh',
}: ImportServiceOptions) {
  const pending = new Map<string, PendingImport>();
  const find = (importId: string): PendingImport => {
    const found = pending.get(importId);
    if (!found) throw new AppError('IMPORT_NOT_FOUND');
    return found;
  };
  const readHead = async (fileId: string, sheet: string | null, encoding: string | null) => {
    const { path, name } = located(files, fileId);
    const raw = await readInWorker({ path, file: name, sheet, encoding, keepRows: headRows, crs: null });
    return { raw, name };
  };
  const year = () => now().getFullYear();

  return {
    async inspect({ fileId, encoding }: { fileId: string; encoding: string | null }): Promise<InspectedFile> {
      const { raw, name } = await readHead(fileId, null, encoding);
      const current = plan();
      return {
        fileId,
        name,
        format: raw.format,
        encoding: raw.encoding,
        sheets: raw.sheets.map((sheet) => inspectSheet(current, sheet, year())),
      };
    },

    async guess(input: {
      fileId: string;
      sheet: string;
      kind: ImportKind;
      headerRow: number;
      encoding: string | null;
    }): Promise<InspectedSheet> {
      const { raw, name } = await readHead(input.fileId, input.sheet, input.encoding);
      const sheet = raw.sheets.find((candidate) => candidate.name === input.sheet);
      if (!sheet) throw new AppError('IMPORT_EMPTY', { file: name, sheet: input.sheet });
      return inspectSheet(plan(), sheet, year(), { kind: input.kind, headerRow: input.headerRow });
    },

    /** Leaving the loop, or the signal, ends the worker. */
    async *preview(
      { source, decisions }: { source: ImportSource; decisions: ImportDecisions },
      signal?: AbortSignal,
    ): AsyncGenerator<PreviewEvent> {
      const left = new AbortController();
      const ended = signal ? AbortSignal.any([signal, left.signal]) : left.signal;
      const events = latest<Progress>();
      const { path, name } = located(files, source.fileId);
      const started = now().getTime();
      const reading = readInWorker(
        { path, file: name, sheet: source.sheet, encoding: source.encoding, keepRows: null, crs: source.crs },
        {
          signal: ended,
          onProgress: (done, total) =>
            events.push(progress('reading', done, total, now().getTime() - started)),
        },
      ).finally(() => events.close());
      // Someone who leaves early takes the failure with them.
      reading.catch(() => {});
      try {
        yield { progress: progress('reading', 0, null, 0), preview: null };
        for await (const step of events.follow(ended)) yield { progress: step, preview: null };
        const raw = await reading;
        const sheet = raw.sheets.find((candidate) => candidate.name === source.sheet);
        if (!sheet) throw new AppError('IMPORT_EMPTY', { file: name, sheet: source.sheet });
        yield { progress: progress('checking', 0, null, 0), preview: null };
        const importId = randomUUID();
        const plainText = raw.format === 'csv';
        const prepared = createPendingImport(
          importId,
          plan,
          { ...source, file: name, sheet, plainText },
          decisions,
        );
        pending.set(importId, prepared);
        for (const id of [...pending.keys()].slice(0, -keptPreviews)) pending.delete(id);
        yield { progress: progress('checking', 1, 1, 0), preview: prepared.preview() };
      } finally {
        left.abort();
      }
    },

    findings(input: { importId: string; code: FindingCode | null; offset: number; limit: number }): {
      total: number;
      rows: FindingRow[];
    } {
      return find(input.importId).findings(input.code, input.offset, input.limit);
    },

    decide({ importId, decisions }: { importId: string; decisions: ImportDecisions }): ImportPreview {
      return find(importId).decide(decisions);
    },

    commit({ importId }: { importId: string }): ImportPreview {
      const done = find(importId).commit(translate(language(), 'scenario', 'presentName'));
      pending.delete(importId);
      return done;
    },

    discard({ importId }: { importId: string }): void {
      pending.delete(importId);
    },

    async template(input: { kind: ImportKind; fileId: string; language: Language }): Promise<void> {
      await writeTemplate(files.path(input.fileId), input.kind, input.language, year());
    },
  };
}

export type ImportService = ReturnType<typeof createImportService>;

function located(files: FileRegistry, fileId: string): { path: string; name: string } {
  const path = files.path(fileId);
  return { path, name: path.replace(/^.*[\\/]/, '') };
}

function progress(stage: string, done: number, total: number | null, elapsedMs: number): Progress {
  const fraction = total ? Math.min(1, done / total) : null;
  const secondsLeft = fraction ? Math.round(((elapsedMs / fraction) * (1 - fraction)) / 100) / 10 : null;
  return { stage, fraction, done, total, secondsLeft };
}
