import { AppError } from '../../shared/errors.ts';
import type { PlanStore, RowValues } from './store.ts';

/**
 * Looks whether a page of rows after a key ends beyond it. In a damaged file the search for a key may end before it, and whoever reads on
 * from there reads the same rows for ever.
 * @param last key of the page's last row
 * @throws AppError PLAN_DAMAGED
 */
export function assertBeyond({ file }: PlanStore, after: RowValues, last: RowValues): void {
  const at = last.findIndex((value, index) => value !== after[index]);
  if (at < 0 || !isGreater(last[at], after[at])) throw new AppError('PLAN_DAMAGED', { file });
}

/** Text in the order of its UTF-8, as SQLite has it. */
const isGreater = (a: RowValues[number], b: RowValues[number]): boolean =>
  typeof a === 'string' && typeof b === 'string'
    ? Buffer.compare(Buffer.from(a), Buffer.from(b)) > 0
    : Number(a) > Number(b);
