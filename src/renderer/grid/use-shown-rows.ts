import type { GridApi, PostSortRowsParams } from 'ag-grid-community';
import { type RefObject, useCallback, useRef } from 'react';
import { flushSync } from 'react-dom';
import { countText, totalsRow } from './totals-row.ts';
import type { RowsRead } from './use-rows-read.ts';

/** Rows the filter leaves. */
export interface Shown<Row> {
  /** All rows. */
  rows: readonly Row[];
  /** Where those left stand among all. */
  places: Uint32Array;
}

export function shownOf<Row>({ api, nodes }: PostSortRowsParams<Row>): Shown<Row> {
  const places = new Uint32Array(nodes.length);
  for (let at = 0; at < places.length; at++) places[at] = nodes[at]?.sourceRowIndex ?? 0;
  return { rows: api.getGridOption('rowData') ?? [], places };
}

/** How many rows the filter leaves, and that in the columns' own words where they have any. */
export interface ShownCount {
  rows: number;
  text: string | null;
}

/**
 * Counts and sums the rows left by the filter whenever they are others, and calls `onModel` whenever the grid has arranged its
 * rows. Answers what to call when it is about to, before they are put in order. All is told in the task that arranged them:
 * counts, sums and rows come on screen together (the grid's own events come a task later).
 */
export function useShownRows<Row>(
  read: RefObject<RowsRead<Row>>,
  /** Name of the totals' row. */
  label: string,
  onShown: (count: ShownCount) => void,
  /** `others`: not the rows of before. */
  onModel: (others: boolean) => void,
): (api: GridApi<Row>, shown: Shown<Row>) => void {
  const latest = useRef({ label, onShown, onModel });
  latest.current = { label, onShown, onModel };
  const waiting = useRef<{ api: GridApi<Row>; shown: Shown<Row> } | null>(null);
  const before = useRef<{ shown: Shown<Row>; columns: unknown }>(undefined);

  const tell = useCallback(() => {
    const now = waiting.current;
    waiting.current = null;
    if (now === null || now.api.isDestroyed()) return;
    const { api, shown } = now;
    const { columns, figures } = read.current;
    const { rows, places } = shown;
    const isSame = before.current?.columns === columns && sameRows(before.current.shown, shown);
    if (!isSame) {
      before.current = { shown, columns };
      const isTotalled = rows.length > 0 && columns.some(({ total }) => total !== undefined);
      const totals = isTotalled ? [totalsRow(columns, figures, rows, places, latest.current.label)] : [];
      api.setGridOption('pinnedBottomRowData', totals);
    }
    flushSync(() => {
      if (!isSame) latest.current.onShown({ rows: places.length, text: countText(columns, rows, places) });
      latest.current.onModel(!isSame);
    });
  }, [read]);

  return useCallback(
    (api, shown) => {
      if (waiting.current === null) queueMicrotask(tell);
      waiting.current = { api, shown };
    },
    [tell],
  );
}

function sameRows<Row>(a: Shown<Row>, b: Shown<Row>): boolean {
  if (a.places.length !== b.places.length) return false;
  for (let at = 0; at < a.places.length; at++)
    if (a.rows[a.places[at] as number] !== b.rows[b.places[at] as number]) return false;
  return true;
}
