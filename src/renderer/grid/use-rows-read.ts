import type { GridApi } from 'ag-grid-community';
import { useEffect, useMemo, useState } from 'react';
import { ColumnFigures } from './column-figures.ts';
import { SearchTexts } from './search-texts.ts';
import type { SheetColumn } from './sheet.ts';
import { TextRanks } from './text-ranks.ts';
import { whileIdle } from './while-idle.ts';

/** What is read out of rows once, to search, sum and sort them by. */
export interface RowsRead<Row> {
  columns: readonly SheetColumn<Row>[];
  /** Of the columns on screen. */
  texts: SearchTexts<Row>;
  figures: ColumnFigures<Row>;
  ranks: TextRanks<Row>;
}

/** Reads the rows while the window is idle; what is asked for before is read when it is. */
export function useRowsRead<Row>(
  api: GridApi<Row> | null,
  columns: readonly SheetColumn<Row>[],
  rows: readonly Row[],
): RowsRead<Row> {
  const shown = useShownColumns(api);
  const onScreen = useMemo(() => {
    const ids = new Set(shown.split('\n'));
    return columns.filter(({ id, kind }) => kind === 'text' && ids.has(id));
  }, [columns, shown]);
  const texts = useMemo(() => new SearchTexts(onScreen), [onScreen]);
  const figures = useMemo(() => new ColumnFigures(columns), [columns]);
  const [ranks] = useState(() => new TextRanks<Row>());

  useEffect(() => {
    function* steps() {
      yield* texts.prepare(rows);
      yield* figures.prepare(rows);
    }
    return whileIdle(steps());
  }, [texts, figures, rows]);
  // The longest of it and the least often asked for.
  useEffect(() => whileIdle(ranks.prepare(onScreen, rows)), [ranks, onScreen, rows]);

  return useMemo(() => ({ columns, texts, figures, ranks }), [columns, texts, figures, ranks]);
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
