/** A rectangular block of cells in display order: `anchor` is where it began, `head` where it ends. Indices are 0-based. */
export interface CellPosition {
  row: number;
  column: number;
}

export interface CellRange {
  anchor: CellPosition;
  head: CellPosition;
}

export interface Block {
  top: number;
  left: number;
  /** Inclusive. */
  bottom: number;
  /** Inclusive. */
  right: number;
}

export function blockOf({ anchor, head }: CellRange): Block {
  return {
    top: Math.min(anchor.row, head.row),
    bottom: Math.max(anchor.row, head.row),
    left: Math.min(anchor.column, head.column),
    right: Math.max(anchor.column, head.column),
  };
}

export function contains(block: Block, row: number, column: number): boolean {
  return row >= block.top && row <= block.bottom && column >= block.left && column <= block.right;
}

export function cellCount(block: Block): number {
  return (block.bottom - block.top + 1) * (block.right - block.left + 1);
}

export type Direction = 'up' | 'down' | 'left' | 'right';

/** One step, or with `far` to the edge of the sheet, never outside it. */
export function step(
  from: CellPosition,
  direction: Direction,
  far: boolean,
  rows: number,
  columns: number,
): CellPosition {
  const lastRow = Math.max(rows - 1, 0);
  const lastColumn = Math.max(columns - 1, 0);
  switch (direction) {
    case 'up':
      return { row: far ? 0 : Math.max(from.row - 1, 0), column: from.column };
    case 'down':
      return { row: far ? lastRow : Math.min(from.row + 1, lastRow), column: from.column };
    case 'left':
      return { row: from.row, column: far ? 0 : Math.max(from.column - 1, 0) };
    case 'right':
      return { row: from.row, column: far ? lastColumn : Math.min(from.column + 1, lastColumn) };
  }
}

/**
 * Where the fill handle stretches a block to: along the axis the pointer left it farthest, as spreadsheets do. Null while
 * the pointer is still inside.
 */
export function stretch(block: Block, pointer: CellPosition): Block | null {
  const vertical = Math.max(block.top - pointer.row, pointer.row - block.bottom, 0);
  const horizontal = Math.max(block.left - pointer.column, pointer.column - block.right, 0);
  if (vertical === 0 && horizontal === 0) return null;
  if (vertical >= horizontal) {
    return pointer.row < block.top ? { ...block, top: pointer.row } : { ...block, bottom: pointer.row };
  }
  return pointer.column < block.left
    ? { ...block, left: pointer.column }
    : { ...block, right: pointer.column };
}
