import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../shared/errors.ts';
import { type ReadOptions, readFileContent } from '../exchange/formats/read-file.ts';
import type { ImportWorkerMessage } from './import-job.ts';

/**
 * Reads one file and hands its rows over in slices, so that neither side stalls on one large message; the next when it is asked
 * for, since messages that wait are all handled in one turn of the event loop.
 */
const sliceRows = 4000;

function post(message: ImportWorkerMessage): void {
  parentPort?.postMessage(message);
}

try {
  const read = await readFileContent(workerData as ReadOptions, (done, total) =>
    post({ type: 'progress', done, total }),
  );
  for (const [sheet, { rows }] of read.sheets.entries()) {
    for (let from = 0; from < rows.length; from += sliceRows) {
      post({ type: 'rows', sheet, rows: rows.slice(from, from + sliceRows) });
      if (parentPort) await once(parentPort, 'message');
    }
  }
  post({ type: 'done', file: { ...read, sheets: read.sheets.map((sheet) => ({ ...sheet, rows: [] })) } });
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  post({ type: 'failed', code: error.code, params: error.params });
}
