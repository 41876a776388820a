import type { SuppressKeyboardEventParams } from 'ag-grid-community';
import { useCallback, useRef } from 'react';
import { type BlockEdit, clearBlock, fillFromEdge, type SheetView } from './edit-block.ts';
import { type Direction, step } from './range.ts';
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

/** Shift-arrows (with Ctrl to the edge), Ctrl+A, Ctrl+D, Ctrl+R, Delete. Answers true for a key the grid must leave alone. */
export function useRangeKeys<Row>(parts: Parts<Row>) {
  const latest = useRef(parts);
  latest.current = parts;
  return useCallback(({ event, editing }: SuppressKeyboardEventParams<Row>): boolean => {
    if (event.type !== 'keydown') return false;
    if (editing) {
      const kept = typeAhead(event);
      if (kept) event.preventDefault();
      return kept;
    }
    takeTypedAhead();
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
  const direction = arrows[event.key];
  const { range } = controller;
  if (direction !== undefined && event.shiftKey && range !== null) {
    const columns = controller.columns();
    const head = step(range.head, direction, command, controller.rowCount, columns.length);
    controller.set({ anchor: range.anchor, head });
    view.api.ensureIndexVisible(head.row);
    const column = columns[head.column];
    if (column) view.api.ensureColumnVisible(column);
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
