import { AppError } from '../../../shared/errors.ts';

/** `done` of `total` rows. */
export type ExportProgress = (done: number, total: number) => void;

/** Rows between two looks up from the work: long enough to be cheap, short enough that a cancel is felt at once. */
const rowsPerTurn = 2000;

/** Counts rows; every so often tells how far it is, lets other work run, and heeds the signal. */
export interface Pace {
  /** @throws AppError JOB_CANCELLED once the signal has fired */
  step(): Promise<void> | undefined;
}

export function pace(total: number, onProgress: ExportProgress, signal: AbortSignal | undefined): Pace {
  let done = 0;
  const turn = async () => {
    onProgress(done, total);
    await new Promise((resolve) => setImmediate(resolve));
    if (signal?.aborted) throw new AppError('JOB_CANCELLED');
  };
  return {
    step() {
      done += 1;
      return done % rowsPerTurn === 0 ? turn() : undefined;
    },
  };
}
