import type { SheetEdit } from './sheet.ts';

/** How long a text written is waited for among the rows, milliseconds: one that changed nothing never comes. */
const patience = 2000;

type Place = Pick<SheetEdit, 'rowId' | 'columnId'>;

/**
 * Texts on their way: written, not yet among the rows. Who fills or copies right after typing gets what was typed, not what
 * stood there before.
 */
export class PendingTexts {
  /** By column, then by row: a copy asks for a million cells. */
  private readonly columns = new Map<string, Map<string, { before: string; text: string }>>();

  /** Text of a cell that holds `shown` so far. */
  of(rowId: string, columnId: string, shown: string): string {
    const cell = this.columns.get(columnId)?.get(rowId);
    return cell?.before === shown ? cell.text : shown;
  }

  /** Notes edits about to be written; answers what to call with whether they were. */
  expect(edits: readonly SheetEdit[], shownIn: (place: Place) => string): (written: boolean) => void {
    const noted = edits.map((edit) => {
      const { rowId, columnId, text, before = shownIn(edit) } = edit;
      const cell = { before, text };
      const cells = this.columns.get(columnId) ?? new Map<string, typeof cell>();
      this.columns.set(columnId, cells.set(rowId, cell));
      return cell;
    });
    const forget = () => {
      for (const [at, place] of edits.entries())
        if (this.columns.get(place.columnId)?.get(place.rowId) === noted[at]) this.drop(place);
    };
    return (written) => (written ? void setTimeout(forget, patience) : forget());
  }

  /** The rows were told anew: what has come is waited for no longer. */
  arrived(shownIn: (place: Place) => string): void {
    for (const [columnId, cells] of this.columns)
      for (const [rowId, { before }] of cells)
        if (shownIn({ rowId, columnId }) !== before) this.drop({ rowId, columnId });
  }

  private drop({ rowId, columnId }: Place): void {
    const cells = this.columns.get(columnId);
    cells?.delete(rowId);
    if (cells?.size === 0) this.columns.delete(columnId);
  }
}
