import { describe, expect, it } from 'vitest';
import { type Columns, packRows } from '../../../shared/rows/packed-rows.ts';
import { allPacked } from './pages.ts';

const columns: Columns<{ id: number }> = { id: 'number' };

/** A table of so many rows, and the offsets asked for. */
function table(rows: number) {
  const offsets: number[] = [];
  const ask = async ({ offset, limit }: { offset: number; limit: number }) => {
    offsets.push(offset);
    const page = Array.from({ length: Math.max(0, Math.min(limit, rows - offset)) }, (_, at) => ({
      id: offset + at + 1,
    }));
    return { bytes: packRows(page, columns), total: rows };
  };
  return { ask, offsets };
}

describe('all rows of a table, page by page', () => {
  it.each([
    [0, 0],
    [1, 0],
    [2500, 0],
    [2501, 0],
    [33_000, 0],
    [33_000, 33_000],
    // More came, or some went, since they were counted.
    [33_000, 12_000],
    [12_000, 33_000],
    [0, 100],
  ])('come once each and in order: %i rows, %i expected', async (rows, expected) => {
    const { ask } = table(rows);
    const found = await allPacked(ask, columns, expected);
    expect(found.map(({ id }) => id)).toEqual(Array.from({ length: rows }, (_, at) => at + 1));
  });

  it('stay the same objects where nothing changed, and the same list where nothing changed at all', async () => {
    const before = await allPacked(table(12_000).ask, columns);
    expect(await allPacked(table(12_000).ask, columns, 0, before)).toBe(before);
    const changed = before.map((row) => (row.id === 7001 ? { id: -1 } : row));
    const after = await allPacked(table(12_000).ask, columns, 0, changed);
    expect(after.filter((row, at) => row !== changed[at]).map(({ id }) => id)).toEqual([7001]);
    const fewer = await allPacked(table(6000).ask, columns, 0, before);
    expect(fewer).toHaveLength(6000);
    expect(fewer[5999]).toBe(before[5999]);
  });

  it('are asked for together where their number is known', async () => {
    const { ask, offsets } = table(12_000);
    const coming = allPacked(ask, columns, 12_000);
    expect(offsets).toEqual([0, 2500, 5000, 7500, 10_000]);
    await coming;
    expect(offsets).toHaveLength(5);
  });
});
