import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

/**
 * Reads an .xlsx from its raw XML, with no spreadsheet library: the second reader that checks what the first one wrote. Knows
 * what a workbook of values needs: shared and inline strings, numbers, number formats, frozen panes, filters, widths.
 */
export interface RawCell {
  value: string | number | null;
  /** Number format code, '' = General. */
  format: string;
  bold: boolean;
  hasFormula: boolean;
}
export interface RawSheet {
  name: string;
  rows: RawCell[][];
  /** Columns and rows kept in sight. */
  frozen: { columns: number; rows: number };
  /** Of the sheet, or of its table. */
  autoFilter: string | null;
  /** Headings of the sheet's table; null without one. */
  tableColumns: string[] | null;
  /** Lists of choices: cells and formula. */
  choices: { cells: string; formula: string }[];
  /** Comments by cell. */
  comments: Record<string, string>;
  widths: number[];
}

export function readRawWorkbook(path: string): RawSheet[] {
  const entries = unzip(readFileSync(path));
  const part = (name: string) => entries.get(name) ?? '';
  const strings = all(part('xl/sharedStrings.xml'), /<si>(.*?)<\/si>/gs).map(([, inside]) =>
    all(inside, /<t[^>]*>(.*?)<\/t>/gs)
      .map(([, text]) => decode(text))
      .join(''),
  );
  const styles = readStyles(part('xl/styles.xml'));
  const targets = new Map(
    all(part('xl/_rels/workbook.xml.rels'), /<Relationship\b[^>]*>/g).map(([tag]) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target'),
    ]),
  );
  return all(part('xl/workbook.xml'), /<sheet\b[^>]*>/g).map(([tag]) => {
    const target = (targets.get(attribute(tag, 'r:id')) ?? '').replace(/^\/?(xl\/)?/, '');
    const related = all(part(`xl/${target.replace('/', '/_rels/')}.rels`), /<Relationship\b[^>]*>/g).map(
      ([relation]) => part(`xl/worksheets/${attribute(relation, 'Target')}`.replace('worksheets/../', '')),
    );
    return readSheet(decode(attribute(tag, 'name')), part(`xl/${target}`), strings, styles, related.join(''));
  });
}

interface Style {
  format: string;
  bold: boolean;
}

function readSheet(
  name: string,
  xml: string,
  strings: readonly string[],
  styles: readonly Style[],
  related: string,
): RawSheet {
  const pane = /<pane\b[^>]*>/.exec(xml)?.[0] ?? '';
  const filter = /<autoFilter\b[^>]*>/.exec(xml + related)?.[0];
  return {
    name,
    rows: all(xml, /<row\b[^>]*?(?:\/>|>(.*?)<\/row>)/gs).map(([, inside = '']) => {
      const cells: RawCell[] = [];
      for (const [, tag, body = ''] of all(inside, /<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
        const style = styles[Number(attribute(tag, 's') || 0)] ?? { format: '', bold: false };
        cells[columnOf(attribute(tag, 'r'))] = {
          value: cellValue(attribute(tag, 't'), body, strings),
          ...style,
          hasFormula: /<f[\s>]/.test(body),
        };
      }
      return Array.from(cells, (cell) => cell ?? { value: null, format: '', bold: false, hasFormula: false });
    }),
    frozen: { columns: Number(attribute(pane, 'xSplit') || 0), rows: Number(attribute(pane, 'ySplit') || 0) },
    autoFilter: filter === undefined ? null : attribute(filter, 'ref'),
    tableColumns: related.includes('<tableColumn ')
      ? all(related, /<tableColumn\b[^>]*>/g).map(([tag]) => decode(attribute(tag, 'name')))
      : null,
    choices: all(xml, /<dataValidation\b([^>]*)><formula1>(.*?)<\/formula1>/g).map(([, tag, formula]) => ({
      cells: attribute(tag, 'sqref'),
      formula: decode(formula),
    })),
    comments: Object.fromEntries(
      all(related, /<comment ref="([^"]*)".*?<t(?:\s[^>]*)?>(.*?)<\/t>/gs).map(([, cell, text]) => [
        cell,
        decode(text),
      ]),
    ),
    widths: all(xml, /<col\b[^>]*>/g).map(([tag]) => Number(attribute(tag, 'width'))),
  };
}

function cellValue(type: string, body: string, strings: readonly string[]): string | number | null {
  const value = /<v>(.*?)<\/v>/s.exec(body)?.[1];
  if (type === 'inlineStr') return decode(/<t[^>]*>(.*?)<\/t>/s.exec(body)?.[1] ?? '');
  if (value === undefined) return null;
  if (type === 's') return strings[Number(value)] ?? null;
  return type === 'str' ? decode(value) : Number(value);
}

function readStyles(xml: string): Style[] {
  const builtIn: Record<string, string> = {
    '0': '',
    '1': '0',
    '2': '0.00',
    '3': '#,##0',
    '4': '#,##0.00',
    '49': '@',
  };
  const formats = new Map(
    all(xml, /<numFmt\b[^>]*>/g).map(([tag]) => [
      attribute(tag, 'numFmtId'),
      decode(attribute(tag, 'formatCode')),
    ]),
  );
  const fonts = all(
    /<fonts\b.*?<\/fonts>/s.exec(xml)?.[0] ?? '',
    /<font\b[^>]*?(?:\/>|>(.*?)<\/font>)/gs,
  ).map(([, inside = '']) => /<b\s*\/>/.test(inside));
  return all(/<cellXfs\b.*?<\/cellXfs>/s.exec(xml)?.[0] ?? '', /<xf\b[^>]*>/g).map(([tag]) => {
    const id = attribute(tag, 'numFmtId');
    return {
      format: formats.get(id) ?? builtIn[id] ?? id,
      bold: fonts[Number(attribute(tag, 'fontId'))] ?? false,
    };
  });
}

const all = (text: string, pattern: RegExp): RegExpMatchArray[] => [...text.matchAll(pattern)];

function attribute(tag: string, name: string): string {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}

function decode(text: string): string {
  return text
    .replace(/&#(x?)([0-9a-f]+);/gi, (_, hex: string, code: string) =>
      String.fromCodePoint(Number.parseInt(code, hex === '' ? 10 : 16)),
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

function columnOf(reference: string): number {
  const letters = reference.replace(/\d+$/, '');
  return [...letters].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Names and texts of a zip's entries, by its central directory. */
function unzip(bytes: Buffer): Map<string, string> {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const entries = new Map<string, string>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const method = bytes.readUInt16LE(at + 10);
    const size = bytes.readUInt32LE(at + 20);
    const nameLength = bytes.readUInt16LE(at + 28);
    const local = bytes.readUInt32LE(at + 42);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(from, from + size);
    entries.set(name, (method === 8 ? inflateRawSync(data) : data).toString('utf8'));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}
