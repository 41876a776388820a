import type { GridApi } from 'ag-grid-community';
import { useCallback, useEffect, useRef } from 'react';
import { type Block, type CellPosition, stretch } from './range.ts';
import type { RangeController } from './range-controller.ts';

interface Drag {
  kind: 'range' | 'fill';
  from: Block | null;
  pointerY: number;
}

const handleSize = 9;
/** Milliseconds between rows while dragging beyond the edge. */
const scrollPause = 40;

function onHandle(event: MouseEvent): boolean {
  const cell = (event.target as Element | null)?.closest('.sheet-range-corner.sheet-editable');
  if (!cell) return false;
  const box = cell.getBoundingClientRect();
  return box.right - event.clientX <= handleSize && box.bottom - event.clientY <= handleSize;
}

/**
 * Choosing cells by mouse: press and drag, Shift-click, the fill handle, and scrolling while the pointer is past the edge.
 * `onChosen` is told when the button is let go, `onFilled` when the handle was.
 */
export function useRangeMouse<Row>(
  controller: RangeController<Row> | null,
  api: GridApi<Row> | null,
  options: {
    onChosen: () => void;
    /** Ctrl-click on a row. */
    onToggled: (row: number) => void;
    /** The focus came to a cell by the keyboard. */
    onFocused: (at: CellPosition) => void;
    /** `toggled`: Ctrl was held when the handle was let go. */
    onFilled: (from: Block, to: Block, toggled: boolean) => void;
    fillable: boolean;
  },
) {
  const drag = useRef<Drag | null>(null);
  const latest = useRef(options);
  latest.current = options;

  const moveTo = useCallback(
    (at: CellPosition) => {
      if (controller === null || drag.current === null) return;
      const { kind, from } = drag.current;
      if (kind === 'fill' && from !== null) controller.setStretched(stretch(from, at));
      else if (controller.range !== null) controller.set({ anchor: controller.range.anchor, head: at });
    },
    [controller],
  );

  useEffect(() => {
    if (controller === null || api === null) return;
    const stop = new AbortController();
    const { signal } = stop;
    let timer = 0;
    const press = (event: MouseEvent) => {
      if (event.button !== 0 || api.getEditingCells().length > 0) return;
      const at = controller.placeOf(event.target);
      if (at === null) return;
      if (latest.current.fillable && onHandle(event)) {
        drag.current = { kind: 'fill', from: controller.block, pointerY: event.clientY };
        event.preventDefault();
        return;
      }
      if (event.ctrlKey || event.metaKey) {
        controller.set(null);
        latest.current.onToggled(at.row);
        return;
      }
      const anchor = event.shiftKey ? (controller.range?.anchor ?? at) : at;
      controller.set({ anchor, head: at });
      drag.current = { kind: 'range', from: null, pointerY: event.clientY };
    };
    const finish = (event: MouseEvent) => {
      clearInterval(timer);
      timer = 0;
      const now = drag.current;
      drag.current = null;
      if (now === null) return;
      const to = controller.stretchedBlock;
      controller.setStretched(null);
      if (now.kind === 'fill' && now.from !== null) {
        if (to !== null) latest.current.onFilled(now.from, to, event.ctrlKey || event.metaKey);
      } else latest.current.onChosen();
    };
    const scroll = () => {
      const body = controller.bodyBox();
      const head = controller.stretchedBlock ?? controller.block;
      if (drag.current === null || body === null || head === null) return;
      const y = drag.current.pointerY;
      const down = y > body.bottom;
      if (!down && y >= body.top) return;
      const now = controller.range?.head ?? { row: head.bottom, column: head.right };
      const edge = drag.current.kind === 'fill' ? (down ? head.bottom : head.top) : now.row;
      const row = Math.min(Math.max(edge + (down ? 1 : -1), 0), controller.rowCount - 1);
      api.ensureIndexVisible(row);
      moveTo({ row, column: now.column });
    };
    // The grid tells of presses and focus later than they happen: by then a quick hand has gone on.
    const { root } = controller;
    const onRoot = <T extends 'mousedown' | 'mouseover' | 'focusin' | 'keydown'>(
      type: T,
      listener: (event: HTMLElementEventMap[T]) => void,
      capture = false,
    ) => root.addEventListener(type, listener as EventListener, { signal, capture });
    onRoot('mousedown', () => (controller.isLedByMouse = true), true);
    onRoot('keydown', () => (controller.isLedByMouse = false), true);
    onRoot('mousedown', (event) => press(event));
    onRoot('mouseover', ({ target }) => {
      const at = drag.current === null ? null : controller.placeOf(target);
      if (at !== null) moveTo(at);
    });
    let focused: CellPosition | null = null;
    onRoot('focusin', ({ target }) => {
      const at = controller.placeOf(target);
      // A cell that is drawn anew is focused again: that is no move.
      const moved = at !== null && (focused?.row !== at.row || focused.column !== at.column);
      focused = at;
      if (moved && !controller.isLedByMouse) latest.current.onFocused(at);
    });
    document.addEventListener('mouseup', finish, { signal });
    document.addEventListener(
      'mousemove',
      (event) => {
        if (drag.current === null) return;
        if (event.buttons === 0) return finish(event);
        drag.current.pointerY = event.clientY;
        if (timer === 0) timer = window.setInterval(scroll, scrollPause);
      },
      { signal },
    );
    return () => {
      clearInterval(timer);
      stop.abort();
    };
  }, [controller, api, moveTo]);
}
