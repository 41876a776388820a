import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Progress } from '../../../shared/contract/base.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Language } from '../../../shared/i18n/index.ts';
import { writeWhole } from '../../exchange/export/export-scenario.ts';
import type { ExportFormat } from '../../exchange/export/report.ts';
import type { FileRegistry } from '../host.ts';
import { answerOrGivenUp } from '../job-events.ts';
import { latest } from '../latest.ts';
import type { Session } from '../session.ts';
import { withSilentDrives } from '../silent-drives.ts';
import { type ExportTask, exportInWorker } from './export-job.ts';
import type { PackTask } from './write-pack.ts';

interface ExportDependencies {
  files: FileRegistry;
  session: Session;
}

export interface ExportInput {
  scenarioId: number;
  fileId: string;
  format: ExportFormat;
  language: Language;
}

export interface ExportEvent {
  progress: Progress;
  done: boolean;
}

/** The first bytes of every PNG (ISO/IEC 15948 §5.2). */
const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Exports a scenario as it stands shortly after the call; edits made while the file is written do not reach it. */
export function createExportService({ files, session }: ExportDependencies) {
  const written = (task: ExportTask, signal: AbortSignal | undefined) =>
    withSilentDrives([task.path], follow(session, task, signal));
  return {
    /** As `scenario`, for comparisons of the first with each of the others. */
    comparison(
      { ids, fileId, language }: { ids: readonly number[]; fileId: string; language: Language },
      signal?: AbortSignal,
    ): AsyncGenerator<ExportEvent> {
      return written({ ids, path: files.path(fileId), language, planName: session.name() }, signal);
    },

    /** A board pack, or sheets of territories; the progress counts pages. Errors as of `writePack`. */
    pack(
      { fileId, language, ...pack }: PackTask & { fileId: string; language: Language },
      signal?: AbortSignal,
    ): AsyncGenerator<ExportEvent> {
      return written({ pack, path: files.path(fileId), language, planName: session.name() }, signal);
    },

    /** The map as SVG text. Errors as of `writePack`. */
    async pictureSvg(
      { language, ...pack }: PackTask & { language: Language },
      signal?: AbortSignal,
    ): Promise<string> {
      const folder = await mkdtemp(join(tmpdir(), 'bailiwick-picture-'));
      try {
        const path = join(folder, 'map.svg');
        for await (const _ of written({ pack, path, language, planName: session.name() }, signal));
        return await readFile(path, 'utf8');
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },

    /** Writes a PNG drawn elsewhere. @throws AppError VALUE_INVALID for anything else, FILE_WRITE_FAILED */
    async savePicture(fileId: string, png: Uint8Array): Promise<void> {
      if (!pngSignature.every((byte, at) => png[at] === byte))
        throw new AppError('VALUE_INVALID', { field: 'png', value: '' });
      await writeWhole(files.path(fileId), undefined, (temporary) => writeFile(temporary, png));
    },

    /** Tells the progress until the file stands there. Leaving the loop cancels. Errors as of `exportScenario`. */
    scenario(
      { scenarioId, fileId, format, language }: ExportInput,
      signal?: AbortSignal,
    ): AsyncGenerator<ExportEvent> {
      const task = { scenarioId, format, path: files.path(fileId), language, planName: session.name() };
      return written(task, signal);
    },
  };
}

/** Tells the progress of an export until its file stands there. */
async function* follow(
  session: Session,
  task: ExportTask,
  signal: AbortSignal | undefined,
): AsyncGenerator<ExportEvent> {
  const left = new AbortController();
  const rows = latest<{ done: number; total: number }>();
  let startedAt = performance.now();
  const onProgress = (done: number, total: number) => rows.push({ done, total });
  const either = signal ? AbortSignal.any([signal, left.signal]) : left.signal;
  const writing = exportInWorker(session.plan(), task, onProgress, either).finally(() => rows.close());
  // read below; a reader that leaves early must not make it a stray rejection
  writing.catch(() => {});
  try {
    yield { progress: progressOf('gathering', 0, null, startedAt), done: false };
    let isWriting = false;
    for await (const { done, total } of rows.follow(signal)) {
      // How long gathering took says nothing of how long the rows will.
      if (!isWriting) startedAt = performance.now();
      isWriting = true;
      yield { progress: progressOf('writing', done, total, startedAt), done: false };
    }
    // Given up: it rejects with JOB_CANCELLED, unless the file stood there by then.
    await answerOrGivenUp(writing, either);
    yield { progress: { stage: 'done', fraction: 1, done: 1, total: 1, secondsLeft: 0 }, done: true };
  } finally {
    left.abort();
  }
}

export type ExportService = ReturnType<typeof createExportService>;

function progressOf(stage: string, done: number, total: number | null, startedAt: number): Progress {
  const fraction = total === null || total === 0 ? null : done / total;
  const elapsed = (performance.now() - startedAt) / 1000;
  const secondsLeft =
    fraction === null || fraction === 0 || elapsed === 0 ? null : (elapsed / fraction) * (1 - fraction);
  return { stage, fraction, done, total, secondsLeft };
}
