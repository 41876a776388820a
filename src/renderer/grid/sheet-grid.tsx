import './ag-grid.ts';
import type { ColDef, Column, ColumnState, GridApi } from 'ag-grid-community';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { styleNonce } from '../api/nonce.ts';
import { sheetTheme } from './ag-grid.ts';
import { columnDef } from './column-def.tsx';
import { type SheetView, seriesBlock } from './edit-block.ts';
import { editorHost } from './editor-host.tsx';
import { useGridLocale } from './locale.ts';
import { PendingTexts } from './pending-texts.ts';
import { popupHost } from './popup-host.ts';
import { PortalList, Portals } from './portals.tsx';
import { useQuickFilter } from './quick-filter.ts';
import { RangeController } from './range-controller.ts';
import { RejectionBanner } from './rejection-banner.tsx';
import { SelectionStrip } from './selection-strip.tsx';
import classes from './sheet.module.css';
import { exactText, isEditable, type SheetColumn, type SheetEdit, type SheetRejection } from './sheet.ts';
import { sheetOptions } from './sheet-options.ts';
import { SheetTip } from './sheet-tip.tsx';
import { useAgGrid } from './use-ag-grid.ts';
import { useBlockEdit } from './use-block-edit.ts';
import { useClipboard } from './use-clipboard.ts';
import { useLinkedRows } from './use-linked-rows.ts';
import { useRangeFocus } from './use-range-focus.ts';
import { useRangeKeys } from './use-range-keys.ts';
import { useRangeMouse } from './use-range-mouse.ts';
import { useRowsAhead } from './use-rows-ahead.ts';
import { useRowsRead } from './use-rows-read.ts';
import { type ShownCount, shownOf, useShownRows } from './use-shown-rows.ts';
import { arrangementOf, useSorting } from './use-sorting.ts';

export interface SheetGridProps<Row> {
  /** Name of the sheet for a screen reader. */
  label: string;
  columns: readonly SheetColumn<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  selectedIds: ReadonlySet<string>;
  onSelect: (ids: string[]) => void;
  /** The cells of the range chosen by mouse or keyboard. */
  onCells?: ((cells: readonly { rowId: string; columnId: string }[]) => void) | undefined;
  /** Writes all cells as one edit; answers those refused (then none was written), null when nothing was and the user knows. */
  onEdit?: ((edits: SheetEdit[]) => Promise<SheetRejection[] | null>) | undefined;
  /** A double click on a cell that can't be edited. */
  onOpen?: ((row: Row) => void) | undefined;
  quickFilter?: string;
  /** Order, widths and sorting to begin with. */
  columnState?: readonly ColumnState[] | undefined;
  onColumnState?: ((state: ColumnState[]) => void) | undefined;
  onReady?: ((api: GridApi<Row>) => void) | undefined;
  /** Stands in the empty sheet. */
  empty: ReactNode;
}

const noBlock = { top: 0, left: 0, bottom: 0, right: 0 };

/**
 * A spreadsheet over AG Grid Community. The grid owns no data: every change is asked for through `onEdit`, a paste or fill
 * as one call. Cell ranges, the clipboard and filling are ours.
 */
export function SheetGrid<Row>(props: SheetGridProps<Row>) {
  const { i18n } = useTranslation();
  // AG Grid takes its words once, when it is made.
  return <Sheet<Row> key={i18n.language} {...props} />;
}

function Sheet<Row>(props: SheetGridProps<Row>) {
  const { columns, rows, rowId, selectedIds, onEdit } = props;
  const { t } = useTranslation();
  const locale = useGridLocale();
  const root = useRef<HTMLElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const [drawing] = useState(() => {
    const portals = new Portals();
    return {
      portals,
      editor: editorHost<Row>(portals),
      popups: popupHost(t('grid:popups'), classes.popups),
      sorting: { now: false },
    };
  });
  const [api, setApi] = useState<GridApi<Row> | null>(null);
  const [controller, setController] = useState<RangeController<Row> | null>(null);
  const [shown, setShown] = useState<ShownCount>({ rows: rows.length, text: null });
  const [pending] = useState(() => new PendingTexts());
  const latest = useRef(props);
  latest.current = props;

  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns]);
  const byIdRef = useRef(byId);
  byIdRef.current = byId;
  const view = useMemo<SheetView<Row> | null>(
    () =>
      api === null
        ? null
        : {
            api,
            rowId: (row) => latest.current.rowId(row),
            column: (column: Column | undefined) =>
              column === undefined ? undefined : byIdRef.current.get(column.getColId()),
            text: (column, row, shown = exactText(column, row)) =>
              pending.of(latest.current.rowId(row), column.id, shown),
          },
    [api, pending],
  );

  const shownIn = useCallback(
    ({ rowId, columnId }: { rowId: string; columnId: string }) => {
      const data = api?.getRowNode(rowId)?.data;
      const column = byIdRef.current.get(columnId);
      return data === undefined || column === undefined ? '' : exactText(column, data);
    },
    [api],
  );
  const { write, rejections, dismiss } = useBlockEdit(onEdit, (edits) => pending.expect(edits, shownIn));
  const selectRows = useLinkedRows(api, controller, selectedIds, rows, props.onSelect);
  const chooseRange = useCallback(() => {
    const block = controller?.block;
    if (controller === null || !block) return;
    const ids = controller.rowsOf(block).map((row) => latest.current.rowId(row));
    selectRows(ids);
    const { onCells } = latest.current;
    if (onCells === undefined) return;
    const columnIds = controller
      .columns()
      .slice(block.left, block.right + 1)
      .map((column) => column.getColId());
    onCells(ids.flatMap((id) => columnIds.map((columnId) => ({ rowId: id, columnId }))));
  }, [controller, selectRows]);

  const onKey = useRangeKeys({ controller, view, chooseRange, write, editable: onEdit !== undefined });
  useRowsAhead(api, controller?.root ?? null);
  const followFocus = useRangeFocus(controller, chooseRange);
  useRangeMouse(controller, api, {
    fillable: onEdit !== undefined,
    onChosen: chooseRange,
    onToggled: (row) => {
      const data = api?.getDisplayedRowAtIndex(row)?.data;
      if (data === undefined) return;
      const ids = new Set(latest.current.selectedIds);
      const id = rowId(data);
      if (!ids.delete(id)) ids.add(id);
      selectRows([...ids]);
    },
    onFilled: (from, to, toggled) => {
      if (view === null || controller === null) return;
      const edit = seriesBlock(view, from, to, toggled);
      controller.setBlock(edit.block);
      chooseRange();
      void write(edit);
    },
  });

  const columnDefs = useMemo<ColDef<Row>[]>(
    () => columns.map((column) => columnDef(column, () => byIdRef.current, drawing)),
    [columns, drawing],
  );
  const defaultColDef = useMemo<ColDef<Row>>(
    () => ({
      resizable: true,
      sortable: true,
      cellDataType: false,
      minWidth: 60,
      suppressKeyboardEvent: onKey,
    }),
    [onKey],
  );

  const read = useRowsRead(api, columns, rows);
  const readRef = useRef(read);
  readRef.current = read;
  const filter = useQuickFilter(read.texts, rows, props.quickFilter ?? '');
  const sortRows = useSorting(readRef);

  const firstState = useRef(props.columnState);
  useEffect(() => {
    if (api !== null && firstState.current)
      api.applyColumnState({ state: [...firstState.current], applyOrder: true });
  }, [api]);

  const arrangement = useRef<readonly unknown[]>([]);
  const noteRows = useShownRows(readRef, t('grid:total'), setShown, (others) => {
    if (api === null) return;
    if (others) pending.arrived(shownIn);
    const now = [filter.doesExternalFilterPass, arrangementOf(api)];
    const isMoved = now.some((part, index) => part !== arrangement.current[index]);
    arrangement.current = now;
    // A range is of places: other rows stand there now.
    if (isMoved) controller?.set(null);
    else controller?.refresh();
  });
  const clipboard = useClipboard({ view, controller, selectedIds, editable: onEdit !== undefined, write });
  const saveColumns = (from: GridApi<Row>) => {
    // The grid tells of its columns a task later: it may be off the screen by then.
    if (host.current === null) return;
    controller?.readColumns();
    latest.current.onColumnState?.(from.getColumnState());
  };

  useAgGrid<Row>(
    host,
    () => ({
      ...sheetOptions,
      theme: sheetTheme,
      styleNonce: styleNonce(),
      localeText: locale,
      getRowId: ({ data, rowPinned }) => (rowPinned ? 'totals' : latest.current.rowId(data)),
      postSortRows: (arranged) => {
        drawing.sorting.now = false;
        const shownRows = shownOf(arranged);
        noteRows(arranged.api, shownRows);
        sortRows(arranged, shownRows);
      },
      // A low grid has no room for a list or a filter: they may lie over what is around it.
      popupParent: drawing.popups,
    }),
    {
      columnDefs,
      defaultColDef,
      rowData: rows as Row[],
      ...filter,
      onCellFocused: followFocus,
      onCellEditRequest: ({ column: edited, data, newValue }) => {
        const column = byId.get(edited.getColId());
        const text = String(newValue ?? '').trim();
        if (column === undefined || data === undefined) return;
        if (text === pending.of(rowId(data), column.id, exactText(column, data))) return;
        const edits = [{ rowId: rowId(data), columnId: column.id, text }];
        void write({ edits, readOnly: 0, outside: 0, block: noBlock });
      },
      onCellDoubleClicked: ({ data, column, rowPinned }) => {
        const told = byId.get(column.getColId());
        if (data !== undefined && !rowPinned && told && !isEditable(told, data)) props.onOpen?.(data);
      },
      onSortChanged: (event) => saveColumns(event.api),
      onDisplayedColumnsChanged: (event) => saveColumns(event.api),
      onColumnResized: (event) => {
        if (event.finished) saveColumns(event.api);
      },
    },
    (made) => {
      setApi(made);
      if (root.current) setController(new RangeController<Row>(made, root.current));
      latest.current.onReady?.(made);
    },
  );

  return (
    <section className={classes.frame} ref={root} {...clipboard} aria-label={props.label}>
      {rejections !== null && (
        <RejectionBanner
          rejections={rejections}
          nameOf={(edit) => nameOf(api, byId, edit)}
          onApplyRest={() => void write({ edits: rejections.rest, readOnly: 0, outside: 0, block: noBlock })}
          onClose={dismiss}
        />
      )}
      <div className={`${classes.grid} ${onEdit ? classes.fillable : ''}`} ref={host} />
      <PortalList portals={drawing.portals} />
      <SheetTip root={controller?.root ?? null} api={api} columns={byIdRef} />
      <SelectionStrip controller={controller} view={view} shown={shown} />
      {shown.rows === 0 && (
        <div className={classes.overlay}>
          {rows.length === 0 ? props.empty : <span className={classes.quiet}>{t('grid:noMatch')}</span>}
        </div>
      )}
    </section>
  );
}

function nameOf<Row>(
  api: GridApi<Row> | null,
  columns: ReadonlyMap<string, SheetColumn<Row>>,
  edit: SheetEdit,
): { row: string; column: string } {
  const data = api?.getRowNode(edit.rowId)?.data;
  const [first] = columns.values();
  return {
    row: data !== undefined && first !== undefined ? exactText(first, data) : edit.rowId,
    column: columns.get(edit.columnId)?.header ?? edit.columnId,
  };
}
