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
    const press = (mouse: MouseEvent) => {
      if (mouse.button !== 0) return;
      const at = controller.positionOf(mouse.target);
      if (at === null || (mouse.target as Element).closest('.ag-cell-inline-editing')) return;
      if (latest.current.fillable && onHandle(mouse)) {
        drag.current = { kind: 'fill', from: controller.block, pointerY: mouse.clientY };
        return;
      }
      if (mouse.ctrlKey || mouse.metaKey) {
        controller.set(null);
        latest.current.onToggled(at.row);
        return;
      }
      const anchor = mouse.shiftKey ? (controller.range?.anchor ?? at) : at;
      controller.set({ anchor, head: at });
      drag.current = { kind: 'range', from: null, pointerY: mouse.clientY };
    };
    const over = (mouse: MouseEvent) => {
      const at = drag.current === null ? null : controller.positionOf(mouse.target);
      if (at !== null) moveTo(at);
    };
    controller.root.addEventListener('mousedown', (event) => press(event as MouseEvent), {
      signal,
      capture: true,
    });
    controller.root.addEventListener('mouseover', (event) => over(event as MouseEvent), { signal });
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
