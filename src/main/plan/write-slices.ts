import { AppError } from '../../shared/errors.ts';
import type { RowSlice } from './staged.ts';
import type { PlanStore } from './store.ts';

/**
 * Writes and erases rows slice by slice in the transaction that is open; between two slices others have their turn.
 * JOB_CANCELLED when told to stop, PLAN_NOT_OPEN when the transaction or the plan is gone.
 */
export async function writeSlices(
  store: PlanStore,
  slices: AsyncIterable<RowSlice>,
  onRows: ((written: number) => void) | undefined,
  signal: AbortSignal | undefined,
): Promise<void> {
  let done = 0;
  for await (const { table, written, erased } of slices) {
    if (signal?.aborted) throw new AppError('JOB_CANCELLED');
    assertWriting(store);
    const shape = store.shape(table);
    store.writeRows(shape, written);
    for (const key of erased) store.eraseRow(shape, key);
    done += written.length + erased.length;
    onRows?.(done);
  }
  assertWriting(store);
}

/** Closed between two slices, or rolled back by a full disk: what follows would stand alone. */
function assertWriting({ db }: PlanStore): void {
  if (!db.open || !db.inTransaction) throw new AppError('PLAN_NOT_OPEN');
}
