import { type ExportProgress, pace } from './pace.ts';
import { writeText } from './text-writer.ts';
import type { AnyTable } from './workbook-tables.ts';

/** Without it Excel takes the file for one in the system's own encoding. */
const byteOrderMark = '\ufeff';

/**
 * Writes a table as CSV (RFC 4180: CRLF, UTF-8). Texts that a spreadsheet program would run as a formula begin with an
 * apostrophe (CWE-1236), which our own import takes off again; numbers stand as they are, with a decimal point.
 */
export async function writeCsv(
  table: AnyTable,
  path: string,
  onProgress: ExportProgress,
  signal: AbortSignal | undefined,
): Promise<void> {
  const rate = pace(table.rowCount, onProgress, signal);
  await writeText(path, async (write) => {
    await write(byteOrderMark + line(table.columns.map(({ header }) => header)));
    for (let index = 0; index < table.rowCount; index++) {
      await write(line(table.cells(index)));
      await rate.step();
    }
  });
}

const line = (cells: readonly (string | number | null)[]): string => `${cells.map(field).join(',')}\r\n`;

function field(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const safe = /^'*[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
