import type { ReactNode } from 'react';

/** A column of a sheet, told once: what it holds, shows, copies and takes. */
export interface SheetColumn<Row> {
  id: string;
  header: string;
  /** Longer words for the heading's tooltip. */
  hint?: string;
  kind: 'text' | 'number';
  width: number;
  /** What the column sorts and filters by, in the unit a person would type: yuan, hours, percent. */
  value: (row: Row) => string | number | null;
  /** Text the quick filter looks in besides the value: pinyin initials, codes. */
  search?: (row: Row) => string;
  /** As shown; without it text stays and null is a dash. Totals have no row. */
  format?: (value: string | number | null, row?: Row) => string;
  /** Exact text for the clipboard and the editor, in the unit an edit is read in. */
  exact?: (row: Row) => string;
  /** Pinned last row: the sum of the rows shown, or what is worked out from them. */
  total?: 'sum' | ((rows: readonly Row[]) => string | number | null);
  /** How many of what the rows shown are, below the sheet; the word for totals stands in this column. */
  counts?: (rows: readonly Row[]) => string;
  /** Draws the cell when words are not enough; elements of the page where there are many rows. */
  cell?: (row: Row) => ReactNode | Element;
  /** Exact figure in words, for the cell's tooltip. */
  tip?: (row: Row) => string;
  editable?: (row: Row) => boolean;
  /** Delete may empty it. */
  clearable?: boolean;
  /** Offered while editing; other text is still allowed and judged by the server. */
  choices?: () => readonly string[];
  cellClass?: (row: Row) => string | undefined;
  /** Shown from the start; the rest wait in the column chooser. */
  shown?: boolean;
  pinned?: boolean;
}

export interface SheetEdit {
  rowId: string;
  columnId: string;
  text: string;
  /** Exact text of the cell until then, where it is known. */
  before?: string;
}

export interface SheetRejection extends SheetEdit {
  /** In the user's language. */
  reason: string;
}

/** Exact text of a cell: what is copied and what an editor starts from. */
export function exactText<Row>(column: SheetColumn<Row>, row: Row): string {
  if (column.exact) return column.exact(row);
  const value = column.value(row);
  return value === null ? '' : String(value);
}

export function isEditable<Row>(column: SheetColumn<Row>, row: Row): boolean {
  return column.editable?.(row) ?? false;
}

/** Fen as plain yuan text without rounding: 123456 → "1234.56". */
export function yuanText(fen: number | null): string {
  if (fen === null) return '';
  const sign = fen < 0 ? '-' : '';
  const whole = Math.floor(Math.abs(fen) / 100);
  const rest = Math.abs(fen) % 100;
  return rest === 0 ? `${sign}${whole}` : `${sign}${whole}.${String(rest).padStart(2, '0')}`;
}
