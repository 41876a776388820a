import type { CoordinateSystem } from '../../../shared/contract/import.ts';
import { AppError } from '../../../shared/errors.ts';
import { detectContent } from './detect.ts';
import type { Cell, RawFile, RawSheet, ReadProgress, SheetSink } from './sheet.ts';
import { isBlank } from './sheet.ts';
import { columnOf } from './xlsx-cells.ts';

export interface ReadOptions {
  path: string;
  /** The name people know the file by, for messages. */
  file: string;
  /** Null = all sheets. */
  sheet: string | null;
  /** Of a workbook: the only sheets that are read at all, as far as they are there; left out = as `sheet` says. */
  only?: readonly string[];
  /** Null = detected. Text files only. */
  encoding: string | null;
  /** How many rows of each sheet are kept; null = all. Row counts are always of the whole sheet. */
  keepRows: number | null;
  /** Geometry files: the borders are built when given. */
  crs: CoordinateSystem | null;
}

/** Reads any file the program can import, told by its content. A sheet with nothing in it is left out. */
export async function readFileContent(options: ReadOptions, onProgress: ReadProgress): Promise<RawFile> {
  const { path, file } = options;
  const content = await detectContent(path, file);
  if (content !== 'xlsx' && content !== 'text') {
    const { readGeometry } = await import('./geometry-reader.ts');
    const { crs, sheet, encoding } = options;
    const read = await readGeometry(content, path, file, crs, sheet, encoding, onProgress);
    return { ...read, sheets: read.sheets.map((sheet) => keep(sheet, options.keepRows)) };
  }
  const { sink, sheets, passedBy } = collector(options);
  let encoding: string | null = null;
  // Each worker loads only the reader it needs.
  if (content === 'xlsx') {
    const { readXlsx } = await import('./xlsx-reader.ts');
    await readXlsx(path, file, sink, onProgress);
  } else {
    const { readCsv } = await import('./csv-reader.ts');
    encoding = await readCsv(path, file, options.encoding, sink, onProgress);
  }
  const filled = sheets.filter((sheet) => sheet.rowCount > 0);
  if (filled.length === 0 && !passedBy()) {
    throw new AppError('IMPORT_EMPTY', { file, sheet: options.sheet ?? sheets[0]?.name ?? '' });
  }
  return { format: content === 'xlsx' ? 'xlsx' : 'csv', encoding, sheets: filled };
}

const keep = (sheet: RawSheet, rows: number | null): RawSheet =>
  rows === null ? sheet : { ...sheet, rows: sheet.rows.slice(0, rows) };

/** Headings lie among the first rows; merged cells further down are data. */
const mergedRows = 30;

/** `passedBy`: whether there are sheets beside the only ones asked for. */
function collector(options: ReadOptions): { sink: SheetSink; sheets: RawSheet[]; passedBy: () => boolean } {
  const sheets: RawSheet[] = [];
  let current: RawSheet | null = null;
  let hasOthers = false;
  const sink: SheetSink = {
    sheet(name, hidden = false) {
      current = null;
      if (options.sheet !== null && name !== options.sheet) return false;
      if (options.only && !options.only.includes(name)) {
        hasOthers = true;
        return false;
      }
      current = { name, rowCount: 0, columns: null, rows: [], geometry: null, hidden, merges: [] };
      sheets.push(current);
      return true;
    },
    row(row: number, cells: Cell[], percents?: readonly number[]) {
      if (!current || cells.every(isBlank)) return;
      current.rowCount = row;
      if (options.keepRows === null || current.rows.length < options.keepRows)
        current.rows.push(percents ? { row, cells, percents } : { row, cells });
    },
    full: () => options.keepRows !== null && (current?.rows.length ?? 0) >= options.keepRows,
    last(row) {
      if (current) current.rowCount = Math.max(current.rowCount, row);
    },
    merge(range) {
      const match = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/i.exec(range);
      if (!current?.merges || !match) return;
      const [, left = '', top, right = '', bottom] = match;
      const merge = {
        top: Number(top),
        bottom: Number(bottom),
        left: columnOf(left) - 1,
        right: columnOf(right) - 1,
      };
      if (merge.top <= mergedRows && current.merges.length < 1000) current.merges.push(merge);
    },
  };
  return { sink, sheets, passedBy: () => hasOthers };
}
