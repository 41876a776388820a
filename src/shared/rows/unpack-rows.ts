import { f64, i32, type PackedArray, u8, unpack } from '../geometry/packed.ts';
import { type ColumnKind, type Columns, textsOf } from './packed-rows.ts';

/**
 * The rows that `packRows` packed, each a place in the columns they came in: a hundred thousand rows of objects with their own
 * fields are a million objects to a collection of garbage, these are one each. Their fields are read and not set, and are not
 * the object's own: `{ ...row }` has none of them.
 * @param before rows at the same places until now: one in which nothing changed is answered itself
 * @throws RangeError for other bytes
 */
export function unpackRows<Row extends object>(
  bytes: Uint8Array,
  columns: Columns<Row>,
  before: readonly Row[] = [],
): Row[] {
  const arrays = unpack(bytes);
  const names = Object.keys(columns) as (keyof Row & string)[];
  const page: Page = names.map((name) => readers[columns[name]](arrays, name));
  const View = viewOf(columns);
  const rows = new Array<Row>(i32(arrays, 'count')[0] ?? 0);
  for (let at = 0; at < rows.length; at++) rows[at] = View.same(before[at], new View(page, at)) as Row;
  return rows;
}

/** Reads the field of a column at a place. */
type Column = (at: number) => unknown;
type Page = readonly Column[];

type View = new (page: Page, at: number) => object;
type ViewClass = View & {
  /** `old` itself when all fields of `row` are as its own, else `row`. */
  same(old: object | undefined, row: object): object;
};

const views = new WeakMap<object, ViewClass>();

/** One class for all rows of a kind, so that who reads their fields meets one shape. */
function viewOf<Row>(columns: Columns<Row>): ViewClass {
  const known = views.get(columns);
  if (known) return known;
  const names = Object.keys(columns);
  class RowView {
    #page: Page;
    #at: number;
    constructor(page: Page, at: number) {
      this.#page = page;
      this.#at = at;
    }
    static {
      for (const [column, name] of names.entries())
        Object.defineProperty(RowView.prototype, name, {
          enumerable: true,
          get(this: RowView) {
            return this.#page[column]?.(this.#at);
          },
        });
    }
    static same(old: object | undefined, row: RowView): object {
      if (old === undefined || !(#page in old)) return row;
      for (let column = 0; column < names.length; column++)
        if (!isSame(old.#page[column]?.(old.#at), row.#page[column]?.(row.#at))) return row;
      // It stands in the new columns from now on: those of before would stay for as long as one row of theirs.
      old.#page = row.#page;
      old.#at = row.#at;
      return old;
    }
  }
  views.set(columns, RowView);
  return RowView;
}

function isSame(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return Object.is(a, b);
  return a.length === b.length && a.every((value, at) => Object.is(value, b[at]));
}

const figure = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? null : value);

const readers: Record<ColumnKind, (arrays: ReadonlyMap<string, PackedArray>, name: string) => Column> = {
  number(arrays, name) {
    const numbers = f64(arrays, name);
    return (at) => figure(numbers[at]);
  },
  numbers(arrays, name) {
    const numbers = f64(arrays, name);
    const width = i32(arrays, `${name}.width`)[0] ?? 0;
    // A loop: asked for 100,000 rows, an iterator over each one's part takes ten times as long.
    return (at) => {
      const found = new Array<number | null>(width);
      for (let column = 0; column < width; column++) found[column] = figure(numbers[at * width + column]);
      return found;
    };
  },
  flag(arrays, name) {
    const flags = u8(arrays, name);
    return (at) => flags[at] === 1;
  },
  text(arrays, name) {
    const texts = textsOf(u8(arrays, name));
    return (at) => texts[at];
  },
  word(arrays, name) {
    const words = textsOf(u8(arrays, `${name}.words`));
    const places = i32(arrays, name);
    return (at) => words[places[at] ?? 0];
  },
};
