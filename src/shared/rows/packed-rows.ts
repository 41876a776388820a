import { type PackedArray, pack } from '../geometry/packed.ts';
import { fromUtf8, utf8 } from '../wire/utf8.ts';

/**
 * Rows of one kind as columns in packed arrays: a hundred thousand cross in a fraction of the time their text would take, and
 * nothing looks at them field by field on the way. What goes in comes out (`unpack-rows.ts`), to the last bit.
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

/** NaN stands for null: no figure of a plan is NaN. */
function numbersOf(values: readonly unknown[]): Float64Array {
  const numbers = new Float64Array(values.length);
  for (let at = 0; at < values.length; at++) numbers[at] = (values[at] as number | null) ?? Number.NaN;
  return numbers;
}

/** As JSON: the quickest there is for many texts, and it keeps whatever a text may hold. */
const bytesOf = (texts: readonly unknown[]): Uint8Array => utf8(JSON.stringify(texts));
export const textsOf = (bytes: Uint8Array): string[] => JSON.parse(fromUtf8(bytes)) as string[];
