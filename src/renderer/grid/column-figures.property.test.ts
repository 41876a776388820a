import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ColumnFigures, sumAt } from './column-figures.ts';
import type { SheetColumn } from './sheet.ts';

interface Row {
  fen: number | null;
  visits: number | null;
}

const column = (id: keyof Row, scale: number): SheetColumn<Row> => ({
  id,
  header: id,
  kind: 'number',
  width: 100,
  value: (row) => (row[id] === null ? null : row[id] * scale),
});
const yuan = column('fen', 0.01);
const visits = column('visits', 1);
const figure = fc.option(fc.integer({ min: -1e13, max: 1e13 }));
const lists = fc.array(fc.record({ fen: figure, visits: figure }), { maxLength: 60 });

it('holds the figure of every row, also of rows changed, added and gone since, wherever reading them ahead was left', () => {
  fc.assert(
    fc.property(lists, lists, fc.nat(60), fc.nat(2000), (first, others, kept, ahead) => {
      const figures = new ColumnFigures([yuan, visits]);
      // Long enough for several steps.
      const many = Array.from({ length: first.length * 30 }, (_, at) => first[at % first.length] as Row);
      const changed = [...many.slice(0, kept), ...others, ...many.slice(kept + others.length)];
      for (const rows of [many, changed, many]) {
        const steps = figures.prepare(rows);
        for (let step = 0; step < ahead % 5; step++) steps.next();
        for (const each of [yuan, visits])
          expect([...figures.of(each, rows)]).toEqual(rows.map((row) => each.value(row) ?? Number.NaN));
      }
    }),
    { numRuns: 40 },
  );
});

it('sums the money of thousands of accounts of a hundred million yuan to the fen', () => {
  const money = fc.array(fc.integer({ min: -1e10, max: 1e10 }), { minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(money, (fen) => {
      const rows = Array.from({ length: 9000 }, (_, at) => ({
        fen: fen[at % fen.length] as number,
        visits: null,
      }));
      const exact = rows.reduce((sum, row) => sum + BigInt(row.fen), 0n);
      const places = Uint32Array.from(rows.keys());
      const sum = sumAt(new ColumnFigures([yuan]).of(yuan, rows), places);
      expect(BigInt(Math.round(sum * 100))).toBe(exact);
    }),
    { numRuns: 30 },
  );
});

it('sums the rows at the places it is told alone', () => {
  const rows = [5, null, 7, 11].map((each) => ({ fen: null, visits: each }));
  const figures = new ColumnFigures([visits]).of(visits, rows);
  expect(sumAt(figures, Uint32Array.of(0, 1, 3))).toBe(16);
  expect(sumAt(figures, new Uint32Array())).toBe(0);
});
