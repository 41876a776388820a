import { AppError } from '../../../shared/errors.ts';
import { limits, tooLarge } from './limits.ts';
import type { Cell } from './sheet.ts';
import { decodeText, detectEncoding } from './text-encoding.ts';

interface Field {
  name: string;
  type: string;
  start: number;
  length: number;
}

/** Language driver ids of dBASE headers that name a Chinese or Unicode code page. */
const drivers: Readonly<Record<number, string>> = {
  77: 'gb18030',
  122: 'gb18030',
  79: 'big5',
  120: 'big5',
  123: 'shift_jis',
};

/**
 * Rows of a dBASE table (the .dbf beside a shapefile), deleted ones as null so that rows keep step with shapes. `codePage` is
 * the text of the .cpg file; without it the header's code page counts, then the bytes. Throws IMPORT_SHAPEFILE.
 */
export function readDbf(
  bytes: Buffer,
  codePage: string | null,
  wanted: string | null,
  file: string,
): { rows: (Map<string, Cell> | null)[]; encoding: string } {
  const bad = () => new AppError('IMPORT_SHAPEFILE', { file, part: '.dbf' });
  if (bytes.length < 33) throw bad();
  const count = bytes.readUInt32LE(4);
  const headerLength = bytes.readUInt16LE(8);
  const recordLength = bytes.readUInt16LE(10);
  if (count > limits.features) throw tooLarge(file, 'features');
  if (headerLength < 33 || recordLength < 1 || headerLength + (count - 1) * recordLength > bytes.length)
    throw bad();
  const encoding =
    wanted ?? encodingOf(codePage) ?? drivers[bytes[29] ?? 0] ?? detectEncoding(bytes.subarray(headerLength));
  const fields = fieldsOf(bytes, headerLength, encoding);
  if (fields.length > limits.columns) throw tooLarge(file, 'columns');
  if (fields.some(({ start, length }) => start + length > recordLength)) throw bad();
  const rows = Array.from({ length: count }, (_, index) => {
    const at = headerLength + index * recordLength;
    if (bytes[at] === 0x2a) return null;
    const row = new Map<string, Cell>();
    for (const { name, type, start, length } of fields) {
      const text = decodeText(bytes.subarray(at + start, at + start + length), encoding)
        .replaceAll('\0', '')
        .trim();
      row.set(name, cellOf(type, text));
    }
    return row;
  });
  return { rows, encoding };
}

function fieldsOf(bytes: Buffer, headerLength: number, encoding: string): Field[] {
  const fields: Field[] = [];
  let start = 1;
  for (let at = 32; at + 32 <= headerLength && bytes[at] !== 0x0d; at += 32) {
    const end = bytes.indexOf(0, at);
    const name = decodeText(bytes.subarray(at, end < 0 || end > at + 11 ? at + 11 : end), encoding).trim();
    const length = bytes[at + 16] ?? 0;
    fields.push({ name, type: String.fromCharCode(bytes[at + 11] ?? 0x43), start, length });
    start += length;
  }
  return fields;
}

function cellOf(type: string, text: string): Cell {
  if (text === '') return null;
  if (type === 'N' || type === 'F') {
    const number = Number(text);
    // Asterisks stand for a figure that did not fit.
    return Number.isFinite(number) ? number : text.startsWith('*') ? null : text;
  }
  if (type === 'L') return /^[YyTt]$/.test(text) ? true : /^[NnFf]$/.test(text) ? false : null;
  const date = type === 'D' ? /^(\d{4})(\d{2})(\d{2})$/.exec(text) : null;
  return date ? `${date[1]}-${date[2]}-${date[3]}` : text;
}

/** `936`, `GBK`, `UTF-8`, `ANSI 1252` … as iconv knows them. */
function encodingOf(codePage: string | null): string | null {
  const name =
    codePage
      ?.replace(/^\ufeff/, '')
      .trim()
      .toLowerCase() ?? '';
  if (name === '') return null;
  if (/936|gbk|gb2312|gb18030/.test(name)) return 'gb18030';
  if (/950|big-?5/.test(name)) return 'big5';
  if (/65001|utf-?8/.test(name)) return 'utf-8';
  const page = /(125\d|874|932|949)/.exec(name)?.[1];
  return page
    ? `windows-${page}`
    : /8859[-_]?(\d+)/.test(name)
      ? `iso-8859-${/8859[-_]?(\d+)/.exec(name)?.[1]}`
      : null;
}
