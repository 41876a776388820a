import type { GridApi, PostSortRowsParams } from 'ag-grid-community';
import { type RefObject, useCallback, useState } from 'react';
import type { SheetColumn } from './sheet.ts';
import { arrange, RowSorter } from './sort-rows.ts';

/** Columns whose headings say that the sheet is sorted by them, the one that counts most first. */
const sortedBy = <Row>(api: GridApi<Row>) =>
  api
    .getColumnState()
    .filter(({ sort }) => sort)
    .sort((a, b) => (a.sortIndex ?? 0) - (b.sortIndex ?? 0))
    .map(({ colId, sort }) => ({ colId, descending: sort === 'desc' }));

/** What says where rows stand but the rows themselves and the quick filter: another one for other headings or filters of columns. */
export const arrangementOf = <Row>(api: GridApi<Row>): string =>
  JSON.stringify([sortedBy(api), api.getFilterModel()]);

/** The sheet's own order in place of the grid's, by the columns whose headings say so. */
export function useSorting<Row>(
  columns: RefObject<ReadonlyMap<string, SheetColumn<Row>>>,
): (rows: PostSortRowsParams<Row>) => void {
  const [sorter] = useState(() => new RowSorter<Row>());
  return useCallback(
    ({ api, nodes }) => {
      const by = sortedBy(api).flatMap(({ colId, descending }) => {
        const column = columns.current.get(colId);
        return column === undefined ? [] : [{ column, descending }];
      });
      if (by.length === 0 || nodes.length < 2) return;
      const rows = api.getGridOption('rowData') ?? [];
      arrange(nodes, ({ sourceRowIndex }) => sourceRowIndex, sorter.places(rows, by));
    },
    [sorter, columns],
  );
}
