import type { GridApi, PostSortRowsParams } from 'ag-grid-community';
import { type RefObject, useCallback, useState } from 'react';
import { arrange, RowSorter } from './sort-rows.ts';
import type { RowsRead } from './use-rows-read.ts';
import type { Shown } from './use-shown-rows.ts';

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
  read: RefObject<RowsRead<Row>>,
): (arranged: PostSortRowsParams<Row>, shown: Shown<Row>) => void {
  const [sorter] = useState(() => new RowSorter<Row>());
  return useCallback(
    ({ api, nodes }, { rows, places }) => {
      const { columns, figures, ranks } = read.current;
      const by = sortedBy(api).flatMap(({ colId, descending }) => {
        const column = columns.find(({ id }) => id === colId);
        return column === undefined ? [] : [{ column, descending }];
      });
      if (by.length === 0 || nodes.length < 2) return;
      const order = sorter.order(rows, by, (column) =>
        column.kind === 'number' ? figures.of(column, rows) : ranks.of(column, rows),
      );
      arrange(nodes, places, order);
    },
    [sorter, read],
  );
}
