import type { GridApi, IRowNode } from 'ag-grid-community';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { SearchTexts, searchWords } from './search-texts.ts';
import type { SheetColumn } from './sheet.ts';

const everyRow = () => true;
/** Milliseconds of an idle stretch left to the window. */
const spare = 3;

/** The quick filter as AG Grid's external one, over texts put together while the window is idle. */
export function useQuickFilter<Row>(
  api: GridApi<Row> | null,
  columns: readonly SheetColumn<Row>[],
  rows: readonly Row[],
  search: string,
) {
  const shown = useShownColumns(api);
  const texts = useMemo(() => {
    const ids = new Set(shown.split('\n'));
    return new SearchTexts(columns.filter(({ id }) => ids.has(id)));
  }, [columns, shown]);
  const words = useMemo(() => searchWords(search), [search]);
  const latest = useRef(words);
  latest.current = words;

  useEffect(() => {
    let at = 0;
    const prepare = (deadline: IdleDeadline) => {
      while (at < rows.length && deadline.timeRemaining() > spare) at = texts.prepare(rows, at);
      if (at < rows.length) handle = requestIdleCallback(prepare);
    };
    let handle = requestIdleCallback(prepare);
    return () => cancelIdleCallback(handle);
  }, [texts, rows]);

  const rowsNow = useRef(rows);
  // As the grid is told of them: not before.
  useLayoutEffect(() => {
    rowsNow.current = rows;
  }, [rows]);
  // The grid filters anew when this function is another one, and by itself when its rows are others.
  const doesExternalFilterPass = useMemo(() => {
    if (words.length === 0) return everyRow;
    let looked: { rows: readonly Row[]; found: Uint8Array } | null = null;
    return ({ sourceRowIndex }: IRowNode<Row>) => {
      if (looked?.rows !== rowsNow.current)
        looked = { rows: rowsNow.current, found: texts.find(rowsNow.current, words) };
      return looked.found[sourceRowIndex] === 1;
    };
  }, [texts, words]);
  const isExternalFilterPresent = useCallback(() => latest.current.length > 0, []);
  return { isExternalFilterPresent, doesExternalFilterPass };
}

/** Ids of the columns on screen in any order, a line each. */
function useShownColumns<Row>(api: GridApi<Row> | null): string {
  const [shown, setShown] = useState('');
  useEffect(() => {
    if (api === null) return;
    const read = () => {
      // The grid tells of its columns a task later: it may be gone by then.
      if (api.isDestroyed()) return;
      const ids = api.getAllDisplayedColumns().map((column) => column.getColId());
      setShown(ids.sort().join('\n'));
    };
    read();
    api.addEventListener('displayedColumnsChanged', read);
    return () => {
      if (!api.isDestroyed()) api.removeEventListener('displayedColumnsChanged', read);
    };
  }, [api]);
  return shown;
}
