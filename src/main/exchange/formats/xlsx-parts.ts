import { AppError } from '../../../shared/errors.ts';
import { limits, tooLarge } from './limits.ts';
import { createXmlScanner, type XmlHandler } from './xml-scanner.ts';
import type { ZipReader } from './zip-reader.ts';

export interface WorkbookSheet {
  name: string;
  /** Its entry in the zip. */
  part: string;
  /** Hidden, or hidden so that only a program shows it. */
  hidden: boolean;
}

export interface WorkbookParts {
  sheets: WorkbookSheet[];
  /** Dates count from 1904 instead of 1900. */
  date1904: boolean;
  /** By style number: whether a number of it is a day. */
  isDate: boolean[];
  /** By style number: whether a number of it is shown as a percentage. */
  isPercent: boolean[];
  strings: string[];
}

type Open = XmlHandler['open'];

/** Walks one part; missing ones hold nothing. */
export async function walk(zip: ZipReader, part: string, handler: Partial<XmlHandler>): Promise<void> {
  if (!zip.has(part)) return;
  const scanner = createXmlScanner({
    open: () => {},
    close: () => {},
    text: () => {},
    wantsText: () => false,
    ...handler,
  });
  for await (const chunk of zip.text(part)) scanner.write(chunk);
  scanner.end();
}

/** What the sheets' cells are read by: names, date system, number formats, shared strings. */
export async function readParts(zip: ZipReader, file: string): Promise<WorkbookParts> {
  const { targets, stringsPart, stylesPart } = await readRelations(zip);
  const sheets: WorkbookSheet[] = [];
  let date1904 = false;
  const open: Open = (name, attribute) => {
    if (name === 'workbookPr') date1904 = /^(?:1|true|on)$/i.test(attribute('date1904') ?? '');
    if (name !== 'sheet') return;
    const part = targets.get(attribute('id') ?? '');
    const state = attribute('state') ?? '';
    if (part !== undefined && zip.has(part))
      sheets.push({ name: attribute('name') ?? '', part, hidden: /hidden/i.test(state) });
  };
  await walk(zip, 'xl/workbook.xml', { open });
  if (sheets.length === 0) throw new AppError('IMPORT_FORMAT', { file });
  return {
    sheets,
    date1904,
    ...(await readStyles(zip, stylesPart)),
    strings: await readStrings(zip, stringsPart, file),
  };
}

async function readRelations(zip: ZipReader) {
  const targets = new Map<string, string>();
  let stringsPart = 'xl/sharedStrings.xml';
  let stylesPart = 'xl/styles.xml';
  await walk(zip, 'xl/_rels/workbook.xml.rels', {
    open(name, attribute) {
      if (name !== 'Relationship') return;
      const target = attribute('Target') ?? '';
      const part = target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
      const type = attribute('Type') ?? '';
      if (type.endsWith('/worksheet')) targets.set(attribute('Id') ?? '', part);
      if (type.endsWith('/sharedStrings')) stringsPart = part;
      if (type.endsWith('/styles')) stylesPart = part;
    },
  });
  return { targets, stringsPart, stylesPart };
}

/** Number formats of days that need no code of their own in the file (ECMA-376 §18.8.30; 27–36 and 50–58 are East Asian). */
const builtInDate = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58);

/** 0% and 0.00% (ECMA-376 §18.8.30). */
const builtInPercent = (id: number): boolean => id === 9 || id === 10;

async function readStyles(
  zip: ZipReader,
  part: string,
): Promise<Pick<WorkbookParts, 'isDate' | 'isPercent'>> {
  const codes = new Map<number, string>();
  const isDate: boolean[] = [];
  const isPercent: boolean[] = [];
  let inCells = false;
  await walk(zip, part, {
    open(name, attribute) {
      if (name === 'numFmt') codes.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '');
      if (name === 'cellXfs') inCells = true;
      if (name !== 'xf' || !inCells) return;
      const id = Number(attribute('numFmtId') ?? 0);
      const code = codes.get(id);
      isDate.push(code === undefined ? builtInDate(id) : showsDay(code));
      isPercent.push(code === undefined ? builtInPercent(id) : /%/.test(bareFormat(code)));
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return { isDate, isPercent };
}

/** A format code without quoted text, colours and what is only shown. */
const bareFormat = (code: string): string => code.replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, '');

/** A format code that shows a year or a day, quoted text and colours apart: `yyyy"年"m"月"`, but not `0.00_);[Red]` or `h:mm`. */
export function showsDay(code: string): boolean {
  const bare = bareFormat(code);
  // Beside hours or seconds an m is minutes.
  const days = bare.replace(/h{1,2}[^a-z]*m{1,2}|m{1,2}[^a-z]*s{1,2}/gi, '');
  return /[ymd]/i.test(days) && !/^general$/i.test(bare);
}

async function readStrings(zip: ZipReader, part: string, file: string): Promise<string[]> {
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let phonetic = 0;
  await walk(zip, part, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic++;
      else if (name === 't') inText = phonetic === 0;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') phonetic--;
      else if (name === 'si') {
        if (text.length > limits.cellCharacters) throw tooLarge(file, 'cellCharacters');
        // A copy: a piece of a chunk would keep the chunk.
        strings.push(` ${unescaped(text)}`.slice(1));
      }
    },
    text(piece) {
      text += piece;
      if (text.length > 2 * limits.cellCharacters) throw tooLarge(file, 'cellCharacters');
    },
    wantsText: () => inText,
  });
  return strings;
}

/** Characters XML can't hold are written `_x000D_` (ECMA-376 §22.9.2.19). */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([\da-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
