import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SearchTexts, searchWords } from './search-texts.ts';
import type { SheetColumn } from './sheet.ts';

interface Row {
  name: string;
  initials: string;
  city: string;
  calls: number;
}

const column = (id: 'name' | 'city' | 'calls', more: Partial<SheetColumn<Row>> = {}): SheetColumn<Row> => ({
  id,
  header: id,
  kind: 'text',
  width: 100,
  value: (row) => row[id],
  ...more,
});
const row: Row = { name: '第一医院', initials: 'dyyy', city: 'Suzhou', calls: 42 };
const name = column('name', { search: ({ name: shown, initials }) => `${shown} ${initials}` });
const city = column('city');
const calls = column('calls', { kind: 'number' });

describe('the quick filter', () => {
  const texts = new SearchTexts([name, city, calls]);
  const finds = (search: string, of = row, within = texts) => within.find([of], searchWords(search))[0] === 1;

  it('finds a row when each word stands in one of its texts, small or capital', () => {
    expect(finds('医院 SUZ')).toBe(true);
    expect(finds('医院 beijing')).toBe(false);
    expect(finds('DYY')).toBe(true);
  });

  it('looks neither into figures nor across two columns', () => {
    expect(finds('42')).toBe(false);
    expect(finds('dyyySuzhou')).toBe(false);
  });

  it('looks into the columns it was told alone, and into a changed row anew', () => {
    expect(finds('dyyy', row, new SearchTexts([city]))).toBe(false);
    expect(finds('wuxi')).toBe(false);
    expect(finds('wuxi', { ...row, city: 'Wuxi' })).toBe(true);
  });

  it('takes an empty search for none', () => {
    expect(searchWords('  ')).toEqual([]);
    expect(finds('')).toBe(true);
  });
});

/** Few letters, so that words are found often, at the ends of texts too, and could be across two of them. */
const letters = fc.string({ unit: fc.constantFrom('a', 'A', 'b', '医', 'ß', ' '), maxLength: 6 });
const made = fc
  .tuple(letters, letters)
  .map(([shown, town]): Row => ({ name: shown, initials: '', city: town, calls: 0 }));

it('finds of thousands of rows those that each by itself would be found', () => {
  fc.assert(
    fc.property(
      fc.array(made, { minLength: 1, maxLength: 30 }),
      letters,
      fc.nat(1400),
      (some, search, count) => {
        const rows = Array.from({ length: count }, (_, index) => some[index % some.length] as Row);
        const words = searchWords(search);
        const alone = ({ name: shown, city: town }: Row) =>
          words.every((word) => [`${shown} `, town].some((text) => text.toUpperCase().includes(word)));
        const texts = new SearchTexts([name, city]);
        const steps = texts.prepare(rows);
        for (let at = 0; at < rows.length / 1024; at++) steps.next();
        expect([...texts.find(rows, words)]).toEqual(rows.map((one) => (alone(one) ? 1 : 0)));
        const changed = rows.map((one, index) => (index % 700 === 5 ? { ...one, city: search } : one));
        expect([...texts.find(changed, words)]).toEqual(changed.map((one) => (alone(one) ? 1 : 0)));
      },
    ),
  );
});
