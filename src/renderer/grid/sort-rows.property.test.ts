import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ColumnFigures } from './column-figures.ts';
import type { SheetColumn } from './sheet.ts';
import { arrange, RowSorter, type SortBy } from './sort-rows.ts';
import { TextRanks } from './text-ranks.ts';

interface Row {
  id: number;
  name: string;
  figure: number | null;
}

const name: SheetColumn<Row> = {
  id: 'name',
  header: '',
  kind: 'text',
  width: 100,
  value: (row) => row.name,
};
const figure: SheetColumn<Row> = {
  id: 'figure',
  header: '',
  kind: 'number',
  width: 100,
  value: (row) => row.figure,
};
const collator = new Intl.Collator(['zh-CN', 'en'], { numeric: true });

/** Row by row, as a reader would. */
function compare(a: Row, b: Row, by: readonly SortBy<Row>[]): number {
  for (const { column, descending } of by) {
    const sign = descending ? -1 : 1;
    const order =
      column === name
        ? collator.compare(a.name, b.name)
        : Math.sign((a.figure ?? Number.NEGATIVE_INFINITY) - (b.figure ?? Number.NEGATIVE_INFINITY));
    if (order) return sign * order;
  }
  return 0;
}

const rows = fc
  .array(
    fc.record({
      name: fc.constantFrom('', '华东 2', '华东 02', '华东 10', '北京', '苏州', 'a', 'A', 'b'),
      figure: fc.option(fc.integer({ min: -3, max: 3 })),
    }),
    { maxLength: 40 },
  )
  .map((list) => list.map((row, id): Row => ({ id, ...row })));
const orders = fc.uniqueArray(
  fc.record({ column: fc.constantFrom(name, figure), descending: fc.boolean() }),
  { selector: ({ column }) => column, maxLength: 2 },
);

/** As the sheet asks for it, the keys of texts and figures read by those it is given. */
function sorted(
  sorter: RowSorter<Row>,
  left: readonly Row[],
  all: readonly Row[],
  by: readonly SortBy<Row>[],
  figures = new ColumnFigures([figure]),
  ranks = new TextRanks<Row>(),
): Row[] {
  const order = sorter.order(all, by, (column, of) =>
    column.kind === 'number' ? figures.of(column, of) : ranks.of(column, of),
  );
  const arranged = left.slice();
  arrange(
    arranged,
    Uint32Array.from(left, (row) => all.indexOf(row)),
    order,
  );
  return arranged;
}

it('orders rows as comparing them one with another does, also when asked again of others', () => {
  fc.assert(
    fc.property(rows, rows, orders, (first, second, by) => {
      const sorter = new RowSorter<Row>();
      const [figures, ranks] = [new ColumnFigures([figure]), new TextRanks<Row>()];
      for (const list of [first, second, first])
        expect(sorted(sorter, list, list, by, figures, ranks)).toEqual(
          list.toSorted((a, b) => compare(a, b, by)),
        );
    }),
  );
});

it('puts the rows a filter leaves in the same order as all', () => {
  fc.assert(
    fc.property(rows, orders, fc.func(fc.boolean()), (list, by, passes) => {
      const left = list.filter((row) => passes(row.id));
      expect(sorted(new RowSorter<Row>(), left, list, by)).toEqual(
        left.toSorted((a, b) => compare(a, b, by)),
      );
    }),
  );
});
