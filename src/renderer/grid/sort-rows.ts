import { radixOrder } from './radix-order.ts';
import type { SheetColumn } from './sheet.ts';

export interface SortBy<Row> {
  column: SheetColumn<Row>;
  descending: boolean;
}

/** A number a row, in the order of the rows: texts and figures that come first have the lower ones; NaN, none, comes before all. */
export type SortKeys<Row> = (column: SheetColumn<Row>, rows: readonly Row[]) => Float64Array;

/** Puts rows in order by keys known a column; keeps the order for those who ask again. */
export class RowSorter<Row> {
  private known: { rows: readonly Row[]; by: readonly SortBy<Row>[]; order: Uint32Array } | null = null;

  /** Which row stands at each place when all are in order; rows equal by all columns stay as they were. */
  order(rows: readonly Row[], by: readonly SortBy<Row>[], keysOf: SortKeys<Row>): Uint32Array {
    const { known } = this;
    if (known !== null && known.rows === rows && sameOrder(known.by, by)) return known.order;
    let order = new Uint32Array(rows.length);
    for (let index = 0; index < order.length; index++) order[index] = index;
    // Each sort is stable: the column that counts most comes last.
    for (const { column, descending } of by.toReversed())
      order = radixOrder(order, noneFirst(keysOf(column, rows)), descending);
    this.known = { rows, by, order };
    return order;
  }
}

/**
 * Puts some of the rows in order, in place. `indices` tells which of all rows each item is, `order` which row stands at each place
 * when all are in order.
 */
export function arrange<Item>(items: Item[], indices: Uint32Array, order: Uint32Array): void {
  const before = items.slice();
  // Where the item of each row stands, counted from one; 0: the row is not among them.
  const from = new Uint32Array(order.length);
  for (let at = 0; at < indices.length; at++) from[indices[at] as number] = at + 1;
  let to = 0;
  for (let place = 0; place < order.length; place++) {
    const at = from[order[place] as number] as number;
    if (at === 0) continue;
    items[to] = before[at - 1] as Item;
    to += 1;
  }
}

function sameOrder<Row>(a: readonly SortBy<Row>[], b: readonly SortBy<Row>[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ column, descending }, at) => column === b[at]?.column && descending === b[at].descending)
  );
}

function noneFirst(figures: Float64Array): Float64Array {
  const keys = new Float64Array(figures.length);
  for (let at = 0; at < keys.length; at++) {
    const figure = figures[at] as number;
    keys[at] = Number.isNaN(figure) ? Number.NEGATIVE_INFINITY : figure;
  }
  return keys;
}
