import type { CellStyle, Styles } from './styles.ts';
import { cellContent, columnLetters, escapeText } from './xml-text.ts';
import type { ZipWriter } from './zip-writer.ts';

export type CellValue = string | number | boolean | null;

export interface SheetOptions {
  readonly name: string;
  /** Characters, per column. */
  readonly widths: readonly number[];
  /** Per column: how cells look, empty ones included. */
  readonly styles?: readonly CellStyle[];
  /** Columns kept in sight; the first row always is. */
  readonly frozenColumns?: number;
  /** Not shown until asked for: it holds what lists of other sheets offer. */
  readonly isHidden?: boolean;
}

/** Characters of XML gathered before they are handed on. */
const chunkLength = 1 << 17;

/** Turns rows into the XML of `sheetData`. */
export function createSheetRows(zip: ZipWriter, styles: Styles, options: SheetOptions) {
  const letters: string[] = [];
  const ofColumns = (options.styles ?? []).map((style) => styleAttribute(styles, style));
  let buffered = '';
  let number = 0;

  const flush = async (): Promise<void> => {
    const text = buffered;
    buffered = '';
    await zip.write(text);
  };

  return {
    row(cells: readonly CellValue[], own?: readonly CellStyle[]): Promise<void> | undefined {
      number++;
      while (letters.length < cells.length) letters.push(columnLetters(letters.length));
      const looks = own ? own.map((style) => styleAttribute(styles, style)) : ofColumns;
      let xml = `<row r="${number}">`;
      for (let column = 0; column < cells.length; column++)
        xml += cellXml(cells[column], `${letters[column]}${number}"${looks[column] ?? ''}`);
      buffered += `${xml}</row>`;
      return buffered.length > chunkLength ? flush() : undefined;
    },
    flush,
  };
}

function styleAttribute(styles: Styles, style: CellStyle): string {
  const number = styles.of(style);
  return number === 0 ? '' : ` s="${number}"`;
}

/** `place` is the cell's name with what follows in its tag. Empty cells are left out; their look is the column's. */
function cellXml(value: CellValue | undefined, place: string): string {
  if (typeof value === 'number') return Number.isFinite(value) ? `<c r="${place}><v>${value}</v></c>` : '';
  if (typeof value === 'boolean') return `<c r="${place} t="b"><v>${value ? 1 : 0}</v></c>`;
  if (value === null || value === undefined) return '';
  const text = cellContent(value);
  if (text === '') return '';
  const space = /^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : '';
  return `<c r="${place} t="inlineStr"><is><t${space}>${escapeText(text)}</t></is></c>`;
}
