import type { SheetEdit } from './sheet.ts';

/** How long a text written is waited for among the rows, milliseconds: one that changed nothing never comes. */
const patience = 2000;

/**
 * Texts on their way: written, not yet among the rows. Who fills or copies right after typing gets what was typed, not what
 * stood there before.
 */
export class PendingTexts {
  private readonly cells = new Map<string, { before: string; text: string }>();

  /** Text of a cell that holds `shown` so far. */
  of(rowId: string, columnId: string, shown: string): string {
    const cell = this.cells.get(key(rowId, columnId));
    return cell?.before === shown ? cell.text : shown;
  }

  /** Notes edits about to be written; answers what to call with whether they were. */
  expect(edits: readonly SheetEdit[], shownIn: (edit: SheetEdit) => string): (written: boolean) => void {
    const noted = edits.map((edit) => {
      const cell = { before: shownIn(edit), text: edit.text };
      const at = key(edit.rowId, edit.columnId);
      this.cells.set(at, cell);
      return { at, cell };
    });
    const forget = () => {
      for (const { at, cell } of noted) if (this.cells.get(at) === cell) this.cells.delete(at);
    };
    return (written) => (written ? void setTimeout(forget, patience) : forget());
  }

  /** The rows were told anew: what has come is waited for no longer. */
  arrived(shownIn: (cell: { rowId: string; columnId: string }) => string): void {
    for (const [at, { before }] of this.cells) {
      const [rowId = '', columnId = ''] = at.split('\t');
      if (shownIn({ rowId, columnId }) !== before) this.cells.delete(at);
    }
  }
}

const key = (rowId: string, columnId: string) => `${rowId}\t${columnId}`;
