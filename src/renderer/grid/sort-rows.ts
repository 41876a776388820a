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

  /** Sorts in place; rows equal by all columns stay as they were. */
  sort<Item>(items: Item[], rowOf: (item: Item) => Row | undefined, by: readonly SortBy<Row>[]): void {
    if (by.length === 0 || items.length < 2) return;
    const rows = items.map(rowOf);
    const keys = by.map(({ column, descending }) => ({
      of: column.kind === 'number' ? figures(column, rows) : this.textRanks(column, rows),
      sign: descending ? -1 : 1,
    }));
    const order = Uint32Array.from(items, (_, index) => index).sort((a, b) => {
      for (const { of, sign } of keys) {
        const left = of[a] ?? 0;
        const right = of[b] ?? 0;
        if (left !== right) return left < right ? -sign : sign;
      }
      return a - b;
    });
    const before = items.slice();
    order.forEach((from, to) => {
      items[to] = before[from] as Item;
    });
  }

  private textRanks(column: SheetColumn<Row>, rows: readonly (Row | undefined)[]): Float64Array {
    const texts = rows.map((row) => (row === undefined ? '' : String(column.value(row) ?? '')));
    let ranks = this.ranks.get(column.id);
    if (ranks === undefined || texts.some((text) => !ranks?.has(text))) {
      ranks = ranksOf(texts);
      this.ranks.set(column.id, ranks);
    }
    const known = ranks;
    return Float64Array.from(texts, (text) => known.get(text) ?? 0);
  }
}

function figures<Row>(column: SheetColumn<Row>, rows: readonly (Row | undefined)[]): Float64Array {
  return Float64Array.from(rows, (row) => {
    const value = row === undefined ? null : column.value(row);
    return value === null || Number.isNaN(Number(value)) ? Number.NEGATIVE_INFINITY : Number(value);
  });
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
