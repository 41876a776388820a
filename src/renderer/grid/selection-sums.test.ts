import { expect, it } from 'vitest';
import { mostSummed, selectionSums } from './selection-sums.ts';
import type { SheetColumn } from './sheet.ts';

interface Row {
  name: string;
  calls: number | null;
  sales: number;
}
const column = (id: keyof Row, format?: (value: string | number | null) => string): SheetColumn<Row> => ({
  id,
  header: id,
  kind: id === 'name' ? 'text' : 'number',
  width: 80,
  value: (row) => row[id],
  ...(format ? { format } : {}),
});
const name = column('name');
const calls = column('calls', (value) => `${value} 次`);
const sales = column('sales', (value) => `${value} 元`);
const rows: Row[] = [
  { name: '甲', calls: 2, sales: 10 },
  { name: '', calls: null, sales: 20 },
  { name: '丙', calls: 4, sales: 40 },
];
const at = (index: number) => rows[index];
const block = (top: number, bottom: number) => ({ top, bottom, left: 0, right: 0 });

it('counts what is filled and sums figures of one unit, in their own words', () => {
  const sums = selectionSums(block(0, 2), [name, calls], at);
  expect(sums).toMatchObject({ rows: 3, columns: 2, filled: 4, numbers: 2, sum: 6, least: 2, most: 4 });
  expect(sums?.format(6)).toBe('6 次');
});

it('adds nothing of different units', () => {
  expect(selectionSums(block(0, 2), [calls, sales], at)).toMatchObject({
    numbers: 5,
    sum: null,
    least: null,
  });
});

it('leaves very large choices alone', () => {
  expect(selectionSums(block(0, mostSummed), [calls], at)).toBeNull();
});
