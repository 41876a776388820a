import type { Language } from '../../../shared/i18n/index.ts';
import { type WorkbookWriter, writeWorkbook } from '../xlsx/workbook-writer.ts';
import { type EvidenceRow, evidenceRows } from './evidence-rows.ts';
import { evidenceTables } from './evidence-tables.ts';
import { type ExportProgress, pace } from './pace.ts';
import type { ScenarioReport } from './report.ts';
import { sheetNames } from './sheet-names.ts';
import { numberFormats, words } from './table.ts';
import { writeTable } from './xlsx-writer.ts';

/** The workbook for talking with reps: fairness and pay by territory, then a sheet of evidence for each. */
export async function writeEvidence(
  report: ScenarioReport,
  path: string,
  language: Language,
  onProgress: ExportProgress,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { evidence } = report;
  if (!evidence) return;
  await writeWorkbook(path, async (workbook) => {
    const word = words(language);
    const tables = evidenceTables(evidence, word, language);
    const sheets = evidence.sheets.map((sheet) => evidenceRows(sheet, language));
    const names = sheetNames(
      evidence.sheets.map(({ name }) => name),
      tables.map(({ sheet }) => word(`sheets.${sheet}`)),
    );
    const total =
      tables.reduce((sum, { rowCount }) => sum + rowCount, 0) +
      sheets.reduce((sum, rows) => sum + rows.length, 0);
    const rate = pace(total, onProgress, signal);
    for (const table of tables) await writeTable(workbook, table, word, rate);
    for (const [index, rows] of sheets.entries()) {
      await writeSheet(workbook, names[index], rows);
      for (const _ of rows) await rate.step();
    }
  });
}

const widths = [30, 22, 18, 18, 20, 20];

async function writeSheet(
  workbook: WorkbookWriter,
  name: string,
  rows: readonly EvidenceRow[],
): Promise<void> {
  const sheet = await workbook.sheet({ name, widths });
  for (const { cells, isHeading } of rows)
    await sheet.row(
      cells.map(([value]) => value),
      cells.map(([, kind]) => ({ format: numberFormats[kind], isBold: isHeading })),
    );
  await sheet.end();
}
