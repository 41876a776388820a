import type { ColumnMapping, FileFormat } from '../../../shared/contract/import.ts';
import { type ImportKind, importFields, missingFields } from '../../../shared/domain/import-fields.ts';
import { AppError } from '../../../shared/errors.ts';
import { languages, translate } from '../../../shared/i18n/index.ts';
import { type Cell, cellText, isBlank, isCellError, type RawSheet, type SheetRow } from '../formats/sheet.ts';
import { headingsOf } from './find-header.ts';
import type { FindingList } from './finding-list.ts';
import { parseMonthHeading, yearsAbove } from './month-heading.ts';
import { type Heading, parseHeading } from './parse-heading.ts';
import { setAside } from './set-aside.ts';

export interface MappedColumn {
  index: number;
  /** As it stands in the file. */
  header: string;
  heading: Heading;
  /** Of a yearly amount, or of months that are written without it. */
  year: number | null;
  /** `2026-01`, for a column of one month's amounts. */
  month: string | null;
  /** The year that its heading, a title above it or the sheet's name says; null where nothing does. */
  saidYear: number | null;
}

/** A sheet with its headings found and its columns mapped: what the interpreters of each kind read. */
/** Formats where a figure in a text is nothing to remark on: only a workbook tells numbers from texts that a person can mend. */
export const isPlainText = (format: FileFormat): boolean => format !== 'xlsx';

export interface Table {
  sheet: string;
  /** Rows of data, without blank ones. */
  rows: readonly SheetRow[];
  blankRows: readonly number[];
  /** Totals and notes beneath the data, headings repeated among it: [row, text]. */
  asideRows: readonly (readonly [number, string])[];
  /** Where another table begins beneath, and its headings. */
  nextTable: readonly [number, string] | null;
  /** `isPlainText` of the file's format. */
  plainText: boolean;
  /** Figures are written 1.234,5: a point marks thousands. */
  decimalComma: boolean;
  column(field: string): MappedColumn | undefined;
  /** Columns of a field that may be mapped many times. */
  columns(field: string): readonly MappedColumn[];
  /** Mapped fields whose cell is blank, `salesYear:2025` for yearly ones, where blank cells erase; none where they don't. */
  erased(row: SheetRow): ReadonlySet<string>;
  /** Why this row was left out of an import before, as the sheet of such rows says it; '' in any other sheet. */
  leftOutFor(row: SheetRow): string;
  /** Interpreters say how many rows they are through with; listeners want to know from time to time. */
  reached(rows: number): void;
}

/** Told every so many rows: rows done, rows in all. */
export type OnRows = (done: number, total: number) => void;
const rowsPerReport = 4000;

/** More blank rows than this in a run are one remark, not many: someone typed into the last row of the sheet. */
const longestGap = 1000;

/**
 * Throws IMPORT_NO_HEADER, IMPORT_EMPTY, IMPORT_COLUMN_MISSING (`field` is `<kind>.<key>`).
 * `sheet.columns` (geometry files) take the place of a header row.
 */
export function createTable(
  kind: ImportKind,
  file: string,
  sheet: RawSheet,
  source: { headerRow: number; mapping: readonly ColumnMapping[]; plainText: boolean; erase?: boolean },
  onRows: OnRows = () => {},
): Table {
  const headers = headingsOf(sheet, source.headerRow);
  if (headers.length === 0) throw new AppError('IMPORT_NO_HEADER', { file, sheet: sheet.name });
  const above = sheet.columns ? [] : yearsAbove(sheet, source.headerRow, headers.length);
  const byField = new Map<string, MappedColumn[]>();
  for (const { column, field, year, month = null } of source.mapping) {
    const header = headers[column];
    if (field === null || header === undefined) continue;
    const list = byField.get(field) ?? [];
    const heading = parseHeading(header);
    const saidYear = parseMonthHeading(header)?.year ?? heading.year ?? above[column] ?? null;
    list.push({ index: column, header, heading, year, month, saidYear });
    byField.set(field, list);
  }
  const [missing] = missingFields(kind, new Set(byField.keys()));
  if (missing !== undefined) throw columnMissing(file, sheet.name, kind, missing);
  if (kind === 'distances' && !byField.has('kilometres') && !byField.has('metres')) {
    throw columnMissing(file, sheet.name, kind, 'kilometres');
  }
  const reasonAt = headers.findIndex((header) => leftOutHeadings.has(header));
  const below = sheet.rows.filter(({ row }) => row > source.headerRow || sheet.columns !== null);
  const { rows, asideRows, nextTable } = sheet.columns
    ? { rows: below, asideRows: [], nextTable: null }
    : setAside(below, headers);
  if (rows.length === 0) throw new AppError('IMPORT_EMPTY', { file, sheet: sheet.name });
  return {
    sheet: sheet.name,
    rows,
    blankRows: sheet.columns ? [] : blanksBetween(below, source.headerRow),
    asideRows,
    nextTable,
    plainText: source.plainText,
    decimalComma: usesDecimalComma(rows, figureColumns(kind, byField)),
    column: (field) => byField.get(field)?.[0],
    columns: (field) => byField.get(field) ?? [],
    erased: ({ cells }) => (source.erase ? blankFields(byField, cells) : none),
    leftOutFor: ({ cells }) => (reasonAt === -1 ? '' : cellText(cells[reasonAt] ?? null)),
    reached(done) {
      if (done % rowsPerReport === 0) onRows(done, rows.length);
    },
  };
}

const leftOutHeadings: ReadonlySet<string> = new Set(
  languages.map((language) => translate(language, 'findings', 'rejected.reason')),
);

const none: ReadonlySet<string> = new Set();

function blankFields(
  byField: ReadonlyMap<string, readonly MappedColumn[]>,
  cells: readonly Cell[],
): ReadonlySet<string> {
  const blank = new Set<string>();
  for (const [field, columns] of byField)
    for (const { index, year } of columns)
      if (isBlank(cells[index])) blank.add(year === null ? field : `${field}:${year}`);
  return blank;
}

/**
 * `field` is what a host with a language translates (`findings:heading.<field>`); `column` says it in both, since the sheet's
 * own language isn't known.
 */
export function columnMissing(file: string, sheet: string, kind: ImportKind, key: string): AppError {
  const field = `${kind}.${key}`;
  const column = languages.map((language) => translate(language, 'findings', `heading.${field}`)).join(' / ');
  return new AppError('IMPORT_COLUMN_MISSING', { file, sheet, field, column });
}

/** Columns of amounts; coordinates are mostly copied from elsewhere and say nothing of the sheet's habits. */
function figureColumns(kind: ImportKind, byField: ReadonlyMap<string, readonly MappedColumn[]>): number[] {
  const figures = new Set(['measure']);
  for (const { key, type } of importFields[kind]) if (type === 'money' || type === 'number') figures.add(key);
  return [...byField].flatMap(([field, columns]) =>
    figures.has(field) ? columns.map(({ index }) => index) : [],
  );
}

/** True when some figure can only be read with a decimal comma, and none only with a decimal point. */
function usesDecimalComma(rows: readonly SheetRow[], columns: readonly number[]): boolean {
  let comma = false;
  for (const { cells } of rows) {
    for (const column of columns) {
      const cell = cells[column];
      if (typeof cell !== 'string' || cell.length > 30) continue;
      if (/^-?\d+\.(?:\d{1,2}|\d{4,})$|^-?\d{1,3}(?:,\d{3})+\.\d+$/.test(cell)) return false;
      comma ||= /^-?\d{1,3}(?:\.\d{3})*,(?:\d{1,2}|\d{4,})$/.test(cell);
    }
  }
  return comma;
}

/** Blank rows are simply absent from what a reader hands over: they are the gaps in the numbering. */
function blanksBetween(rows: readonly SheetRow[], headerRow: number): number[] {
  const blanks: number[] = [];
  let expected = headerRow + 1;
  for (const { row } of rows) {
    const gap = row - expected;
    for (let blank = expected; blank < expected + Math.min(gap, longestGap); blank++) blanks.push(blank);
    expected = row + 1;
  }
  return blanks;
}

export function noteBlankRows(table: Table, findings: FindingList): void {
  for (const row of table.blankRows) findings.add('ROW_BLANK', row, '', '');
  for (const [row, text] of table.asideRows) findings.add('ROW_BLANK', row, '', text);
  if (table.nextTable) findings.add('TABLE_BELOW', table.nextTable[0], '', table.nextTable[1]);
}

/** A text cell; an error value such as #N/A is a finding and counts as empty. */
export function readText(
  table: Table,
  field: string,
  { row, cells }: SheetRow,
  findings: FindingList,
): { text: string; skip: boolean } {
  const column = table.column(field);
  if (!column) return { text: '', skip: false };
  const cell: Cell | undefined = cells[column.index];
  if (isBlank(cell)) return { text: '', skip: false };
  if (isCellError(cell)) {
    const action = findings.add('CELL_ERROR', row, column.header, cell.error);
    return { text: '', skip: action === 'skipped' };
  }
  return { text: cellText(cell).normalize('NFC').replace(/\s+/g, ' '), skip: false };
}
