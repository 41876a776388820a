import { VisuallyHidden } from '@mantine/core';
import { useDeferredValue, useMemo, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import type { SheetView } from './edit-block.ts';
import { cellCount } from './range.ts';
import type { RangeController } from './range-controller.ts';
import { selectionSums } from './selection-sums.ts';
import classes from './sheet.module.css';
import { exactText } from './sheet.ts';
import type { ShownCount } from './use-shown-rows.ts';

const nothing = () => () => {};

/**
 * Below a sheet: how many rows it shows (nowhere else), and of the chosen cells their count, sum and average, of a single one its exact text, which its
 * column may be too narrow for; what they are is told to a screen reader.
 */
export function SelectionStrip<Row>(props: {
  controller: RangeController<Row> | null;
  view: SheetView<Row> | null;
  /** Rows after filtering. */
  shown: ShownCount;
}) {
  const { controller, view, shown } = props;
  const { t } = useTranslation();
  const f = useFormat();
  const subscribe = controller?.subscribe ?? nothing;
  const range = useSyncExternalStore(subscribe, () => controller?.range ?? null);
  const stretched = useSyncExternalStore(subscribe, () => controller?.stretchedBlock ?? null);
  const chosen = useDeferredValue(range);
  const told = useMemo(() => {
    const block = chosen === null ? null : (controller?.block ?? null);
    if (block === null || controller === null || view === null) return null;
    const columns = controller
      .columns()
      .slice(block.left, block.right + 1)
      .map(view.column);
    const rowAt = (index: number) => view.api.getDisplayedRowAtIndex(index)?.data;
    const sums = cellCount(block) < 2 ? null : selectionSums(block, columns, rowAt);
    return { block, sums, said: saidOf(view, controller, block), cell: cellOf(view, controller, block) };
  }, [chosen, controller, view]);
  const size = told && {
    rows: f.count(told.block.bottom - told.block.top + 1),
    columns: f.count(told.block.right - told.block.left + 1),
  };
  const many = told !== null && cellCount(told.block) > 1;
  const { sums = null } = told ?? {};
  return (
    <div className={classes.strip}>
      <span className={classes.counts}>{shown.text ?? t('grid:rows', { text: f.count(shown.rows) })}</span>
      {stretched !== null && <span>{t('grid:selection.filling')}</span>}
      {stretched === null && many && size && <span>{t('grid:selection.size', size)}</span>}
      {stretched === null && !many && told !== null && (
        <span className={classes.cellText}>
          {told.cell.heading} <strong>{told.cell.text}</strong>
        </span>
      )}
      {stretched === null && sums !== null && (
        <>
          <span>{t('grid:selection.filled', { count: f.count(sums.filled) })}</span>
          {sums.sum !== null && sums.numbers > 0 && (
            <>
              <span>{t('grid:selection.average', { value: sums.format(sums.sum / sums.numbers) })}</span>
              <span>{t('grid:selection.least', { value: sums.format(sums.least ?? 0) })}</span>
              <span>{t('grid:selection.most', { value: sums.format(sums.most ?? 0) })}</span>
              <strong>{t('grid:selection.sum', { value: sums.format(sums.sum) })}</strong>
            </>
          )}
        </>
      )}
      <VisuallyHidden role="status">
        {many && told && size ? t('grid:selection.said', { ...told.said, ...size }) : ''}
      </VisuallyHidden>
    </div>
  );
}

/** Heading and exact text of a range's first cell. */
function cellOf<Row>(
  view: SheetView<Row>,
  controller: RangeController<Row>,
  { top, left }: { top: number; left: number },
) {
  const column = view.column(controller.columns()[left]);
  const data = view.api.getDisplayedRowAtIndex(top)?.data;
  return {
    heading: column?.header ?? '',
    text: column === undefined || data === undefined ? '' : view.text(column, data),
  };
}

/** Corners of the range in words: name of the row, heading of the column. */
function saidOf<Row>(
  view: SheetView<Row>,
  controller: RangeController<Row>,
  block: { top: number; left: number; bottom: number; right: number },
) {
  const columns = controller.columns();
  const name = view.column(columns[0]);
  const row = (index: number) => {
    const data = view.api.getDisplayedRowAtIndex(index)?.data;
    return data === undefined || name === undefined ? String(index + 1) : exactText(name, data);
  };
  const heading = (index: number) => view.column(columns[index])?.header ?? '';
  return {
    fromRow: row(block.top),
    fromColumn: heading(block.left),
    toRow: row(block.bottom),
    toColumn: heading(block.right),
  };
}
