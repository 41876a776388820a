import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError, type ErrorCode, type ErrorParams } from '../../shared/errors.ts';
import type { TileFacts } from '../exchange/tiles/tile-source.ts';
import { workerUrl } from './worker-url.ts';

export interface TileQuestion {
  id: number;
  zoom: number;
  x: number;
  y: number;
}
/** `id` 0 answers the opening. */
export type TileAnswer =
  | { id: number; facts: TileFacts }
  | { id: number; bytes: Uint8Array | null }
  | { id: number; code: ErrorCode; params: ErrorParams };

/** A base map in a thread of its own, with little memory and little time: whatever is in the file, only it comes to harm. */
export interface OpenTiles {
  readonly facts: TileFacts;
  /** Throws AppError: BASE_MAP_FORMAT, BASE_MAP_SLOW; after that the base map is closed. */
  tile(zoom: number, x: number, y: number): Promise<Uint8Array | null>;
  close(): void;
}

/** Longest wait for the file to open and for one tile, milliseconds. */
const patience = 5000;
const memoryMb = 192;

/** Throws BASE_MAP_MISSING, BASE_MAP_FORMAT, BASE_MAP_VECTOR, BASE_MAP_SLOW. */
export async function openTilesInWorker(path: string): Promise<OpenTiles> {
  const file = basename(path);
  const worker = new Worker(workerUrl('tiles-worker'), {
    workerData: path,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
  worker.unref();
  const waiting = new Map<number, PromiseWithResolvers<TileAnswer>>();
  let broken: AppError | null = null;
  const end = (error: AppError) => {
    broken ??= error;
    for (const { reject } of waiting.values()) reject(broken);
    waiting.clear();
    void worker.terminate();
  };
  worker.on('message', (answer: TileAnswer) => {
    waiting.get(answer.id)?.resolve(answer);
    waiting.delete(answer.id);
  });
  worker.on('error', (cause) => end(new AppError('BASE_MAP_FORMAT', { file }, { cause })));
  worker.on('exit', () => end(new AppError('BASE_MAP_FORMAT', { file })));
  const ask = async (id: number, question?: TileQuestion): Promise<TileAnswer> => {
    if (broken) throw broken;
    const pending = Promise.withResolvers<TileAnswer>();
    waiting.set(id, pending);
    if (question) worker.postMessage(question);
    const timer = setTimeout(
      () => end(new AppError('BASE_MAP_SLOW', { file, seconds: patience / 1000 })),
      patience,
    );
    try {
      const answer = await pending.promise;
      if ('code' in answer) throw new AppError(answer.code, answer.params);
      return answer;
    } finally {
      clearTimeout(timer);
    }
  };
  const opened = await ask(0).catch((error: unknown) => {
    void worker.terminate();
    throw error;
  });
  if (!('facts' in opened)) throw new AppError('BASE_MAP_FORMAT', { file });
  let last = 0;
  return {
    facts: opened.facts,
    async tile(zoom, x, y) {
      const id = ++last;
      const answer = await ask(id, { id, zoom, x, y });
      return 'bytes' in answer ? answer.bytes : null;
    },
    close: () => end(new AppError('BASE_MAP_MISSING', { file })),
  };
}
