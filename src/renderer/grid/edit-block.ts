import type { Column, GridApi } from 'ag-grid-community';
import { planFill, planPaste, repeat } from './paste.ts';
import type { Block } from './range.ts';
import { exactText, isEditable, type SheetColumn, type SheetEdit } from './sheet.ts';
import { formatTsv, parseTsv } from './tsv.ts';

/** What a block operation wants to write, and how many cells it had to leave alone. */
export interface BlockEdit {
  edits: SheetEdit[];
  /** Cells that would have changed but are calculated or locked. */
  readOnly: number;
  /** Clipboard cells beyond the sheet's edge. */
  outside: number;
  block: Block;
}

export interface SheetView<Row> {
  api: GridApi<Row>;
  rowId: (row: Row) => string;
  column: (column: Column | undefined) => SheetColumn<Row> | undefined;
}

function collect<Row>(
  view: SheetView<Row>,
  cells: Iterable<{ row: number; column: number; text: string }>,
): { edits: SheetEdit[]; readOnly: number } {
  const columns = view.api.getAllDisplayedColumns();
  const edits: SheetEdit[] = [];
  let readOnly = 0;
  for (const cell of cells) {
    const row = view.api.getDisplayedRowAtIndex(cell.row)?.data;
    const column = view.column(columns[cell.column]);
    if (row === undefined || column === undefined) continue;
    const text = cell.text.trim();
    if (text === exactText(column, row)) continue;
    if (isEditable(column, row)) edits.push({ rowId: view.rowId(row), columnId: column.id, text });
    else readOnly += 1;
  }
  return { edits, readOnly };
}

/** Text of a block as the clipboard takes it: exact values, not the rounded ones on screen. */
export function copyBlock<Row>(view: SheetView<Row>, block: Block): string {
  const columns = view.api.getAllDisplayedColumns().slice(block.left, block.right + 1);
  const rows: string[][] = [];
  for (let index = block.top; index <= block.bottom; index += 1) {
    const row = view.api.getDisplayedRowAtIndex(index)?.data;
    if (row === undefined) continue;
    rows.push(
      columns.map((shown) => {
        const column = view.column(shown);
        return column === undefined ? '' : exactText(column, row);
      }),
    );
  }
  return formatTsv(rows);
}

/** Chosen rows that are no block: all their columns, in the order shown. */
export function copyRows<Row>(view: SheetView<Row>, ids: ReadonlySet<string>): string {
  const right = view.api.getAllDisplayedColumns().length - 1;
  const lines: string[] = [];
  for (let index = 0; index < view.api.getDisplayedRowCount(); index += 1) {
    const row = view.api.getDisplayedRowAtIndex(index)?.data;
    if (row !== undefined && ids.has(view.rowId(row)))
      lines.push(copyBlock(view, { top: index, bottom: index, left: 0, right }));
  }
  return lines.join('\r\n');
}

export function pasteBlock<Row>(view: SheetView<Row>, clipboard: string, target: Block): BlockEdit {
  const plan = planPaste(
    parseTsv(clipboard),
    target,
    view.api.getDisplayedRowCount(),
    view.api.getAllDisplayedColumns().length,
  );
  return { ...collect(view, plan.cells), outside: plan.outside, block: plan.block };
}

/** Repeats `from` over `to`. */
export function fillBlock<Row>(view: SheetView<Row>, from: Block, to: Block): BlockEdit {
  const columns = view.api.getAllDisplayedColumns();
  function* cells() {
    for (const cell of repeat(from, to)) {
      const row = view.api.getDisplayedRowAtIndex(cell.sourceRow)?.data;
      const column = view.column(columns[cell.sourceColumn]);
      if (row === undefined || column === undefined) continue;
      yield { row: cell.row, column: cell.column, text: exactText(column, row) };
    }
  }
  const block = {
    top: Math.min(from.top, to.top),
    left: Math.min(from.left, to.left),
    bottom: Math.max(from.bottom, to.bottom),
    right: Math.max(from.right, to.right),
  };
  return { ...collect(view, cells()), outside: 0, block };
}

export function fillFromEdge<Row>(
  view: SheetView<Row>,
  block: Block,
  direction: 'down' | 'right',
): BlockEdit | null {
  const plan = planFill(block, direction);
  return plan === null ? null : fillBlock(view, plan.from, plan.to);
}

/** Empties the cells that may be empty. */
export function clearBlock<Row>(view: SheetView<Row>, block: Block): BlockEdit {
  const columns = view.api.getAllDisplayedColumns();
  const cells: { row: number; column: number; text: string }[] = [];
  let kept = 0;
  for (let row = block.top; row <= block.bottom; row += 1) {
    const data = view.api.getDisplayedRowAtIndex(row)?.data;
    for (let column = block.left; column <= block.right; column += 1) {
      const told = view.column(columns[column]);
      if (data === undefined || told === undefined || exactText(told, data) === '') continue;
      if (told.clearable) cells.push({ row, column, text: '' });
      else kept += 1;
    }
  }
  const { edits, readOnly } = collect(view, cells);
  return { edits, readOnly: readOnly + kept, outside: 0, block };
}
