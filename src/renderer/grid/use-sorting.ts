import type { PostSortRowsParams } from 'ag-grid-community';
import { type RefObject, useCallback, useState } from 'react';
import type { SheetColumn } from './sheet.ts';
import { RowSorter } from './sort-rows.ts';

/** The sheet's own order in place of the grid's, by the columns whose headings say so. */
export function useSorting<Row>(
  columns: RefObject<ReadonlyMap<string, SheetColumn<Row>>>,
): (rows: PostSortRowsParams<Row>) => void {
  const [sorter] = useState(() => new RowSorter<Row>());
  return useCallback(
    ({ api, nodes }) => {
      const by = api
        .getColumnState()
        .filter(({ sort }) => sort)
        .sort((a, b) => (a.sortIndex ?? 0) - (b.sortIndex ?? 0))
        .flatMap(({ colId, sort }) => {
          const column = columns.current.get(colId);
          return column === undefined ? [] : [{ column, descending: sort === 'desc' }];
        });
      sorter.sort(nodes, ({ data }) => data, by);
    },
    [sorter, columns],
  );
}
