import type { GridApi, PostSortRowsParams } from 'ag-grid-community';
import { type RefObject, useCallback, useRef } from 'react';
import { flushSync } from 'react-dom';
import { totalsRow } from './column-def.tsx';
import type { SheetColumn } from './sheet.ts';

/**
 * Counts and sums the rows left by the filter whenever they are others, and calls `onModel` whenever the grid has arranged its
 * rows. Answers what to call when it is about to, before they are put in order. All is told in the task that arranged them:
 * counts, sums and rows come on screen together (the grid's own events come a task later).
 */
export function useShownRows<Row>(
  columns: RefObject<ReadonlyMap<string, SheetColumn<Row>>>,
  onShown: (count: number) => void,
  /** `others`: not the rows of before. */
  onModel: (others: boolean) => void,
): (arranged: PostSortRowsParams<Row>) => void {
  const latest = useRef({ onShown, onModel });
  latest.current = { onShown, onModel };
  const waiting = useRef<{ api: GridApi<Row>; rows: readonly Row[] } | null>(null);
  const before = useRef<{ rows: readonly Row[]; columns: unknown }>(undefined);

  const tell = useCallback(() => {
    const now = waiting.current;
    waiting.current = null;
    if (now === null || now.api.isDestroyed()) return;
    const { api, rows } = now;
    const isSame = before.current?.columns === columns.current && sameRows(before.current.rows, rows);
    if (!isSame) {
      before.current = { rows, columns: columns.current };
      const told = [...columns.current.values()];
      const totals = told.some(({ total }) => total !== undefined) && api.getGridOption('rowData')?.length;
      api.setGridOption('pinnedBottomRowData', totals ? [totalsRow(told, rows)] : []);
    }
    flushSync(() => {
      if (!isSame) latest.current.onShown(rows.length);
      latest.current.onModel(!isSame);
    });
  }, [columns]);

  return useCallback(
    ({ api, nodes }) => {
      if (waiting.current === null) queueMicrotask(tell);
      const rows: Row[] = [];
      for (const { data } of nodes) if (data !== undefined) rows.push(data);
      waiting.current = { api, rows };
    },
    [tell],
  );
}

const sameRows = <Row>(a: readonly Row[], b: readonly Row[]): boolean =>
  a.length === b.length && a.every((row, index) => row === b[index]);
