import type { TotalsRow } from './column-def.tsx';
import { type ColumnFigures, sumAt } from './column-figures.ts';
import type { SheetColumn } from './sheet.ts';

/** What the totals' row says of the rows at these places of `rows`, column by column. */
export function totalsRow<Row>(
  columns: readonly SheetColumn<Row>[],
  figures: ColumnFigures<Row>,
  rows: readonly Row[],
  places: Uint32Array,
): TotalsRow {
  const totals: Record<string, string | number | null> = {};
  let left: readonly Row[] | undefined;
  for (const column of columns) {
    if (column.total === 'sum') totals[column.id] = sumAt(figures.of(column, rows), places);
    else if (column.total !== undefined) {
      left ??= Array.from(places, (place) => rows[place] as Row);
      totals[column.id] = column.total(left);
    }
  }
  return { totals };
}
