import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TableBlock } from '../page.ts';
import { rowHeight, tableHeights } from '../style.ts';
import { cell, content, evenParts, start, tablePages } from './layout.ts';

const tableOf = (count: number) =>
  tablePages(
    { id: 'table', title: 'Table', lead: '' },
    {
      caption: 'caption',
      columns: [start('row', 1)],
      rows: Array.from({ length: count }, (_, at) => ({ cells: [cell(String(at))] })),
      note: 'note',
    },
    (page, pages) => ` (${page}/${pages})`,
  ).map(({ title, blocks: [placed] }) => ({ title, table: placed?.block as TableBlock }));

const lengths = (count: number) => tableOf(count).map(({ table }) => table.rows.length);

describe('tables over several pages', () => {
  it('keep up to 26 rows together, closer than usual beyond 20, and share more of them out evenly', () => {
    expect(lengths(20)).toEqual([20]);
    expect(lengths(25)).toEqual([25]);
    expect(lengths(26)).toEqual([26]);
    expect(lengths(27)).toEqual([14, 13]);
    expect(lengths(36)).toEqual([18, 18]);
    expect([20, 25, 36, 41].map((count) => tableOf(count).map(({ table }) => table.dense))).toEqual([
      [undefined],
      [true],
      [undefined, undefined],
      [true, true],
    ]);
  });

  it('stay above the foot with every row and the note', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), (count) => {
        const pages = tableOf(count);
        for (const { table } of pages) {
          const { caption, head, note } = tableHeights;
          const height = caption + head + note + table.rows.length * rowHeight(table);
          expect(height).toBeLessThanOrEqual(content.height);
        }
        const rows = pages.flatMap(({ table }) => table.rows.map(({ cells }) => cells[0]?.text));
        expect(rows).toEqual(Array.from({ length: count }, (_, at) => String(at)));
        expect(pages.at(-1)?.table.note).toBe('note');
      }),
    );
  });
});

describe('parts of a list', () => {
  it('are as few as fit, their lengths no more than one apart', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 200 }), fc.integer({ min: 1, max: 30 }), (list, most) => {
        const parts = evenParts(list, most);
        const sizes = parts.map((part) => part.length);
        expect(parts.flat()).toEqual(list);
        expect(parts.length).toBe(Math.max(1, Math.ceil(list.length / most)));
        expect(Math.max(...sizes)).toBeLessThanOrEqual(most);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
    expect(evenParts(Array.from({ length: 24 }), 18).map((part) => part.length)).toEqual([12, 12]);
  });
});
