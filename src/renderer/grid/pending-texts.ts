import type { SheetEdit } from './sheet.ts';

/** How long a text written is waited for among the rows, milliseconds: one that changed nothing never comes. */
const patience = 2000;

type Place = Pick<SheetEdit, 'rowId' | 'columnId'>;

/** So many cells of an edit are looked at to tell whether it is among the rows: it comes as a whole. */
const looked = 200;

interface Cell {
  readonly before: string;
  readonly text: string;
}

/** Cells of one edit, by column, then by row: a copy asks for a million. */
type Batch = Map<string, Map<string, Cell>>;

/**
 * Texts on their way: written, not yet among the rows. Who fills or copies right after typing gets what was typed, not what
 * stood there before.
 */
export class PendingTexts {
  /** The newest last. Forgotten as they came, not cell by cell: that takes a tenth of a second for 100,000. */
  private batches: readonly Batch[] = [];

  /** Text of a cell that holds `shown` so far. */
  of(rowId: string, columnId: string, shown: string): string {
    for (let at = this.batches.length - 1; at >= 0; at -= 1) {
      const cell = this.batches[at]?.get(columnId)?.get(rowId);
      if (cell !== undefined) return cell.before === shown ? cell.text : shown;
    }
    return shown;
  }

  /** Notes edits about to be written; answers what to call with whether they were. */
  expect(edits: readonly SheetEdit[], shownIn: (place: Place) => string): (written: boolean) => void {
    const batch: Batch = new Map();
    for (const edit of edits) {
      const { rowId, columnId } = edit;
      let cells = batch.get(columnId);
      if (cells === undefined) {
        cells = new Map();
        batch.set(columnId, cells);
      }
      // The edit itself stands for its cell: 100,000 objects more are half of the time.
      cells.set(rowId, isKnown(edit) ? edit : { before: shownIn(edit), text: edit.text });
    }
    this.batches = [...this.batches, batch];
    const forget = () => this.drop(batch);
    return (written) => (written ? void setTimeout(forget, patience) : forget());
  }

  /** The rows were told anew: what has come is waited for no longer. */
  arrived(shownIn: (place: Place) => string): void {
    for (const batch of this.batches) if (hasArrived(batch, shownIn)) this.drop(batch);
  }

  private drop(batch: Batch): void {
    this.batches = this.batches.filter((other) => other !== batch);
  }
}

const isKnown = (edit: SheetEdit): edit is SheetEdit & Cell => edit.before !== undefined;

function hasArrived(batch: Batch, shownIn: (place: Place) => string): boolean {
  let count = 0;
  for (const [columnId, cells] of batch)
    for (const [rowId, { before }] of cells) {
      if (shownIn({ rowId, columnId }) !== before) return true;
      count += 1;
      if (count === looked) return false;
    }
  return false;
}
