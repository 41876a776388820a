import { AppError } from '../../shared/errors.ts';
import { changedKey, type RowChange } from './change-set.ts';
import { charactersOf, type ImageSection, rowsOf } from './image.ts';
import { finish, type OnShare, type Pieces } from './pieces.ts';
import type { TableName } from './rows.ts';
import type { PlanStore, RowValues, TableShape } from './store.ts';
import { keyOfRow } from './values.ts';

/** The image that leads back from where `changes` led to. */
export function imageOf(
  store: PlanStore,
  changes: ReadonlyMap<TableName, readonly RowChange[]>,
): ImageSection[] {
  return [...changes].map(([table, rows]) => {
    const shape = store.shape(table);
    const present: RowValues[] = [];
    const absent: RowValues[] = [];
    for (const row of rows) {
      if (row.before) present.push(row.before);
      else absent.push(changedKey(shape, row));
    }
    return { table, columns: shape.columns, present, absent };
  });
}

/** Hears of each row put back, or gone: `after` null. */
type OnRow = (shape: TableShape, key: RowValues, after: RowValues | null) => void;

/**
 * Puts an image back and answers the image of what stood there: undo and redo are the same exchange, each leading back to
 * where the other started. Runs inside the caller's transaction. Throws PLAN_DAMAGED when the image does not fit the tables.
 */
export const swapImage = (store: PlanStore, image: readonly ImageSection[]): ImageSection[] =>
  finish(swapImageInPieces(store, image));

/** Rows exchanged in one piece, and characters of their texts: some ten milliseconds. */
const rowsAtOnce = 1500;
const charactersAtOnce = 1024 * 1024;

/** The same in pieces. */
export function* swapImageInPieces(
  store: PlanStore,
  image: readonly ImageSection[],
  onRow: OnRow = () => undefined,
  onShare: OnShare = () => {},
): Pieces<ImageSection[]> {
  const former: ImageSection[] = [];
  const total = rowsOf(image);
  let done = 0;
  for (const section of image) {
    const shape = store.shape(section.table);
    if (
      section.columns.join() !== shape.columns.join() ||
      section.present.some((row) => row.length !== shape.columns.length) ||
      section.absent.some((key) => key.length !== shape.keyColumns.length)
    ) {
      throw new AppError('PLAN_DAMAGED', { file: store.file });
    }
    const present: RowValues[] = [];
    const absent: RowValues[] = [];
    let count = 0;
    let characters = 0;
    const keep = (key: RowValues) => {
      const current = store.readRow(shape, key);
      if (current) present.push(current);
      else absent.push(key);
      count += 1;
      if (current) characters += charactersOf(current);
      return current;
    };
    const isEnough = () => {
      if (count < rowsAtOnce && characters < charactersAtOnce) return false;
      done += count;
      onShare(done / total);
      count = 0;
      characters = 0;
      return true;
    };
    for (const row of section.present) {
      const key = keyOfRow(shape, row);
      const current = keep(key);
      if (current) store.changeRow(shape, current, row);
      else store.writeRow(shape, row);
      onRow(shape, key, row);
      characters += charactersOf(row);
      if (isEnough()) yield;
    }
    for (const key of section.absent) {
      keep(key);
      store.eraseRow(shape, key);
      onRow(shape, key, null);
      if (isEnough()) yield;
    }
    former.push({ table: section.table, columns: shape.columns, present, absent });
  }
  return former;
}
