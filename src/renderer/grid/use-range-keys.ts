import type { SuppressKeyboardEventParams } from 'ag-grid-community';
import { useCallback, useRef } from 'react';
import { type BlockEdit, clearBlock, fillFromEdge, fillText, type SheetView } from './edit-block.ts';
import { type CellPosition, type Direction, step } from './range.ts';
import type { RangeController } from './range-controller.ts';
import { takeTypedAhead, typeAhead } from './typed-ahead.ts';

const arrows: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

interface Parts<Row> {
  controller: RangeController<Row> | null;
  view: SheetView<Row> | null;
  chooseRange: () => void;
  write: (edit: BlockEdit | null) => Promise<void>;
  editable: boolean;
}

/**
 * Home and End (with Ctrl of the whole sheet), Shift with them, arrows and page keys (with Ctrl to the edge), Ctrl+A, Ctrl+D, Ctrl+R, Delete, and Ctrl+Enter while
 * editing. Answers true for a key the grid must leave alone.
 */
export function useRangeKeys<Row>(parts: Parts<Row>) {
  const latest = useRef(parts);
  latest.current = parts;
  return useCallback(({ event, editing }: SuppressKeyboardEventParams<Row>): boolean => {
    if (event.type !== 'keydown') return false;
    if (editing) {
      if (fillByKey(latest.current, event)) return true;
      const kept = typeAhead(event);
      if (kept) event.preventDefault();
      return kept;
    }
    takeTypedAhead();
    if (composesIn(latest.current, event)) return true;
    const handled = chooseByKey(latest.current, event) || editByKey(latest.current, event);
    if (handled) {
      event.preventDefault();
      // The map listens for Delete and Ctrl+A, too.
      event.stopPropagation();
    }
    return handled;
  }, []);
}

function chooseByKey<Row>({ controller, view, chooseRange }: Parts<Row>, event: KeyboardEvent): boolean {
  if (controller === null || view === null) return false;
  const command = event.ctrlKey || event.metaKey;
  const { focusPosition } = controller;
  const range = controller.range ?? (focusPosition && { anchor: focusPosition, head: focusPosition });
  const moves = event.shiftKey || event.key === 'Home' || event.key === 'End';
  const head = range === null || !moves ? null : headAfter(controller, range.head, event);
  if (head !== null && range !== null) {
    const columns = controller.columns();
    controller.set({ anchor: event.shiftKey ? range.anchor : head, head });
    view.api.ensureIndexVisible(head.row);
    const column = columns[head.column];
    if (column) view.api.ensureColumnVisible(column);
    if (column && !event.shiftKey) view.api.setFocusedCell(head.row, column);
    controller.focusMoved();
    chooseRange();
    return true;
  }
  if (command && !event.shiftKey && event.key.toLowerCase() === 'a') {
    controller.setBlock({
      top: 0,
      left: 0,
      bottom: controller.rowCount - 1,
      right: controller.columns().length - 1,
    });
    chooseRange();
    return true;
  }
  return false;
}

/** A key that an input method took begins a word: the cell is opened for it before the word is there. */
function composesIn<Row>({ view }: Parts<Row>, event: KeyboardEvent): boolean {
  const cell = view?.api.getFocusedCell();
  if (event.key !== 'Process' || !cell || cell.rowPinned) return false;
  view?.api.startEditingCell({ rowIndex: cell.rowIndex, colKey: cell.column });
  return true;
}

/** Where Shift with a key moves the end of the range to; null for keys that move nothing. */
function headAfter<Row>(
  controller: RangeController<Row>,
  head: CellPosition,
  event: KeyboardEvent,
): CellPosition | null {
  const command = event.ctrlKey || event.metaKey;
  const [rows, columns] = [controller.rowCount, controller.columns().length];
  const direction = arrows[event.key];
  if (direction !== undefined) return step(head, direction, command, rows, columns);
  switch (event.key) {
    case 'Home':
      return { row: command ? 0 : head.row, column: 0 };
    case 'End':
      return { row: command ? rows - 1 : head.row, column: columns - 1 };
    case 'PageUp':
      return { ...head, row: Math.max(head.row - controller.pageRows, 0) };
    case 'PageDown':
      return { ...head, row: Math.min(head.row + controller.pageRows, rows - 1) };
    default:
      return null;
  }
}

/** Ctrl+Enter: what is being typed goes into every cell of the range, as one edit. */
function fillByKey<Row>({ controller, view, write }: Parts<Row>, event: KeyboardEvent): boolean {
  const block = controller?.block;
  const { target } = event;
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return false;
  if (!block || view === null || !(target instanceof HTMLInputElement)) return false;
  const text = target.value;
  view.api.stopEditing(true);
  void write(fillText(view, block, text));
  event.preventDefault();
  event.stopPropagation();
  return true;
}

function editByKey<Row>({ controller, view, write, editable }: Parts<Row>, event: KeyboardEvent): boolean {
  const block = controller?.block;
  if (!block || view === null || !editable) return false;
  const command = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  if (command && (key === 'd' || key === 'r')) {
    void write(fillFromEdge(view, block, key === 'd' ? 'down' : 'right'));
    return true;
  }
  if (key === 'delete' || key === 'backspace') {
    void write(clearBlock(view, block));
    return true;
  }
  return false;
}
