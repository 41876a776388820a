import { f64, i32, type PackedArray, pack, u8, unpack } from '../geometry/packed.ts';
import { fromUtf8, utf8 } from '../wire/utf8.ts';

/**
 * Rows of one kind as columns in packed arrays: a hundred thousand cross in a fraction of the time their text would take, and
 * nothing looks at them field by field on the way. What goes in comes out, to the last bit.
 *
 * `number`: finite or null. `numbers`: a list of those, equally long in every row. `flag`: true or false. `text`: each its own.
 * `word`: few different ones, each crosses once.
 */
export type ColumnKind = 'number' | 'numbers' | 'flag' | 'text' | 'word';

export type Columns<Row> = { readonly [Name in keyof Row & string]: ColumnKind };

/** @throws RangeError when a list has another length than the first row's */
export function packRows<Row extends object>(
  rows: readonly Row[],
  columns: Columns<Row>,
): Uint8Array<ArrayBuffer> {
  const arrays: Record<string, PackedArray> = { count: Int32Array.of(rows.length) };
  for (const name of Object.keys(columns) as (keyof Row & string)[])
    Object.assign(
      arrays,
      packers[columns[name]](
        name,
        rows.map((row) => row[name]),
      ),
    );
  return pack(arrays);
}

/**
 * The rows again, with their fields in the order of `columns`.
 * @param before rows at the same places until now: one in which nothing changed is answered itself
 * @throws RangeError for other bytes
 */
export function unpackRows<Row extends object>(
  bytes: Uint8Array,
  columns: Columns<Row>,
  before: readonly Row[] = [],
): Row[] {
  const arrays = unpack(bytes);
  const count = i32(arrays, 'count')[0] ?? 0;
  const names = Object.keys(columns) as (keyof Row & string)[];
  const cells = names.map((name) => unpackers[columns[name]](arrays, name, count));
  const rows = new Array<Row>(count);
  // Copied: fields added one by one to each row make it half as slow again and leave what they grew out of behind.
  const blank: Record<string, unknown> = Object.fromEntries(names.map((name) => [name, null]));
  for (let at = 0; at < count; at++) {
    const old = before[at];
    if (old !== undefined && names.every((name, column) => isSame(old[name], cells[column]?.[at]))) {
      rows[at] = old;
      continue;
    }
    const row = { ...blank };
    for (let column = 0; column < names.length; column++) row[names[column] ?? ''] = cells[column]?.[at];
    rows[at] = row as Row;
  }
  return rows;
}

function isSame(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return Object.is(a, b);
  return a.length === b.length && a.every((value, at) => Object.is(value, b[at]));
}

type Arrays = ReadonlyMap<string, PackedArray>;

const packers: Record<ColumnKind, (name: string, values: unknown[]) => Record<string, PackedArray>> = {
  number: (name, values) => ({ [name]: numbersOf(values) }),
  numbers(name, values) {
    const lists = values as unknown[][];
    const width = lists[0]?.length ?? 0;
    if (lists.some((list) => list.length !== width)) throw new RangeError(`${name}: lists of unequal length`);
    return { [name]: numbersOf(lists.flat()), [`${name}.width`]: Int32Array.of(width) };
  },
  flag: (name, values) => ({ [name]: Uint8Array.from(values, (value) => (value === true ? 1 : 0)) }),
  text: (name, values) => ({ [name]: bytesOf(values) }),
  word(name, values) {
    const places = new Map<unknown, number>();
    const at = new Int32Array(values.length);
    for (let row = 0; row < values.length; row++) {
      const place = places.get(values[row]) ?? places.size;
      places.set(values[row], place);
      at[row] = place;
    }
    return { [name]: at, [`${name}.words`]: bytesOf([...places.keys()]) };
  },
};

const unpackers: Record<ColumnKind, (arrays: Arrays, name: string, count: number) => readonly unknown[]> = {
  number: (arrays, name) => listOf(f64(arrays, name)),
  numbers(arrays, name, count) {
    const all = listOf(f64(arrays, name));
    const width = i32(arrays, `${name}.width`)[0] ?? 0;
    const lists = new Array<(number | null)[]>(count);
    for (let row = 0; row < count; row++) lists[row] = all.slice(row * width, (row + 1) * width);
    return lists;
  },
  flag: (arrays, name) => Array.from(u8(arrays, name), (value) => value === 1),
  text: (arrays, name) => textsOf(u8(arrays, name)),
  word(arrays, name) {
    const words = textsOf(u8(arrays, `${name}.words`));
    const places = i32(arrays, name);
    const values = new Array<string | undefined>(places.length);
    for (let row = 0; row < values.length; row++) values[row] = words[places[row] ?? 0];
    return values;
  },
};

/** NaN stands for null: no figure of a plan is NaN. */
function numbersOf(values: readonly unknown[]): Float64Array {
  const numbers = new Float64Array(values.length);
  for (let at = 0; at < values.length; at++) numbers[at] = (values[at] as number | null) ?? Number.NaN;
  return numbers;
}

function listOf(numbers: Float64Array): (number | null)[] {
  const list = new Array<number | null>(numbers.length);
  for (let at = 0; at < list.length; at++) {
    const value = numbers[at] ?? Number.NaN;
    list[at] = Number.isNaN(value) ? null : value;
  }
  return list;
}

/** As JSON: the quickest there is for many texts, and it keeps whatever a text may hold. */
const bytesOf = (texts: readonly unknown[]): Uint8Array => utf8(JSON.stringify(texts));
const textsOf = (bytes: Uint8Array): string[] => JSON.parse(fromUtf8(bytes)) as string[];
