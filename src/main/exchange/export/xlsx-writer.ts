import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import Excel from 'exceljs';
import type { Language } from '../../../shared/i18n/index.ts';
import { type ExportProgress, type Pace, pace } from './pace.ts';
import type { ScenarioReport } from './report.ts';
import { type SummaryLine, summaryLines } from './summary.ts';
import { numberFormats, type Words, words } from './table.ts';
import { type AnyTable, reportTables } from './workbook-tables.ts';

type Sheet = ReturnType<Excel.stream.xlsx.WorkbookWriter['addWorksheet']>;

/** The most characters Excel takes in a cell. */
const cellLimit = 32_767;
const headerFill: Excel.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE9EDF2' } };

/**
 * Writes the workbook row by row. Every cell is a plain value: text from the plan is never a formula, so that nothing in a
 * customer's name can run.
 */
export async function writeXlsx(
  report: ScenarioReport,
  path: string,
  language: Language,
  onProgress: ExportProgress,
  signal: AbortSignal | undefined,
): Promise<void> {
  await writeWorkbook(path, async (workbook) => {
    const word = words(language);
    const tables = reportTables(report, word);
    const total = tables.reduce((sum, table) => sum + table.rowCount + table.footerCount, 0);
    const rate = pace(total, onProgress, signal);
    writeSummary(workbook, summaryLines(report, word, language), word);
    for (const table of tables) await writeTable(workbook, table, word, rate);
  });
}

export type Workbook = Excel.stream.xlsx.WorkbookWriter;

/** A workbook written sheet by sheet to a file. */
export async function writeWorkbook(
  path: string,
  fill: (workbook: Workbook) => Promise<void>,
): Promise<void> {
  const stream = createWriteStream(path);
  const written = finished(stream);
  const workbook = new Excel.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: true });
  const work = async () => {
    await fill(workbook);
    await workbook.commit();
  };
  try {
    // a full disk ends the stream, not the zip writer's own promise
    await Promise.all([work(), written]);
  } finally {
    stream.destroy();
    await written.catch(() => {});
  }
}

function writeSummary(workbook: Excel.stream.xlsx.WorkbookWriter, lines: SummaryLine[], word: Words): void {
  const sheet = addSheet(workbook, word('sheets.summary'), 0);
  sheet.columns = [{ width: 34 }, { width: 28 }];
  writeHeader(sheet, [word('columns.item'), word('columns.value')]);
  for (const { label, value, kind, isHeading } of lines) {
    const row = sheet.addRow([label, clean(value)]);
    row.getCell(2).numFmt = numberFormats[kind];
    row.getCell(2).alignment = { horizontal: 'right' };
    if (isHeading) row.font = { bold: true };
    row.commit();
  }
  sheet.commit();
}

export async function writeTable(
  workbook: Excel.stream.xlsx.WorkbookWriter,
  table: AnyTable,
  word: Words,
  rate: Pace,
): Promise<void> {
  const sheet = addSheet(workbook, table.title ?? word(`sheets.${table.sheet}`), table.frozenColumns);
  sheet.columns = table.columns.map(({ kind, width }) => ({
    width,
    style: { numFmt: numberFormats[kind] },
  }));
  sheet.autoFilter = {
    from: { row: 1, column: 1 },
    to: { row: 1 + table.rowCount, column: table.columns.length },
  };
  writeHeader(
    sheet,
    table.columns.map(({ header }) => header),
  );
  for (let index = 0; index < table.rowCount + table.footerCount; index++) {
    const row = sheet.addRow(table.cells(index).map(clean));
    if (index >= table.rowCount) row.font = { bold: true };
    row.commit();
    await rate.step();
  }
  sheet.commit();
}

export function addSheet(
  workbook: Excel.stream.xlsx.WorkbookWriter,
  name: string,
  frozenColumns: number,
): Sheet {
  return workbook.addWorksheet(name, { views: [{ state: 'frozen', xSplit: frozenColumns, ySplit: 1 }] });
}

function writeHeader(sheet: Sheet, headers: readonly string[]): void {
  const row = sheet.addRow(headers.map(clean));
  row.eachCell((cell) => {
    cell.numFmt = 'General';
    cell.font = { bold: true };
    cell.fill = headerFill;
    cell.alignment = { vertical: 'middle', wrapText: true };
  });
  row.commit();
}

/** Text without what XML cannot hold (control characters, halves of surrogate pairs), cut to what a cell takes; '' is empty. */
export function clean(value: string | number | null): string | number | null {
  if (typeof value !== 'string') return value;
  const text = [...value.toWellFormed()].filter(isAllowed).join('');
  return text === '' ? null : text.slice(0, cellLimit);
}

function isAllowed(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return (
    (code >= 32 && code !== 127 && code !== 0xfffe && code !== 0xffff) ||
    code === 9 ||
    code === 10 ||
    code === 13
  );
}
