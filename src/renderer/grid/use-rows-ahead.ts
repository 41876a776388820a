import type { GridApi } from 'ag-grid-community';
import { useEffect } from 'react';
import { rowHeight } from './ag-grid.ts';

/** Rows drawn beyond the edges: at rest and at a hand's pace, and while a scroll is faster than they are of use. */
const atRest = 10;
const inFlight = 1;

/** What the grid is made with; `useRowsAhead` changes it. */
export const rowsAhead = { rowBuffer: atRest };

/** On the sheet while it scrolls and is not scrolled aside: its pinned cells need not be held then. */
const scrolling = 'data-scrolling';
/** On the sheet while it is scrolled aside. */
const aside = 'data-aside';

/**
 * A scroll that passes all rows drawn ahead in one frame would throw them away unseen, and drawing them is most of such a
 * frame. They are drawn again when it ends. Nor does a scroll hold pinned cells that stand where they are anyway: each row's
 * would be a layer of its own.
 */
export function useRowsAhead<Row>(api: GridApi<Row> | null, root: Element | null): void {
  useEffect(() => {
    if (api === null || root === null) return;
    const stop = new AbortController();
    const drawAhead = (rows: number) => {
      if (!api.isDestroyed() && api.getGridOption('rowBuffer') !== rows) api.setGridOption('rowBuffer', rows);
    };
    const tops = new WeakMap<EventTarget, number>();
    const passed = ({ target }: Event) => {
      if (!(target instanceof Element)) return;
      const { scrollTop, scrollLeft } = target;
      if (Math.abs(scrollTop - (tops.get(target) ?? 0)) > atRest * rowHeight) drawAhead(inFlight);
      tops.set(target, scrollTop);
      root.toggleAttribute(scrolling, scrollLeft === 0);
      root.toggleAttribute(aside, scrollLeft !== 0);
    };
    const ended = () => {
      drawAhead(atRest);
      root.removeAttribute(scrolling);
    };
    // On its way to the scrolling part: before the grid draws.
    root.addEventListener('scroll', passed, { capture: true, passive: true, signal: stop.signal });
    api.addEventListener('bodyScrollEnd', ended);
    return () => {
      stop.abort();
      if (!api.isDestroyed()) api.removeEventListener('bodyScrollEnd', ended);
    };
  }, [api, root]);
}
