import { radixOrder } from './radix-order.ts';
import type { SheetColumn } from './sheet.ts';

const collator = new Intl.Collator(['zh-CN', 'en'], { numeric: true });

export interface SortBy<Row> {
  column: SheetColumn<Row>;
  descending: boolean;
}

/**
 * Puts rows in order by keys read once a row: figures as they are (none before all others), texts as their rank in the
 * language's order. A text is compared with others once; its rank serves every later sort of the column.
 */
export class RowSorter<Row> {
  private readonly ranks = new Map<string, ReadonlyMap<string, number>>();
  private known: { rows: readonly Row[]; by: readonly SortBy<Row>[]; places: Uint32Array } | null = null;

  /** Place of each row when all are in order; rows equal by all columns stay as they were. Known until asked of others. */
  places(rows: readonly Row[], by: readonly SortBy<Row>[]): Uint32Array {
    const { known } = this;
    if (known !== null && known.rows === rows && sameOrder(known.by, by)) return known.places;
    let order = new Uint32Array(rows.length);
    for (let index = 0; index < order.length; index++) order[index] = index;
    // Each sort is stable: the column that counts most comes last.
    for (const { column, descending } of by.toReversed()) {
      const keys = column.kind === 'number' ? figures(column, rows) : this.textRanks(column, rows);
      order = radixOrder(order, keys, descending);
    }
    const places = new Uint32Array(rows.length);
    for (let place = 0; place < order.length; place++) places[order[place] ?? 0] = place;
    this.known = { rows, by, places };
    return places;
  }

  private textRanks(column: SheetColumn<Row>, rows: readonly Row[]): Float64Array {
    const texts = rows.map((row) => String(column.value(row) ?? ''));
    let ranks = this.ranks.get(column.id);
    if (ranks === undefined || texts.some((text) => !ranks?.has(text))) {
      ranks = ranksOf(texts);
      this.ranks.set(column.id, ranks);
    }
    const keys = new Float64Array(texts.length);
    for (let index = 0; index < keys.length; index++) keys[index] = ranks.get(texts[index] ?? '') ?? 0;
    return keys;
  }
}

/** Puts some of the rows in order, in place. `indexOf` answers which of all rows an item is, `places` where that one goes. */
export function arrange<Item>(items: Item[], indexOf: (item: Item) => number, places: Uint32Array): void {
  const slots = new Array<Item | undefined>(places.length).fill(undefined);
  for (const item of items) slots[places[indexOf(item)] ?? 0] = item;
  let at = 0;
  for (const item of slots)
    if (item !== undefined) {
      items[at] = item;
      at += 1;
    }
}

function sameOrder<Row>(a: readonly SortBy<Row>[], b: readonly SortBy<Row>[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ column, descending }, at) => column === b[at]?.column && descending === b[at].descending)
  );
}

function figures<Row>(column: SheetColumn<Row>, rows: readonly Row[]): Float64Array {
  const keys = new Float64Array(rows.length);
  for (let index = 0; index < keys.length; index++) {
    const value = column.value(rows[index] as Row);
    const figure = value === null ? Number.NaN : Number(value);
    keys[index] = Number.isNaN(figure) ? Number.NEGATIVE_INFINITY : figure;
  }
  return keys;
}

/** Texts the language holds for equal share a rank. */
function ranksOf(texts: readonly string[]): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>();
  let rank = 0;
  let last: string | null = null;
  for (const text of [...new Set(texts)].sort(collator.compare)) {
    if (last !== null && collator.compare(last, text) !== 0) rank += 1;
    ranks.set(text, rank);
    last = text;
  }
  return ranks;
}
