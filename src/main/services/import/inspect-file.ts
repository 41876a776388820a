import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { InspectedFile, InspectedSheet } from '../../../shared/contract/import.ts';
import type { ImportKind } from '../../../shared/domain/import-fields.ts';
import { AppError } from '../../../shared/errors.ts';
import { type RawFile, visibleFirst } from '../../exchange/formats/sheet.ts';
import type { OnStage } from '../../jobs/answer-apart.ts';
import { readInWorker } from '../../jobs/import-job.ts';
import type { Plan } from '../../plan/plan.ts';
import type { FileRegistry } from '../host.ts';
import { driveAnswers } from '../silent-drives.ts';
import { inspectSheet } from './inspect-sheet.ts';
import { readAsRemembered } from './remembered-encoding.ts';

/** Rows that inspecting keeps: enough for headings and for telling numbers from text. */
const headRows = 80;

interface InspectionOptions {
  plan: () => Plan;
  files: FileRegistry;
  /** This year: what months and amounts are of where nothing else says. */
  year: () => number;
}

/** The first look at a file: its sheets, and what their headings are taken for. */
export function createFileInspection({ plan, files, year }: InspectionOptions) {
  /** The first rows of the file looked at last, and the file as it was: other sheets and headings of it are guessed from them. */
  let head: { key: string; raw: RawFile } | null = null;
  const readHead = async (
    fileId: string,
    encoding: string | null,
    onStage: OnStage = () => {},
    signal?: AbortSignal,
  ): Promise<{ raw: RawFile; name: string }> => {
    onStage('reading', 0, 0);
    await driveAnswers(files.path(fileId));
    const { path, name } = located(files, fileId);
    const { size, mtimeMs } = await stat(path).catch(() => ({ size: 0, mtimeMs: 0 }));
    const keyOf = (as: string | null) => JSON.stringify([path, size, mtimeMs, as]);
    if (head?.key === keyOf(encoding)) return { raw: head.raw, name };
    const raw = await readInWorker(
      { path, file: name, sheet: null, encoding, keepRows: headRows, crs: null },
      { signal, onProgress: (done, total) => onStage('reading', done, total) },
    );
    head = { key: keyOf(encoding), raw };
    return { raw, name };
  };

  return {
    /** Stage: `reading`. @throws AppError as `readInWorker` */
    async inspect(
      { fileId, encoding }: { fileId: string; encoding: string | null },
      onStage?: OnStage,
      signal?: AbortSignal,
    ): Promise<InspectedFile> {
      const current = plan();
      const { raw: read, name } = await readHead(fileId, encoding, onStage, signal);
      const readAs = async (other: string) => (await readHead(fileId, other, onStage, signal)).raw;
      const raw = encoding === null ? await readAsRemembered(current, read, readAs) : read;
      return {
        fileId,
        name,
        format: raw.format,
        encoding: raw.encoding,
        sheets: visibleFirst(raw.sheets).map((sheet) => inspectSheet(current, sheet, year())),
      };
    },

    /** As `inspect`; the file is not read again while it is the one looked at last. */
    async guess(
      input: {
        fileId: string;
        sheet: string;
        kind: ImportKind;
        headerRow: number;
        encoding: string | null;
      },
      onStage?: OnStage,
      signal?: AbortSignal,
    ): Promise<InspectedSheet> {
      const { raw, name } = await readHead(input.fileId, input.encoding, onStage, signal);
      const sheet = raw.sheets.find((candidate) => candidate.name === input.sheet);
      if (!sheet) throw new AppError('IMPORT_EMPTY', { file: name, sheet: input.sheet });
      return inspectSheet(plan(), sheet, year(), { kind: input.kind, headerRow: input.headerRow });
    },
  };
}

/** Where a chosen file stands. @throws AppError FILE_NOT_ALLOWED, PLAN_LOCKED */
export function located(files: FileRegistry, fileId: string): { path: string; name: string } {
  const path = files.source(fileId);
  return { path, name: basename(path) };
}
