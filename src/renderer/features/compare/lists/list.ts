import type { GridApi } from 'ag-grid-community';
import type { Comparison } from '../../../../shared/contract/compare.ts';
import type { SheetColumn } from '../../../grid/sheet.ts';

/** What a list on screen shows, for the printer: its columns, and its rows filtered and sorted as they are. */
export interface ShownList {
  readonly label: string;
  readonly columns: readonly PrintedColumn[];
  readonly rows: readonly (readonly string[])[];
  readonly totals: readonly string[];
  /** All rows there are; more than `rows` when not all are worth paper. */
  readonly total: number;
}
export interface PrintedColumn {
  readonly header: string;
  readonly isNumber: boolean;
}

export interface ListProps {
  comparison: Comparison;
  quickFilter: string;
  /** Called when the list can be asked what it shows; null when it goes. */
  onReader: (read: (() => ShownList) | null) => void;
}

/** Rows on paper at most. */
export const printedRows = 1000;

/** Reads what a sheet shows now. Columns that are hidden stay away. */
export function readShown<Row>(
  api: GridApi<Row>,
  label: string,
  columns: readonly SheetColumn<Row>[],
): ShownList {
  const byId = new Map(columns.map((column) => [column.id, column]));
  const shown = api.getAllDisplayedColumns().flatMap((column) => byId.get(column.getColId()) ?? []);
  const rows: Row[] = [];
  api.forEachNodeAfterFilterAndSort(({ data }) => {
    if (data !== undefined) rows.push(data);
  });
  const text = (column: SheetColumn<Row>, value: string | number | null) =>
    column.format?.(value) ?? (value === null ? '' : String(value));
  return {
    label,
    columns: shown.map(({ header, kind }) => ({ header, isNumber: kind === 'number' })),
    rows: rows.slice(0, printedRows).map((row) => shown.map((column) => text(column, column.value(row)))),
    totals: shown.map((column) => {
      const { counts, total } = column;
      if (total === undefined) return counts?.(rows) ?? '';
      if (total !== 'sum') return text(column, total(rows));
      return text(
        column,
        rows.reduce((sum, row) => sum + Number(column.value(row) ?? 0), 0),
      );
    }),
    total: rows.length,
  };
}
