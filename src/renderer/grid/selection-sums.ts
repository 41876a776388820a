import type { Block } from './range.ts';
import type { SheetColumn } from './sheet.ts';

/** Figures of the chosen cells, as spreadsheets show them below the sheet. */
export interface SelectionSums {
  rows: number;
  columns: number;
  /** Cells that are not empty. */
  filled: number;
  /** Cells with numbers. */
  numbers: number;
  /** Null: no numbers, or numbers of several units. In the column's own unit. */
  sum: number | null;
  least: number | null;
  most: number | null;
  /** How the figures are written. */
  format: (value: number) => string;
}

/** More cells than this are only counted by rows and columns. */
export const mostSummed = 400_000;
/** Columns that write this alike hold figures of one unit. */
const probe = 1234.5;

/** `rowAt` answers the row at a place on screen. Null when there are too many cells. */
export function selectionSums<Row>(
  block: Block,
  columns: readonly (SheetColumn<Row> | undefined)[],
  rowAt: (index: number) => Row | undefined,
): SelectionSums | null {
  const rows = block.bottom - block.top + 1;
  if (rows * columns.length > mostSummed) return null;
  let filled = 0;
  let numbers = 0;
  let sum = 0;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  const formats = new Map<string, (value: number) => string>();
  for (const column of columns) {
    if (column === undefined) continue;
    const write = (value: number) => column.format?.(value) ?? String(value);
    let figures = 0;
    for (let index = block.top; index <= block.bottom; index += 1) {
      const row = rowAt(index);
      const value = row === undefined ? null : column.value(row);
      if (value === null || value === '') continue;
      filled += 1;
      if (typeof value !== 'number') continue;
      figures += 1;
      sum += value;
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    numbers += figures;
    if (figures > 0) formats.set(write(probe), write);
  }
  const [format] = formats.values();
  const oneUnit = formats.size === 1 && format !== undefined;
  const figure = (value: number) => (oneUnit ? value : null);
  return {
    rows,
    columns: columns.length,
    filled,
    numbers,
    sum: figure(sum),
    least: figure(least),
    most: figure(most),
    format: format ?? String,
  };
}
