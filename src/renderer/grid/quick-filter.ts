import type { IRowNode } from 'ag-grid-community';
import { useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import { type SearchTexts, searchWords } from './search-texts.ts';

const everyRow = () => true;

/** The quick filter as AG Grid's external one. */
export function useQuickFilter<Row>(texts: SearchTexts<Row>, rows: readonly Row[], search: string) {
  const words = useMemo(() => searchWords(search), [search]);
  const latest = useRef(words);
  latest.current = words;
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
