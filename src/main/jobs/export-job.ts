import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Comparison } from '../../shared/contract/scenario.ts';
import { AppError, type ErrorCode, type ErrorParams } from '../../shared/errors.ts';
import type { Language } from '../../shared/i18n/index.ts';
import type { ExportFormat, ScenarioReport } from '../exchange/export/report.ts';
import { workerUrl } from './worker-url.ts';

interface ScenarioJob {
  report: ScenarioReport;
  format: ExportFormat;
}

/** One scenario, or a comparison of several. */
export type ExportJob = (ScenarioJob | { comparisons: readonly Comparison[] }) & {
  path: string;
  language: Language;
};

export type ExportWorkerMessage =
  | { type: 'progress'; done: number; total: number }
  | { type: 'done' }
  | { type: 'failed'; code: ErrorCode; params: ErrorParams };

/**
 * Writes an export in a worker of its own, so that editing goes on. Errors as of `exportScenario`; when the signal fires the
 * worker stops at its next row, removes what it wrote, and the promise rejects with JOB_CANCELLED.
 */
export function exportInWorker(
  job: ExportJob,
  onProgress: (done: number, total: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  if (signal?.aborted) return Promise.reject(new AppError('JOB_CANCELLED'));
  const worker = new Worker(workerUrl('export-worker'), { workerData: job });
  const cancel = () => worker.postMessage('cancel');
  signal?.addEventListener('abort', cancel, { once: true });
  return new Promise<void>((resolve, reject) => {
    const failed = (cause?: Error) =>
      reject(new AppError('FILE_WRITE_FAILED', { file: basename(job.path) }, { cause }));
    worker.on('message', (message: ExportWorkerMessage) => {
      if (message.type === 'progress') onProgress(message.done, message.total);
      else if (message.type === 'failed') reject(new AppError(message.code, message.params));
      else resolve();
    });
    worker.on('error', failed);
    worker.on('exit', () => failed());
  }).finally(() => signal?.removeEventListener('abort', cancel));
}
