import type { GridApi } from 'ag-grid-community';
import { type RefObject, useRef } from 'react';
import { totalsRow } from './column-def.tsx';
import type { SheetColumn } from './sheet.ts';

/** What to do when the grid's model is another one: the rows left by the filter counted and summed, if they are others. */
export function useShownRows<Row>(
  columns: RefObject<ReadonlyMap<string, SheetColumn<Row>>>,
  onShown: (count: number) => void,
): (api: GridApi<Row>) => boolean {
  const summed = useRef<{ rows: readonly Row[]; columns: unknown }>(undefined);
  return (api) => {
    if (api.isDestroyed()) return false;
    const shown: Row[] = [];
    api.forEachNodeAfterFilter(({ data }) => {
      if (data !== undefined) shown.push(data);
    });
    const before = summed.current;
    // Another order of the same rows changes no figure.
    if (
      before?.columns === columns.current &&
      before.rows.length === shown.length &&
      shown.every((row, index) => row === before.rows[index])
    )
      return false;
    summed.current = { rows: shown, columns: columns.current };
    onShown(shown.length);
    const told = [...columns.current.values()];
    const totals = told.some(({ total }) => total !== undefined) && api.getGridOption('rowData')?.length;
    api.setGridOption('pinnedBottomRowData', totals ? [totalsRow(told, shown)] : []);
    return true;
  };
}
