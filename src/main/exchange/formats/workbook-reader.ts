import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import Excel from 'exceljs';

type Chunks = AsyncIterable<Buffer | string>;

/** The parts of exceljs's streaming reader that turn bytes into text; not in its types. */
interface ByteReaders {
  _parseSharedStrings(entry: Readable): AsyncIterable<unknown>;
  _parseWorkbook(entry: Readable): Promise<void>;
  _parseWorksheet(chunks: Chunks, sheetNumber: string): Iterable<unknown>;
}

/**
 * exceljs 4.4's streaming reader with its text decoded whole. On its own it turns every chunk into text by itself, so a
 * character whose bytes lie in two chunks becomes U+FFFD twice: about one Chinese text in some ten thousand, and other ones
 * each time, as chunks fall. Here chunks reach it as text already.
 */
export function createWorkbookReader(source: Readable): Excel.stream.xlsx.WorkbookReader {
  const reader = new Excel.stream.xlsx.WorkbookReader(source, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    // Without styles a date is a serial number.
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  });
  const bytes = reader as unknown as ByteReaders;
  const { _parseSharedStrings, _parseWorkbook, _parseWorksheet } = bytes;
  bytes._parseSharedStrings = (entry) => _parseSharedStrings.call(bytes, entry.setEncoding('utf8'));
  bytes._parseWorkbook = (entry) => _parseWorkbook.call(bytes, entry.setEncoding('utf8'));
  bytes._parseWorksheet = (chunks, sheetNumber) => _parseWorksheet.call(bytes, decoded(chunks), sheetNumber);
  return reader;
}

async function* decoded(chunks: Chunks): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  for await (const chunk of chunks) yield typeof chunk === 'string' ? chunk : decoder.write(chunk);
  yield decoder.end();
}
