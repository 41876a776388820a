import type { Progress } from '../../shared/contract/base.ts';
import type { Comparison } from '../../shared/contract/scenario.ts';
import { AppError } from '../../shared/errors.ts';
import type { Language } from '../../shared/i18n/index.ts';
import type { ExportFormat, ScenarioReport } from '../exchange/export/report.ts';
import { type ExportJob, exportInWorker } from '../jobs/export-job.ts';
import type { FileRegistry } from './host.ts';
import { latest } from './latest.ts';

interface ExportDependencies {
  files: FileRegistry;
  compare: (leftId: number, rightId: number) => Comparison;
  report: (scenarioId: number, format: ExportFormat) => ScenarioReport;
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

/** Exports a scenario as it stands at the call; edits made while the file is written do not reach it. */
export function createExportService({ files, report, compare }: ExportDependencies) {
  return {
    /** Comparisons as they stand at the call; else as `scenario`. */
    async *comparison(
      { ids, fileId, language }: { ids: readonly number[]; fileId: string; language: Language },
      signal?: AbortSignal,
    ): AsyncGenerator<ExportEvent> {
      const [first = 0, ...others] = ids;
      const comparisons = others.map((id) => compare(first, id));
      yield* written({ comparisons, path: files.path(fileId), language }, signal);
    },

    /** Tells the progress until the file stands there. Leaving the loop cancels. Errors as of `exportScenario`. */
    async *scenario(input: ExportInput, signal?: AbortSignal): AsyncGenerator<ExportEvent> {
      const { scenarioId, fileId, format, language } = input;
      yield* written(
        { report: report(scenarioId, format), path: files.path(fileId), format, language },
        signal,
      );
    },
  };
}

/** Tells the progress of an export until its file stands there. */
async function* written(job: ExportJob, signal?: AbortSignal): AsyncGenerator<ExportEvent> {
  const left = new AbortController();
  const rows = latest<{ done: number; total: number }>();
  const startedAt = performance.now();
  const onProgress = (done: number, total: number) => rows.push({ done, total });
  const either = signal ? AbortSignal.any([signal, left.signal]) : left.signal;
  const writing = exportInWorker(job, onProgress, either).finally(() => rows.close());
  // read below; a reader that leaves early must not make it a stray rejection
  writing.catch(() => {});
  try {
    yield { progress: progressOf(0, null, startedAt), done: false };
    for await (const { done, total } of rows.follow(signal)) {
      yield { progress: progressOf(done, total, startedAt), done: false };
    }
    if (signal?.aborted) throw new AppError('JOB_CANCELLED');
    await writing;
    yield { progress: { stage: 'done', fraction: 1, done: 1, total: 1, secondsLeft: 0 }, done: true };
  } finally {
    left.abort();
  }
}

export type ExportService = ReturnType<typeof createExportService>;

function progressOf(done: number, total: number | null, startedAt: number): Progress {
  const fraction = total === null || total === 0 ? null : done / total;
  const elapsed = (performance.now() - startedAt) / 1000;
  return {
    stage: 'writing',
    fraction,
    done,
    total,
    secondsLeft: fraction === null || fraction === 0 ? null : (elapsed / fraction) * (1 - fraction),
  };
}
