import type { Column, GridApi } from 'ag-grid-community';
import { type FillSeries, fillSeries } from './fill-series.ts';
import { planFill, planPaste, repeat } from './paste.ts';
import type { Block } from './range.ts';
import { exactText, isEditable, type SheetColumn, type SheetEdit } from './sheet.ts';
import { formatTsv, parseTsv } from './tsv.ts';

/** What a block operation wants to write, and how many cells it had to leave alone. */
export interface BlockEdit {
  edits: SheetEdit[];
  /** Cells that would have changed but are calculated or locked. */
  readOnly: number;
  /** Editable columns with cells that were to be emptied and can't be. */
  notEmptied?: readonly string[];
  /** Not a cell of the block can be edited. */
  isUneditable?: boolean;
  /** Clipboard cells beyond the sheet's edge. */
  outside: number;
  block: Block;
}

export interface SheetView<Row> {
  api: GridApi<Row>;
  rowId: (row: Row) => string;
  column: (column: Column | undefined) => SheetColumn<Row> | undefined;
  /** Exact text of a cell, with what is on its way to it; `shown` is its text so far. */
  text: (column: SheetColumn<Row>, row: Row, shown?: string) => string;
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
    const before = exactText(column, row);
    if (text === view.text(column, row, before)) continue;
    if (isEditable(column, row)) edits.push({ rowId: view.rowId(row), columnId: column.id, text, before });
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
        return column === undefined ? '' : view.text(column, row);
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
  return lines.join('');
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

/** Repeats `from` over `to`: Ctrl+D and Ctrl+R. */
export function fillBlock<Row>(view: SheetView<Row>, from: Block, to: Block): BlockEdit {
  const text = textAt(view);
  function* cells() {
    for (const { row, column, sourceRow, sourceColumn } of repeat(from, to))
      yield { row, column, text: text(sourceRow, sourceColumn) };
  }
  return { ...collect(view, cells()), outside: 0, block: union(from, to) };
}

/** Goes on from `from` over `to` along the way the handle was drawn, each column (or row) by itself. `toggled`: Ctrl is held. */
export function seriesBlock<Row>(view: SheetView<Row>, from: Block, to: Block, toggled: boolean): BlockEdit {
  const text = textAt(view);
  const down = to.top < from.top || to.bottom > from.bottom;
  const series = new Map<number, FillSeries>();
  const seriesOf = (across: number): FillSeries => {
    let known = series.get(across);
    if (!known) {
      const [start, end] = down ? [from.top, from.bottom] : [from.left, from.right];
      const length = end - start + 1;
      const source = Array.from({ length }, (_, at) =>
        down ? text(start + at, across) : text(across, start + at),
      );
      known = fillSeries(source, toggled);
      series.set(across, known);
    }
    return known;
  };
  function* cells() {
    for (const { row, column } of repeat(from, to))
      yield {
        row,
        column,
        text: down ? seriesOf(column).at(row - from.top) : seriesOf(row).at(column - from.left),
      };
  }
  return { ...collect(view, cells()), outside: 0, block: union(from, to) };
}

/** One text in every cell: Ctrl+Enter. */
export function fillText<Row>(view: SheetView<Row>, block: Block, text: string): BlockEdit {
  function* cells() {
    for (let row = block.top; row <= block.bottom; row += 1)
      for (let column = block.left; column <= block.right; column += 1) yield { row, column, text };
  }
  return { ...collect(view, cells()), outside: 0, block };
}

/** Exact text by place on screen. */
function textAt<Row>({ api, column, text }: SheetView<Row>): (row: number, at: number) => string {
  const columns = api.getAllDisplayedColumns();
  return (row, at) => {
    const data = api.getDisplayedRowAtIndex(row)?.data;
    const told = column(columns[at]);
    return data === undefined || told === undefined ? '' : text(told, data);
  };
}

const union = (a: Block, b: Block): Block => ({
  top: Math.min(a.top, b.top),
  left: Math.min(a.left, b.left),
  bottom: Math.max(a.bottom, b.bottom),
  right: Math.max(a.right, b.right),
});

export function fillFromEdge<Row>(
  view: SheetView<Row>,
  block: Block,
  direction: 'down' | 'right',
): BlockEdit | null {
  const plan = planFill(block, direction);
  return plan === null ? null : fillBlock(view, plan.from, plan.to);
}

/** Empties the cells that may be empty, and tells the columns of those that are edited but not emptied; calculated ones are passed over. */
export function clearBlock<Row>(view: SheetView<Row>, block: Block): BlockEdit {
  const columns = view.api.getAllDisplayedColumns();
  const cells: { row: number; column: number; text: string }[] = [];
  const kept = new Set<string>();
  let isUneditable = true;
  for (let row = block.top; row <= block.bottom; row += 1) {
    const data = view.api.getDisplayedRowAtIndex(row)?.data;
    for (let column = block.left; column <= block.right; column += 1) {
      const told = view.column(columns[column]);
      if (data === undefined || told === undefined) continue;
      // What may be empty, but not in this row, is counted with the cells left alone.
      if (!told.clearable && !isEditable(told, data)) continue;
      isUneditable = false;
      if (view.text(told, data) === '') continue;
      if (told.clearable) cells.push({ row, column, text: '' });
      else kept.add(told.header);
    }
  }
  return { ...collect(view, cells), outside: 0, block, notEmptied: [...kept], isUneditable };
}
