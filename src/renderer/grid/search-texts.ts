import type { SheetColumn } from './sheet.ts';

/** The words of a search in capitals: each must stand somewhere in the row. */
export const searchWords = (search: string): readonly string[] =>
  search
    .toUpperCase()
    .split(' ')
    .filter((word) => word !== '');

/** Rows whose texts stand in one string: a word is looked for in all of them at once. */
const blockRows = 512;

interface Block<Row> {
  rows: readonly Row[];
  /** In capitals, a column a line, row after row. */
  text: string;
  /** Where each row's text ends. */
  ends: Uint32Array;
}

/** What the quick filter looks in: the texts of the columns told, figures left out, put together once for rows that stay. */
export class SearchTexts<Row> {
  private readonly columns: readonly SheetColumn<Row>[];
  private readonly blocks: Block<Row>[] = [];

  constructor(columns: readonly SheetColumn<Row>[]) {
    this.columns = columns.filter(({ kind }) => kind === 'text');
  }

  /** Puts together the texts of some hundreds of rows a step. */
  *prepare(rows: readonly Row[]): Generator<void> {
    for (let at = 0; at * blockRows < rows.length; at++) {
      this.block(rows, at);
      yield;
    }
  }

  /** 1 for each row in which every word stands, else 0. */
  find(rows: readonly Row[], words: readonly string[]): Uint8Array {
    const found = new Uint8Array(rows.length).fill(1);
    for (let from = 0; from < rows.length; from += blockRows)
      for (const word of words) {
        const block = this.block(rows, from / blockRows);
        keep(found.subarray(from, from + blockRows), block, word);
      }
    return found;
  }

  private block(rows: readonly Row[], at: number): Block<Row> {
    const from = at * blockRows;
    const to = Math.min(rows.length, from + blockRows);
    const known = this.blocks[at];
    if (known?.rows.length === to - from && known.rows.every((row, index) => row === rows[from + index]))
      return known;
    const block = this.together(rows.slice(from, to));
    this.blocks[at] = block;
    return block;
  }

  private together(rows: readonly Row[]): Block<Row> {
    const ends = new Uint32Array(rows.length);
    let end = 0;
    const texts = rows.map((row, index) => {
      const text = this.columns
        .map((column) => column.search?.(row) ?? String(column.value(row) ?? ''))
        .join('\n')
        .toUpperCase();
      end += text.length + 1;
      ends[index] = end;
      return text;
    });
    return { rows, text: texts.join('\n'), ends };
  }
}

/** Sets to 0 what stands for a row without the word. */
function keep<Row>(found: Uint8Array, { text, ends }: Block<Row>, word: string): void {
  let row = 0;
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, ends[row - 1])) {
    for (; (ends[row] ?? text.length) <= at; row++) found[row] = 0;
    row += 1;
  }
  found.fill(0, row);
}
