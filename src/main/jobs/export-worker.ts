import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../shared/errors.ts';
import { exportScenario } from '../exchange/export/export-scenario.ts';
import type { ExportJob, ExportWorkerMessage } from './export-job.ts';

/** Writes one export. Any message from outside means: stop and clear up. */
const { report, path, format, language } = workerData as ExportJob;
const cancel = new AbortController();
parentPort?.once('message', () => cancel.abort());

function post(message: ExportWorkerMessage): void {
  parentPort?.postMessage(message);
}

try {
  const onProgress = (done: number, total: number) => post({ type: 'progress', done, total });
  await exportScenario(report, path, format, language, onProgress, cancel.signal);
  post({ type: 'done' });
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  post({ type: 'failed', code: error.code, params: error.params });
} finally {
  parentPort?.close();
}
