import type { Language } from '../../../shared/i18n/index.ts';
import { areTableHeaders, type ChoiceList, listFormula, rangeFormula } from '../xlsx/sheet-parts.ts';
import { type WorkbookWriter, writeWorkbook } from '../xlsx/workbook-writer.ts';
import { type ExportProgress, type Pace, pace } from './pace.ts';
import type { ScenarioReport } from './report.ts';
import { type SummaryLine, summaryLines } from './summary.ts';
import { numberFormats, type Words, words } from './table.ts';
import { type AnyTable, reportTables } from './workbook-tables.ts';

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
    await writeSummary(workbook, summaryLines(report, word, language), word);
    for (const table of tables) await writeTable(workbook, table, word, rate, tables);
  });
}

async function writeSummary(
  workbook: WorkbookWriter,
  lines: readonly SummaryLine[],
  word: Words,
): Promise<void> {
  const sheet = await workbook.sheet({ name: word('sheets.summary'), widths: [34, 28] });
  await sheet.row([word('columns.item'), word('columns.value')], [{ isHeader: true }, { isHeader: true }]);
  for (const { label, value, kind, isHeading } of lines)
    await sheet.row(
      [label, value],
      [{ isBold: isHeading }, { isBold: isHeading, isRight: true, format: numberFormats[kind] }],
    );
  await sheet.end();
}

/** Writes one table as a sheet. `others` are those that its choices may be listed in. */
export async function writeTable(
  workbook: WorkbookWriter,
  table: AnyTable,
  word: Words,
  rate: Pace,
  others: readonly AnyTable[] = [],
): Promise<void> {
  const { columns, rowCount, footerCount } = table;
  const styles = columns.map(({ kind }) => ({ format: numberFormats[kind] }));
  const footer = styles.map((style) => ({ ...style, isBold: true }));
  const headers = columns.map(({ header }) => header);
  const sheet = await workbook.sheet({
    name: sheetName(table, word),
    widths: columns.map(({ width }) => width),
    styles,
    frozenColumns: table.frozenColumns,
  });
  await sheet.row(
    headers,
    headers.map(() => ({ isHeader: true })),
  );
  for (let index = 0; index < rowCount + footerCount; index++) {
    await sheet.row(table.cells(index), index < rowCount ? undefined : footer);
    await rate.step();
  }
  await sheet.end({
    rows: rowCount,
    columns: columns.length,
    hasFilter: true,
    table: rowCount > 0 && areTableHeaders(headers) ? { headers, rows: rowCount } : null,
    choices: choiceLists(table, others, word),
    notes: columns.flatMap(({ note }, column) => (note === undefined ? [] : [{ column, text: note }])),
  });
}

const sheetName = (table: AnyTable, word: Words): string => table.title ?? word(`sheets.${table.sheet}`);

/** Choices that are few stand in the sheet itself; the names of a table's rows are pointed to. */
function choiceLists(table: AnyTable, others: readonly AnyTable[], word: Words): ChoiceList[] {
  return table.columns.flatMap(({ choices }, column) => {
    if (choices === undefined) return [];
    const listed = typeof choices === 'string' ? others.find(({ sheet }) => sheet === choices) : undefined;
    const formula =
      typeof choices !== 'string'
        ? listFormula(choices)
        : listed && listed.rowCount > 0
          ? rangeFormula(sheetName(listed, word), 0, listed.rowCount)
          : null;
    return formula === null ? [] : [{ column, formula, hint: word('choiceHint') }];
  });
}
