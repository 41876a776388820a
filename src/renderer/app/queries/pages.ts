import type { Bytes } from '../../../shared/contract/base.ts';
import type { Columns } from '../../../shared/rows/packed-rows.ts';
import { unpackRows } from '../../../shared/rows/unpack-rows.ts';

/** Small enough that the main process is never held up by one. */
export const pageSize = 2500;

/** Every row of a large table, page by page. */
export async function allRows<Row>(
  ask: (page: { offset: number; limit: number }) => Promise<{ rows: Row[]; total: number }>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (;;) {
    const page = await ask({ offset: rows.length, limit: pageSize });
    for (const row of page.rows) rows.push(row);
    if (page.rows.length === 0 || rows.length >= page.total) return rows;
  }
}

/** Rows of a packed page: some ten milliseconds of the main process, and of the window when it comes. */
const packedSize = 2500;
/** Pages on their way at a time: the next is made while one crosses, and an edit does not wait for all of them. */
const onTheWay = 3;

/**
 * Every row of a large table that crosses packed, page by page.
 * @param expected rows there are, where that is known: their pages are asked for together, and none waits for the first, which tells
 * @param before rows known until now: those in which nothing changed stay the same objects, and all of them the same list
 */
export async function allPacked<Row extends object>(
  ask: (page: { offset: number; limit: number }) => Promise<{ bytes: Bytes; total: number }>,
  columns: Columns<Row>,
  expected = 0,
  before: Row[] = [],
): Promise<Row[]> {
  const pages: Row[][] = [];
  let count = 1;
  const read = async (page: number) => {
    const offset = page * packedSize;
    const { bytes, total } = await ask({ offset, limit: packedSize });
    pages[page] = unpackRows(bytes, columns, before.slice(offset, offset + packedSize));
    count = Math.ceil(total / packedSize);
  };
  const known = Math.max(1, Math.ceil(expected / packedSize));
  await Promise.all(Array.from({ length: known }, (_, page) => read(page)));
  let next = known;
  const follow = async () => {
    while (next < count) await read(next++);
  };
  await Promise.all(Array.from({ length: onTheWay }, follow));
  const rows = pages.slice(0, count).flat();
  return rows.length === before.length && rows.every((row, at) => row === before[at]) ? before : rows;
}
