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
  const finds = (search: string) => texts.has(row, searchWords(search));

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
    expect(new SearchTexts([city]).has(row, searchWords('dyyy'))).toBe(false);
    expect(texts.has({ ...row, city: 'Wuxi' }, searchWords('wuxi'))).toBe(true);
  });

  it('takes an empty search for none', () => {
    expect(searchWords('  ')).toEqual([]);
    expect(finds('')).toBe(true);
  });
});
