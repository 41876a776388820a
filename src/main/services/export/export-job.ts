import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError, type ErrorCode, type ErrorParams } from '../../../shared/errors.ts';
import type { Language } from '../../../shared/i18n/index.ts';
import type { ExportFormat } from '../../exchange/export/report.ts';
import { workerUrl } from '../../jobs/worker-url.ts';
import type { Plan } from '../../plan/plan.ts';
import type { PackTask } from './write-pack.ts';

/** One scenario, the first of several compared with each of the others, or a document of pages. */
export type ExportTask = (
  | { scenarioId: number; format: ExportFormat }
  | { ids: readonly number[] }
  | { pack: PackTask }
) & {
  path: string;
  language: Language;
  planName: string;
};

/** What the thread is started with. */
export type ExportJob = ExportTask & { snapshot: string };

export type ExportWorkerMessage =
  | { type: 'progress'; done: number; total: number }
  | { type: 'done' }
  | { type: 'failed'; code: ErrorCode; params: ErrorParams };

/**
 * A plan of a million accounts still fits. The less a thread may hold, the sooner its garbage is cleared: V8 lets a heap grow
 * fourfold between two clearings from 2 GB on, by less than the half at 1 GB (`MemoryController::MaxGrowingFactor`).
 */
const leastMemoryMb = 1024;
const mostMemoryMb = 2048;
/** Rows take three times the place in memory that they take in the file; as much again for the sheet they become. */
const memoryOfFile = 8;
const youngMemoryMb = 12;

/**
 * Writes an export in a thread of its own, from a copy of the plan as it stands once the copy is made: the open plan is the
 * main thread's alone, and editing goes on. Errors as of `exportScenario`; when the signal fires the thread stops at its next
 * row, removes what it wrote, and the promise rejects with JOB_CANCELLED. The copy lies in a private folder and goes in any case.
 */
export async function exportInWorker(
  plan: Plan,
  task: ExportTask,
  onProgress: (done: number, total: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  const stopWhenCancelled = () => {
    if (signal?.aborted) throw new AppError('JOB_CANCELLED');
  };
  stopWhenCancelled();
  const folder = await mkdtemp(join(tmpdir(), 'bailiwick-export-'));
  try {
    const snapshot = join(folder, 'plan.sqlite');
    await plan.snapshot(snapshot);
    stopWhenCancelled();
    await work({ ...task, snapshot }, onProgress, signal);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function work(
  job: ExportJob,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { size } = await stat(job.snapshot);
  const memoryMb = Math.round(
    Math.min(mostMemoryMb, Math.max(leastMemoryMb, (memoryOfFile * size) / 1024 ** 2)),
  );
  const worker = new Worker(workerUrl('export-worker', import.meta.url), {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: youngMemoryMb },
  });
  const cancel = () => worker.postMessage('cancel');
  signal?.addEventListener('abort', cancel, { once: true });
  // Given up while the copy was looked at: nobody tells of that any more.
  if (signal?.aborted) cancel();
  const ended = new Promise<void>((resolve) => {
    worker.on('exit', () => resolve());
  });
  try {
    await new Promise<void>((resolve, reject) => {
      const failed = (cause?: Error) =>
        reject(new AppError('FILE_WRITE_FAILED', { file: basename(job.path) }, { cause }));
      worker.on('message', (message: ExportWorkerMessage) => {
        if (message.type === 'progress') onProgress(message.done, message.total);
        else if (message.type === 'failed') reject(new AppError(message.code, message.params));
        else resolve();
      });
      worker.on('error', failed);
      worker.on('exit', () => failed());
    });
  } finally {
    signal?.removeEventListener('abort', cancel);
    // Its copy of the plan can't go while it has it open.
    await ended;
  }
}
