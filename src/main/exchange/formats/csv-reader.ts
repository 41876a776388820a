import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { AppError } from '../../../shared/errors.ts';
import { limits, tooLarge } from './limits.ts';
import type { Cell, ReadProgress, SheetSink } from './sheet.ts';
import { decodeText, detectEncoding } from './text-encoding.ts';

const delimiters = [',', '\t', ';', '|'] as const;

/** Reads CSV, TSV or semicolon text as one sheet named like the file. Answers the encoding used. */
export async function readCsv(
  path: string,
  file: string,
  wantedEncoding: string | null,
  sink: SheetSink,
  onProgress: ReadProgress,
): Promise<string> {
  const bytes = await readFile(path);
  const encoding = wantedEncoding ?? detectEncoding(bytes);
  const text = decodeText(bytes, encoding);
  if (!sink.sheet(sheetNameOf(file))) return encoding;
  parseRows(text, file, sink, onProgress);
  return encoding;
}

/** A text file's only sheet carries its name without the ending. */
export const sheetNameOf = (file: string): string => file.replace(/\.[^.]*$/, '') || file;

function parseRows(text: string, file: string, sink: SheetSink, onProgress: ReadProgress): void {
  let row = 0;
  try {
    parse(text, {
      delimiter: detectDelimiter(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: 4 * 1024 * 1024,
      on_record: (record: string[], context) => {
        row++;
        if (row > limits.rows) throw tooLarge(file, 'rows');
        sink.row(row, toCells(record, file));
        if (row % 5000 === 0) onProgress(context.bytes, text.length);
        return null;
      },
    });
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('IMPORT_FORMAT', { file, sheet: sheetNameOf(file), row: row + 1 }, { cause });
  }
}

function toCells(record: readonly string[], file: string): Cell[] {
  if (
    record.length > limits.columns &&
    record.some((cell, index) => index >= limits.columns && cell !== '')
  ) {
    throw tooLarge(file, 'columns');
  }
  return record.slice(0, limits.columns).map((cell) => {
    if (cell.length > limits.cellCharacters) throw tooLarge(file, 'cellCharacters');
    return cell === '' ? null : withoutGuard(cell);
  });
}

/** The apostrophe that our own export puts before what a spreadsheet program would run. */
const withoutGuard = (cell: string): string => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

/**
 * The mark that divides the first lines most evenly: named by Excel's own `sep=` line, else the one found in most lines
 * outside quotes (then most often).
 */
export function detectDelimiter(text: string): string {
  const named = /^sep=(.)\r?\n/i.exec(text)?.[1];
  if (named) return named;
  const lines = text
    .slice(0, 64 * 1024)
    .split(/\r\n|\n|\r/, 50)
    .filter((line) => line.trim() !== '');
  let best: string = delimiters[0];
  let bestScore = 0;
  for (const delimiter of delimiters) {
    const counts = lines.map((line) => line.replace(/"[^"]*"/g, '').split(delimiter).length - 1);
    const present = counts.filter((count) => count > 0).length;
    const least = Math.min(...counts.filter((count) => count > 0), 1000);
    const score = present === 0 ? 0 : present * 1000 + least;
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}
