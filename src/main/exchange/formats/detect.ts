import { open, stat } from 'node:fs/promises';
import { AppError } from '../../../shared/errors.ts';
import { limits, tooLarge } from './limits.ts';
import { isShapefile } from './shapefile-names.ts';
import { utf16Order } from './utf16-order.ts';
import { zipEntryNames } from './zip-guard.ts';

/** What the content says a file is; its name is not asked. JSON is told apart into GeoJSON and TopoJSON once parsed. */
export type ContentKind = 'xlsx' | 'json' | 'text' | 'shapefile' | 'kmz' | 'kml' | 'sqlite';

const oleMagic = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
/** Name of the stream in which Office keeps a password-protected workbook. */
const encryptedStream = Buffer.from('EncryptedPackage', 'utf16le');

/** Files that begin like text and are none: 7-Zip, RAR, Parquet, PDF, RTF. */
const otherMagics = ['7z\xbc\xaf', 'Rar!', 'PAR1', '%PDF-', '{\\rtf'].map((magic) =>
  Buffer.from(magic, 'latin1'),
);

/**
 * Throws FILE_MISSING, IMPORT_EMPTY, IMPORT_TOO_LARGE, IMPORT_LEGACY_XLS, IMPORT_OTHER_WORKBOOK,
 * IMPORT_ENCRYPTED, IMPORT_TRUNCATED or IMPORT_TYPE_UNKNOWN.
 */
export async function detectContent(path: string, file: string): Promise<ContentKind> {
  const info = await stat(path).catch((cause: unknown) => {
    throw new AppError('FILE_MISSING', { file }, { cause });
  });
  if (!info.isFile()) throw new AppError('IMPORT_TYPE_UNKNOWN', { file });
  if (info.size === 0) throw new AppError('IMPORT_EMPTY', { file, sheet: '' });
  if (info.size > limits.fileBytes) throw tooLarge(file, 'fileBytes');
  const head = await readHead(path, Math.min(info.size, 64 * 1024));
  if (head.subarray(0, 8).equals(oleMagic)) throw await oleError(path, file, info.size);
  if (head.toString('latin1', 0, 16) === 'SQLite format 3\0') return 'sqlite';
  if (head.toString('latin1', 0, 2) === 'PK' && head[2] === 3 && head[3] === 4) {
    const names = await zipEntryNames(path, file);
    if (names.includes('xl/workbook.xml')) return 'xlsx';
    const other = otherWorkbook(names, head);
    if (other) throw new AppError('IMPORT_OTHER_WORKBOOK', { file, format: other });
    if (isShapefile(names)) return 'shapefile';
    if (names.some((name) => /\.kml$/i.test(name))) return 'kmz';
    throw new AppError('IMPORT_TYPE_UNKNOWN', { file });
  }
  if (otherMagics.some((magic) => head.subarray(0, magic.length).equals(magic)))
    throw new AppError('IMPORT_TYPE_UNKNOWN', { file });
  return textKind(head, file);
}

/** Workbooks in a zip that are not read: Excel's binary one, OpenDocument (its type stands at the very beginning), Numbers. */
function otherWorkbook(names: readonly string[], head: Buffer): string | null {
  if (names.includes('xl/workbook.bin')) return '.xlsb';
  if (head.includes('application/vnd.oasis.opendocument.spreadsheet')) return '.ods';
  return names.includes('Index/Document.iwa') ? '.numbers' : null;
}

async function oleError(path: string, file: string, size: number): Promise<AppError> {
  const whole = await readHead(path, Math.min(size, 32 * 1024 * 1024));
  return new AppError(whole.includes(encryptedStream) ? 'IMPORT_ENCRYPTED' : 'IMPORT_LEGACY_XLS', { file });
}

function textKind(head: Buffer, file: string): ContentKind {
  const utf16 =
    (head[0] === 0xff && head[1] === 0xfe) ||
    (head[0] === 0xfe && head[1] === 0xff) ||
    utf16Order(head) !== null;
  if (!utf16 && hasControlBytes(head)) throw new AppError('IMPORT_TYPE_UNKNOWN', { file });
  const first = head
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .trimStart()
    .charAt(0);
  if (first === '{') return 'json';
  if (first === '<' && /<(?:\w+:)?kml\b/.test(head.toString('latin1').replaceAll('\0', ''))) return 'kml';
  // A web page or XML saved under a sheet's name.
  if (first === '<') throw new AppError('IMPORT_TYPE_UNKNOWN', { file });
  return 'text';
}

function hasControlBytes(bytes: Buffer): boolean {
  return bytes.some(
    (byte) =>
      byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c && byte !== 0x1a,
  );
}

async function readHead(path: string, length: number): Promise<Buffer> {
  const handle = await open(path);
  try {
    const buffer = Buffer.alloc(length);
    const { bytesRead } = await handle.read(buffer, 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
