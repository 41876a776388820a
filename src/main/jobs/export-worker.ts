import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../shared/errors.ts';
import { exportComparison } from '../exchange/export/comparison-workbook.ts';
import { exportScenario } from '../exchange/export/export-scenario.ts';
import type { ExportJob, ExportWorkerMessage } from './export-job.ts';

/** Writes one export. Any message from outside means: stop and clear up. */
const job = workerData as ExportJob;
const cancel = new AbortController();
parentPort?.once('message', () => cancel.abort());

function post(message: ExportWorkerMessage): void {
  parentPort?.postMessage(message);
}

try {
  const onProgress = (done: number, total: number) => post({ type: 'progress', done, total });
  const { path, language } = job;
  if ('comparisons' in job)
    await exportComparison(job.comparisons, path, language, onProgress, cancel.signal);
  else await exportScenario(job.report, path, job.format, language, onProgress, cancel.signal);
  post({ type: 'done' });
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  post({ type: 'failed', code: error.code, params: error.params });
} finally {
  parentPort?.close();
}
