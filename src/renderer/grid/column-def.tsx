import type { CellClassParams, ColDef } from 'ag-grid-community';
import { dash } from '../app/format.ts';
import { drawnCell } from './drawn-cell.ts';
import type { editorHost } from './editor-host.tsx';
import type { Portals } from './portals.tsx';
import { exactText, isEditable, type SheetColumn } from './sheet.ts';

/** Pixels a heading takes at 12 px: wide for Chinese, narrow for Latin, with the edges of a cell. */
function headingWidth(heading: string): number {
  return [...heading].reduce((width, letter) => width + (letter > '\u2e80' ? 12.5 : 7.4), 28);
}

/** What a column takes by itself: its own width, or as much as its heading needs. */
export const columnWidth = <Row,>({ width, header }: SheetColumn<Row>): number =>
  Math.max(width, headingWidth(header));

/** The pinned last row holds figures by column id instead of a row of data. */
export interface TotalsRow {
  totals: Readonly<Record<string, string | number | null>>;
}

function shownText<Row>(column: SheetColumn<Row>, value: string | number | null, row?: Row): string {
  if (column.format) return column.format(value, row);
  return value === null || value === '' ? dash : String(value);
}

/** How a sheet draws what is more than words. */
export interface Drawing<Row> {
  portals: Portals;
  editor: ReturnType<typeof editorHost<Row>>;
  /** Where lists over the sheet are drawn. */
  popups: HTMLElement;
  /** While the grid sorts: rows are put in order by the sheet, not by their values. */
  sorting: { now: boolean };
}

/** A sheet column in AG Grid's words. `current` answers the latest telling of the columns, so that the grid keeps its state. */
export function columnDef<Row>(
  column: SheetColumn<Row>,
  current: () => ReadonlyMap<string, SheetColumn<Row>>,
  drawing: Drawing<Row>,
): ColDef<Row> {
  const now = () => current().get(column.id) ?? column;
  const numeric = column.kind === 'number';
  const { sorting } = drawing;
  return {
    colId: column.id,
    headerName: column.header,
    // To begin with: columns told anew leave what the user made of them.
    initialWidth: columnWidth(column),
    initialHide: column.shown === false,
    pinned: column.pinned ? 'left' : null,
    lockPinned: true,
    filter: numeric ? 'agNumberColumnFilter' : 'agTextColumnFilter',
    headerClass: numeric ? 'sheet-number' : '',
    valueGetter: ({ data, node }) => {
      if (data === undefined || sorting.now) return null;
      if (node?.rowPinned) return (data as unknown as TotalsRow).totals[column.id] ?? null;
      return now().value(data);
    },
    valueFormatter: ({ value, data, node }) => {
      if (!node?.rowPinned) return shownText(now(), value, data);
      if (value === null || value === undefined) return '';
      return typeof value === 'number' ? shownText(now(), value) : value;
    },
    // The grid reads two values for each comparison, of rows that lie all over the memory, and needs none of them.
    comparator: () => {
      sorting.now = true;
      return 0;
    },
    cellClass: ({ data, node, value }: CellClassParams<Row>) => {
      if (data === undefined || data === null || node.rowPinned) return numeric ? 'sheet-number' : '';
      const told = now();
      return [
        numeric ? 'sheet-number' : '',
        isEditable(told, data) ? 'sheet-editable' : '',
        value === null || value === '' ? 'sheet-null' : '',
        told.cellClass?.(data) ?? '',
      ].filter((name) => name !== '');
    },
    ...(column.cell === undefined
      ? {}
      : { cellRenderer: drawnCell<Row>(drawing.portals, (row) => now().cell?.(row) ?? null) }),
    editable: ({ data, node }) => data !== undefined && !node.rowPinned && isEditable(now(), data),
    cellEditor: drawing.editor,
    cellEditorParams: ({ data }: { data: Row }) => ({
      label: column.header,
      host: drawing.popups,
      initialText: exactText(now(), data),
      ...(column.choices ? { choices: column.choices } : {}),
    }),
  };
}
