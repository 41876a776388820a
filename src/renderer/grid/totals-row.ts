import type { TotalsRow } from './column-def.tsx';
import { type ColumnFigures, sumAt } from './column-figures.ts';
import type { SheetColumn } from './sheet.ts';

/** What the totals' row says of the rows at these places of `rows`, column by column; `label` is its own name. */
export function totalsRow<Row>(
  columns: readonly SheetColumn<Row>[],
  figures: ColumnFigures<Row>,
  rows: readonly Row[],
  places: Uint32Array,
  label: string,
): TotalsRow {
  const totals: Record<string, string | number | null> = {};
  let left: readonly Row[] | undefined;
  for (const column of columns) {
    if (column.total === 'sum') totals[column.id] = sumAt(figures.of(column, rows), places);
    else if (column.total !== undefined) {
      left ??= rowsAt(rows, places);
      totals[column.id] = column.total(left);
    } else if (column.counts !== undefined) totals[column.id] = label;
  }
  return { totals };
}

/** How many of what the rows at these places are, in the columns' own words; null where no column has any. */
export function countText<Row>(
  columns: readonly SheetColumn<Row>[],
  rows: readonly Row[],
  places: Uint32Array,
): string | null {
  const counts = columns.find((column) => column.counts !== undefined)?.counts;
  return counts === undefined ? null : counts(rowsAt(rows, places));
}

const rowsAt = <Row>(rows: readonly Row[], places: Uint32Array): Row[] =>
  Array.from(places, (place) => rows[place] as Row);
