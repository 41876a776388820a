/** Rows that may be made only when they are asked for: a hundred thousand of them need not stand in memory at once. An array is such. */
export interface Rows<R> extends Iterable<R> {
  readonly length: number;
  at(index: number): R | undefined;
}

/** So many rows, each made anew whenever it is asked for. */
export function lazyRows<R>(length: number, row: (index: number) => R): Rows<R> {
  return {
    length,
    at: (index) => (index >= 0 && index < length ? row(index) : undefined),
    *[Symbol.iterator]() {
      for (let index = 0; index < length; index++) yield row(index);
    },
  };
}
