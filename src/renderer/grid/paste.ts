import type { Block } from './range.ts';

export interface PlacedText {
  row: number;
  column: number;
  text: string;
}

export interface PastePlan {
  cells: PlacedText[];
  /** What the paste covers, for selecting it afterwards. */
  block: Block;
  /** Cells of the clipboard that lie outside the sheet and were left out. */
  outside: number;
}

/**
 * Where each cell of a clipboard block goes: from the top left of the chosen range, repeated to fill it when the range is a
 * whole multiple of the block (one cell fills any range), as spreadsheets do.
 */
export function planPaste(
  clipboard: readonly (readonly string[])[],
  target: Block,
  rows: number,
  columns: number,
): PastePlan {
  const height = clipboard.length;
  const width = Math.max(0, ...clipboard.map((row) => row.length));
  const chosenHeight = target.bottom - target.top + 1;
  const chosenWidth = target.right - target.left + 1;
  const tiles = height > 0 && width > 0 && chosenHeight % height === 0 && chosenWidth % width === 0;
  const spanHeight = tiles ? chosenHeight : height;
  const spanWidth = tiles ? chosenWidth : width;
  const cells: PlacedText[] = [];
  let outside = 0;
  for (let y = 0; y < spanHeight; y += 1) {
    for (let x = 0; x < spanWidth; x += 1) {
      const text = clipboard[y % height]?.[x % width];
      if (text === undefined) continue; // a ragged row has nothing to say about this cell
      const row = target.top + y;
      const column = target.left + x;
      if (row >= rows || column >= columns) outside += 1;
      else cells.push({ row, column, text });
    }
  }
  return {
    cells,
    outside,
    block: {
      top: target.top,
      left: target.left,
      bottom: Math.min(target.top + Math.max(spanHeight, 1), rows) - 1,
      right: Math.min(target.left + Math.max(spanWidth, 1), columns) - 1,
    },
  };
}

/** Ctrl+D and Ctrl+R: the first row (column) of the block repeated over the rest; a single row takes the one above it. */
export function planFill(block: Block, direction: 'down' | 'right'): { from: Block; to: Block } | null {
  if (direction === 'down') {
    const single = block.top === block.bottom;
    const source = single ? block.top - 1 : block.top;
    if (source < 0) return null;
    return {
      from: { ...block, top: source, bottom: source },
      to: { ...block, top: source + 1 },
    };
  }
  const single = block.left === block.right;
  const source = single ? block.left - 1 : block.left;
  if (source < 0) return null;
  return { from: { ...block, left: source, right: source }, to: { ...block, left: source + 1 } };
}

/** Cells of `to` with the cell of `from` each one repeats; the pattern continues across the border in both directions. */
export function* repeat(
  from: Block,
  to: Block,
): Generator<{ row: number; column: number; sourceRow: number; sourceColumn: number }> {
  const height = from.bottom - from.top + 1;
  const width = from.right - from.left + 1;
  for (let row = to.top; row <= to.bottom; row += 1) {
    for (let column = to.left; column <= to.right; column += 1) {
      const inside = row >= from.top && row <= from.bottom && column >= from.left && column <= from.right;
      if (inside) continue;
      yield {
        row,
        column,
        sourceRow: from.top + ((((row - from.top) % height) + height) % height),
        sourceColumn: from.left + ((((column - from.left) % width) + width) % width),
      };
    }
  }
}
