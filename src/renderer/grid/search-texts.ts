import type { SheetColumn } from './sheet.ts';

/** The words of a search in capitals: each must stand somewhere in the row. */
export const searchWords = (search: string): readonly string[] =>
  search
    .toUpperCase()
    .split(' ')
    .filter((word) => word !== '');

/** What the quick filter looks in, put together once a row: the texts of the columns told, figures left out. */
export class SearchTexts<Row> {
  private readonly columns: readonly SheetColumn<Row>[];
  private readonly known = new WeakMap<object, string>();

  constructor(columns: readonly SheetColumn<Row>[]) {
    this.columns = columns.filter(({ kind }) => kind === 'text');
  }

  /** In capitals, a column a line. */
  of(row: Row): string {
    const key = row as object;
    let text = this.known.get(key);
    if (text === undefined) {
      text = this.columns
        .map((column) => column.search?.(row) ?? String(column.value(row) ?? ''))
        .join('\n')
        .toUpperCase();
      this.known.set(key, text);
    }
    return text;
  }

  has(row: Row, words: readonly string[]): boolean {
    const text = this.of(row);
    return words.every((word) => text.includes(word));
  }
}
