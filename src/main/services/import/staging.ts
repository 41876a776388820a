import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { ImportKind } from '../../../shared/domain/import-fields.ts';
import { AppError } from '../../../shared/errors.ts';
import { expectedMemory } from '../../exchange/formats/zip-guard.ts';
import { endOf } from '../../jobs/answer-apart.ts';
import { workerUrl } from '../../jobs/worker-url.ts';
import type { Plan } from '../../plan/plan.ts';
import type { TableName } from '../../plan/rows.ts';
import { type RowSlice, sliceRows, stagedTables } from '../../plan/staged.ts';
import type { RowValues } from '../../plan/store.ts';
import type { StagingCall, StagingCalls, StagingMessage, StagingStage } from './staging-protocol.ts';

/** A thread that works imports out. It can't take the program down: memory is bounded, and its end fails what was asked of it. */
export interface Staging {
  /** Throws what the call throws; JOB_CANCELLED when the signal fired; IMPORT_TOO_LARGE when memory or time ran out. */
  ask<C extends StagingCall>(
    call: C,
    ask: StagingCalls[C]['ask'],
    /** Gives this call alone up, as `interrupt` does. */
    signal?: AbortSignal,
  ): Promise<StagingCalls[C]['answer']>;
  onProgress(listener: (stage: StagingStage, done: number, total: number) => void): void;
  /** Gives up what was asked last: it fails with JOB_CANCELLED at its next report of progress, and the thread goes on as it was before. */
  interrupt(): void;
  /** Ends the thread; what waits for an answer is cancelled. */
  end(): Promise<void>;
}

/** Heavy tables that importing a kind reads. */
const tablesOf: Partial<Record<ImportKind, TableName>> = { sales: 'sales_month', distances: 'unit_distance' };

/** A file that takes longer than this to read or check is not a planning sheet. */
const longestMs = 120_000;
/** Cleaning the borders of a map that was drawn apart everywhere takes its time, and is asked for. */
const longestCleaningMs = 3_600_000;
/** What working a file out may take, by what it unfolds to: enough for a million rows, little enough that garbage is cleared in time. */
const leastMemoryMb = 160;
const mostMemoryMb = 2048;

interface Waiting {
  call: StagingCall;
  resolve(answer: unknown): void;
  reject(error: unknown): void;
}

/** Starts the thread. `paths` are the files it will read, `file` names one for messages. */
export async function openStaging({
  file = '',
  paths = [],
  signal,
  deadlineMs = longestMs,
}: {
  file?: string;
  paths?: readonly string[];
  signal?: AbortSignal | undefined;
  deadlineMs?: number;
}): Promise<Staging> {
  const expected = await Promise.all(paths.map(expectedMemory));
  const filesMb = expected.reduce((sum, bytes) => sum + bytes, 0) / 1024 ** 2;
  const memoryMb = Math.round(Math.min(mostMemoryMb, leastMemoryMb + filesMb));
  const folder = mkdtempSync(join(tmpdir(), 'bailiwick-import-'));
  /** The call that was given up. */
  const interrupted = new Int32Array(new SharedArrayBuffer(4));
  let working = 0;
  const worker = new Worker(workerUrl('staging-worker', import.meta.url), {
    workerData: interrupted,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 96 },
    env: { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder },
  });
  const waiting = new Map<number, Waiting>();
  let listener: (stage: StagingStage, done: number, total: number) => void = () => {};
  let nextId = 1;
  let over: unknown = null;

  const fail = (error: unknown) => {
    over ??= error;
    for (const { reject } of waiting.values()) reject(over);
    waiting.clear();
  };
  const end = async () => {
    signal?.removeEventListener('abort', cancel);
    fail(new AppError('JOB_CANCELLED'));
    await endOf(worker);
    await rm(folder, { recursive: true, force: true });
  };
  const cancel = () => void end();
  if (signal?.aborted) fail(new AppError('JOB_CANCELLED'));
  signal?.addEventListener('abort', cancel, { once: true });

  worker.on('message', (message: StagingMessage) => {
    if (message.type === 'progress') return listener(message.stage, message.done, message.total);
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.type === 'failed') asked?.reject(new AppError(message.code, message.params));
    else asked?.resolve(message.answer);
  });
  worker.on('error', (cause: Error & { code?: string }) => {
    const exhausted = cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
    const reading = [...waiting.values()].some(({ call }) => call === 'read' || call === 'file');
    if (exhausted) fail(new AppError('IMPORT_TOO_LARGE', { file, what: 'memoryMb', limit: memoryMb }));
    else if (reading) fail(new AppError('IMPORT_FORMAT', { file }, { cause }));
    else fail(new AppError('INTERNAL', { message: cause.message }, { cause }));
  });
  worker.on('exit', () => fail(new AppError('JOB_CANCELLED')));
  // A preview that waits for a decision must not keep the program from ending.
  worker.unref();

  return {
    ask(call, ask, leave) {
      if (over !== null) return Promise.reject(over);
      const id = nextId++;
      const giveUp = () => void Atomics.store(interrupted, 0, id);
      if (leave?.aborted) giveUp();
      leave?.addEventListener('abort', giveUp, { once: true });
      working = id;
      const patience = isCleaning(ask) ? Math.max(deadlineMs, longestCleaningMs) : deadlineMs;
      return new Promise((resolve, reject) => {
        worker.ref();
        const late = setTimeout(() => {
          fail(new AppError('IMPORT_TOO_LARGE', { file, what: 'seconds', limit: patience / 1000 }));
          void end();
        }, patience);
        const settled = () => {
          clearTimeout(late);
          leave?.removeEventListener('abort', giveUp);
          if (waiting.size === 0) worker.unref();
        };
        waiting.set(id, {
          call,
          resolve: (answer) => {
            settled();
            resolve(answer as StagingCalls[typeof call]['answer']);
          },
          reject: (error) => {
            settled();
            reject(error);
          },
        });
        worker.postMessage({ id, call, ask });
      });
    },
    onProgress(next) {
      listener = next;
    },
    interrupt: () => void Atomics.store(interrupted, 0, working),
    end,
  };
}

/** Whether what is asked holds the wish to clean borders. */
function isCleaning(ask: StagingCalls[StagingCall]['ask']): boolean {
  if (typeof ask !== 'object' || ask === null) return false;
  const { clean } =
    'decisions' in ask ? ask.decisions : 'files' in ask ? ask.files : 'byCode' in ask ? ask : {};
  return clean !== undefined;
}

/**
 * Copies the plan's rows over, slice by slice with turns of the event loop between; begins anew when the plan is edited
 * meanwhile. Answers the revision the copy stands at.
 */
export async function stagePlan(staging: Staging, plan: Plan, kinds: readonly ImportKind[]): Promise<number> {
  for (;;) {
    while (!plan.isIdle()) await plan.idle();
    const { revision } = plan;
    if (await copied(staging, plan, kinds)) {
      await staging.ask('loaded', null);
      return revision;
    }
    await staging.ask('reload', null);
  }
}

async function copied(staging: Staging, plan: Plan, kinds: readonly ImportKind[]): Promise<boolean> {
  const { revision } = plan;
  // One slice is under way while the next is read.
  let under: Promise<unknown> = Promise.resolve();
  for (const table of stagedTables(kinds.flatMap((kind) => tablesOf[kind] ?? []))) {
    const limit = table === 'boundary' ? 1 : sliceRows;
    let after: RowValues | null = null;
    for (;;) {
      await nextTurn();
      while (!plan.isIdle()) await plan.idle();
      if (plan.revision !== revision) {
        await under;
        return false;
      }
      const rows: RowValues[] = plan.page(table, after, limit);
      const last = rows.at(-1);
      if (!last) break;
      await under;
      under = staging.ask('load', { table, rows });
      under.catch(() => {});
      if (rows.length < limit) break;
      after = plan.keyOf(table, last);
    }
  }
  await under;
  return plan.revision === revision;
}

/** Writes the steps that wait in the thread, in order. Throws as `Plan.writeStep`. */
export async function writeSteps(
  staging: Staging,
  plan: Plan,
  revision: number,
  { signal, onRows }: { signal?: AbortSignal | undefined; onRows?: (done: number, total: number) => void },
): Promise<void> {
  let stands = revision;
  for (;;) {
    const step = await staging.ask('take', null);
    if (!step) return;
    await plan.writeStep(step, slicesOf(staging), {
      revision: stands,
      signal,
      onRows: (done) => onRows?.(done, step.rows),
    });
    stands = plan.revision;
  }
}

/** The next slice is fetched while the last is written. */
async function* slicesOf(staging: Staging): AsyncGenerator<RowSlice> {
  let next = staging.ask('slice', null);
  for (;;) {
    const slice = await next;
    if (!slice) return;
    next = staging.ask('slice', null);
    next.catch(() => {});
    yield slice;
    await nextTurn();
  }
}
