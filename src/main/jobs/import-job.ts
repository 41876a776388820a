import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError, type ErrorCode, type ErrorParams } from '../../shared/errors.ts';
import type { ReadOptions } from '../exchange/formats/read-file.ts';
import type { RawFile, SheetRow } from '../exchange/formats/sheet.ts';
import { endOf } from './answer-apart.ts';
import { workerUrl } from './worker-url.ts';

export type ImportWorkerMessage =
  | { type: 'progress'; done: number; total: number }
  | { type: 'rows'; sheet: number; rows: SheetRow[] }
  | { type: 'done'; file: RawFile }
  | { type: 'failed'; code: ErrorCode; params: ErrorParams };

export interface ReadJob {
  signal?: AbortSignal | undefined;
  onProgress?: ((done: number, total: number) => void) | undefined;
}

/** A file that takes longer than this to read is not a planning sheet. */
const deadlineMs = 120_000;
const memoryMb = 1024;

/**
 * Reads a file in a worker of its own: bounded memory, a deadline, a private temporary folder that is cleared whatever
 * happens, and an end at once when the signal fires (JOB_CANCELLED). Errors as of `readFileContent`; a file that exhausts
 * memory or time is IMPORT_TOO_LARGE.
 */
export function readInWorker(options: ReadOptions, job: ReadJob = {}): Promise<RawFile> {
  if (job.signal?.aborted) return Promise.reject(new AppError('JOB_CANCELLED'));
  const folder = mkdtempSync(join(tmpdir(), 'bailiwick-import-'));
  const worker = new Worker(workerUrl('import-worker'), {
    workerData: options,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    env: { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder },
  });
  const rows: SheetRow[][] = [];
  return new Promise<RawFile>((resolve, reject) => {
    const deadline = setTimeout(
      () =>
        reject(
          new AppError('IMPORT_TOO_LARGE', { file: options.file, what: 'seconds', limit: deadlineMs / 1000 }),
        ),
      deadlineMs,
    );
    const cancel = () => reject(new AppError('JOB_CANCELLED'));
    job.signal?.addEventListener('abort', cancel, { once: true });
    worker.on('message', (message: ImportWorkerMessage) => {
      if (message.type === 'progress') job.onProgress?.(message.done, message.total);
      else if (message.type === 'rows') {
        append(rows, message.sheet, message.rows);
        setImmediate(() => worker.postMessage('more'));
      } else if (message.type === 'failed') reject(new AppError(message.code, message.params));
      else resolve(withRows(message.file, rows));
    });
    worker.on('error', (cause: Error & { code?: string }) => {
      const exhausted = cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
      reject(
        exhausted
          ? new AppError('IMPORT_TOO_LARGE', { file: options.file, what: 'memoryMb', limit: memoryMb })
          : new AppError('IMPORT_FORMAT', { file: options.file }, { cause }),
      );
    });
    worker.on('exit', () => reject(new AppError('IMPORT_FORMAT', { file: options.file })));
    worker.on('exit', () => {
      clearTimeout(deadline);
      job.signal?.removeEventListener('abort', cancel);
    });
  }).finally(async () => {
    await endOf(worker);
    await rm(folder, { recursive: true, force: true });
  });
}

function withRows(file: RawFile, rows: readonly SheetRow[][]): RawFile {
  return { ...file, sheets: file.sheets.map((sheet, index) => ({ ...sheet, rows: rows[index] ?? [] })) };
}

function append(rows: SheetRow[][], sheet: number, slice: readonly SheetRow[]): void {
  const list = rows[sheet];
  if (list) list.push(...slice);
  else rows[sheet] = [...slice];
}
