import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../shared/errors.ts';
import { openTiles } from '../exchange/tiles/open-tiles.ts';
import type { TileAnswer, TileQuestion } from './tiles-job.ts';

/** Holds one base map open and answers for its tiles; ends with its owner. */
function post(answer: TileAnswer): void {
  parentPort?.postMessage(answer);
}

const failure = (error: unknown): Pick<Extract<TileAnswer, { code: string }>, 'code' | 'params'> => {
  if (!(error instanceof AppError)) throw error;
  return { code: error.code, params: error.params };
};

try {
  const source = await openTiles(workerData as string);
  post({ id: 0, facts: source.facts });
  parentPort?.on('message', ({ id, zoom, x, y }: TileQuestion) => {
    source.tile(zoom, x, y).then(
      (bytes) => post({ id, bytes }),
      (error) => post({ id, ...failure(error) }),
    );
  });
} catch (error) {
  post({ id: 0, ...failure(error) });
}
