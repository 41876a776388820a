import { AppError } from '../../../shared/errors.ts';
import type { ReadProgress, SheetSink } from './sheet.ts';
import { type SheetPlace, sheetCells } from './xlsx-cells.ts';
import { readParts, type WorkbookParts } from './xlsx-parts.ts';
import { createRowCounter } from './xlsx-row-counter.ts';
import { createXmlScanner, XmlError } from './xml-scanner.ts';
import { readZip, type ZipReader } from './zip-reader.ts';

/**
 * Streams an .xlsx workbook sheet by sheet: cached results of formulas, days as `YYYY-MM-DD` in both date systems, rich text
 * as text, error cells as such; cells and rows that don't name their place follow the one before. Throws IMPORT_FORMAT with
 * sheet and row, IMPORT_DOCTYPE, IMPORT_ENCRYPTED, IMPORT_TRUNCATED, IMPORT_UNSAFE, IMPORT_TOO_LARGE.
 */
export async function readXlsx(
  path: string,
  file: string,
  sink: SheetSink,
  onProgress: ReadProgress,
): Promise<void> {
  const zip = await readZip(path, file);
  const at: SheetPlace = { row: 0, named: true };
  let current = '';
  try {
    const parts = await readParts(zip, file);
    for (const { name, part, hidden } of parts.sheets) {
      current = name;
      at.row = 0;
      at.named = true;
      if (sink.sheet(name, hidden)) await readSheet(zip, part, parts, file, sink, at, onProgress);
    }
  } catch (cause) {
    if (!(cause instanceof XmlError)) throw cause;
    if (cause.isDoctype) throw new AppError('IMPORT_DOCTYPE', { file }, { cause });
    throw new AppError('IMPORT_FORMAT', { file, sheet: current, row: at.row + 1 }, { cause });
  }
}

async function readSheet(
  zip: ZipReader,
  part: string,
  parts: WorkbookParts,
  file: string,
  sink: SheetSink,
  at: SheetPlace,
  onProgress: ReadProgress,
): Promise<void> {
  const scanner = createXmlScanner(sheetCells(parts, file, sink, at));
  // Where no more rows are kept, only the number of the last one counts.
  let counter: ReturnType<typeof createRowCounter> | null = null;
  let reported = 0;
  for await (const text of zip.text(part)) {
    if (counter) counter.write(text);
    else {
      scanner.write(text);
      if (at.named && sink.full?.()) counter = createRowCounter(sink, at.row, scanner.pending());
    }
    if (zip.consumed() - reported < 256 * 1024) continue;
    reported = zip.consumed();
    onProgress(reported, zip.size);
  }
  if (counter) counter.end();
  else scanner.end();
}
