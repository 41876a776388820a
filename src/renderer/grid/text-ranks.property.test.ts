import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SheetColumn } from './sheet.ts';
import { TextRanks } from './text-ranks.ts';

interface Row {
  name: string;
}

const told = (): SheetColumn<Row> => ({
  id: 'name',
  header: '',
  kind: 'text',
  width: 100,
  value: (row) => row.name,
});
const name = told();
const collator = new Intl.Collator(['zh-CN', 'en'], { numeric: true });
const word = fc.oneof(
  fc.constantFrom('', '华东 2', '华东 02', '华东 10', '北京', '苏州', '重庆', 'a', 'A', 'ä', 'b'),
  fc.string({ unit: fc.constantFrom('华', '北', '1', '2', 'a', 'B', ' '), maxLength: 5 }),
);
const lists = fc.array(
  word.map((text): Row => ({ name: text })),
  { minLength: 1, maxLength: 40 },
);

/** Each row's rank stands to its neighbour's as the language puts their texts. */
function expectRanked(rows: readonly Row[], keys: Float64Array): void {
  const order = [...rows.keys()].sort((a, b) => (keys[a] as number) - (keys[b] as number));
  for (const [at, row] of order.entries()) {
    const before = order[at - 1];
    if (before === undefined) continue;
    const compared = collator.compare((rows[before] as Row).name, (rows[row] as Row).name);
    expect(Math.sign(compared)).toBe(Math.sign((keys[before] as number) - (keys[row] as number)));
  }
}

describe('ranks of texts', () => {
  it('order rows as the language does, however much was ranked ahead and whatever changed since', () => {
    fc.assert(
      fc.property(lists, lists, fc.nat(12), (first, others, ahead) => {
        const ranks = new TextRanks<Row>();
        const many = Array.from({ length: 1500 }, (_, at): Row => {
          const row = first[at % first.length] as Row;
          return at % 3 === 0 ? { name: `${row.name}${at}` } : row;
        });
        const changed = many.map((row, at) => (at % 97 === 5 ? (others[at % others.length] as Row) : row));
        for (const rows of [many, changed, changed.slice(7), many]) {
          const steps = ranks.prepare([name], rows);
          for (let step = 0; step < ahead; step++) steps.next();
          expectRanked(rows, ranks.of(name, rows));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('let in texts typed one after the other, also where no number is left between two', () => {
    const ranks = new TextRanks<Row>();
    let rows: Row[] = [{ name: 'a' }, { name: 'b' }];
    for (let round = 0; round < 80; round++) {
      expectRanked(rows, ranks.of(name, rows));
      // Each right before the last one: halves what is left.
      rows = [...rows, { name: `a${'z'.repeat(round + 1)}` }];
    }
  });

  it('are those of the column as it is told now', () => {
    const ranks = new TextRanks<Row>();
    const rows = [{ name: 'a b' }, { name: 'b a' }];
    const [first, second] = ranks.of(name, rows);
    expect(first).toBeLessThan(second ?? Number.NaN);
    const turned = { ...told(), value: (row: Row) => row.name.split(' ').toReversed().join(' ') };
    expectRanked([{ name: 'b a' }, { name: 'a b' }], ranks.of(turned, rows));
  });

  it('are ready when all steps were gone through', () => {
    const ranks = new TextRanks<Row>();
    const rows = Array.from({ length: 3000 }, (_, at) => ({ name: `n${at % 2000}` }));
    let read = 0;
    const counting = {
      ...name,
      value: (row: Row) => {
        read += 1;
        return row.name;
      },
    };
    expect([...ranks.prepare([counting], rows)].length).toBeGreaterThan(10);
    read = 0;
    expectRanked(rows, ranks.of(counting, rows));
    expect(read).toBe(0);
  });
});
