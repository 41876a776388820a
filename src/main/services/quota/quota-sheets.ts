import { basename } from 'node:path';
import type { QuotaCellEdit, QuotaImportPreview, QuotaSheet } from '../../../shared/contract/quota.ts';
import { parseAmount } from '../../../shared/domain/amount-text.ts';
import { AppError } from '../../../shared/errors.ts';
import { type Language, languages } from '../../../shared/i18n/index.ts';
import { words } from '../../exchange/export/table.ts';
import { quotaHeadings, quotaSheetName } from '../../exchange/export/tables/quota.ts';
import { type Cell, cellText, isBlank, type RawSheet } from '../../exchange/formats/sheet.ts';
import { readInWorker } from '../../jobs/import-job.ts';
import type { Plan } from '../../plan/plan.ts';
import type { FileRegistry } from '../host.ts';
import type { QuotaService } from '../quota-service.ts';
import { driveAnswersInTime } from '../silent-drives.ts';
import { backTo } from '../turns.ts';
import { reportComponent } from './report-component.ts';

/** Rows of a sheet read at most: more territories than any plan has. */
const mostRows = 20_000;

/** Exported quota sheets, changed in Excel and brought back. */
export function createQuotaSheets(files: FileRegistry, plan: () => Plan, quota: QuotaService) {
  /** @throws AppError NOT_FOUND */
  const mainSheet = (scenarioId: number): QuotaSheet => {
    const main = quota.get(scenarioId);
    if (!main) throw new AppError('NOT_FOUND', { what: 'quota', id: scenarioId });
    return main;
  };
  const sheetNames = (scenarioId: number, { components }: QuotaSheet): string[] =>
    components.flatMap(({ id }) => {
      const sheet = quota.get(scenarioId, id);
      return sheet
        ? languages.map((language) => quotaSheetName(reportComponent(sheet).name, words(language)))
        : [];
    });
  const read = async (scenarioId: number, fileId: string) => {
    await driveAnswersInTime(files.path(fileId));
    const path = files.source(fileId);
    const file = basename(path);
    const raw = await readInWorker({
      ...{ path, file, sheet: null, encoding: null, keepRows: mostRows, crs: null },
      only: sheetNames(scenarioId, mainSheet(scenarioId)),
    });
    const found: QuotaImportPreview = { differences: [], unread: [], unknownRows: [] };
    let known = 0;
    // The plan may have been edited meanwhile.
    for (const { id } of mainSheet(scenarioId).components) {
      const sheet = quota.get(scenarioId, id);
      if (!sheet) continue;
      for (const language of languages) {
        const name = quotaSheetName(reportComponent(sheet).name, words(language));
        const rows = raw.sheets.find((each) => each.name === name);
        if (rows && compare(sheet, rows, language, found)) known++;
      }
    }
    if (known === 0)
      throw new AppError('IMPORT_COLUMN_MISSING', {
        file,
        column: languages.map((each) => words(each)('columns.quotaNode')).join(' / '),
      });
    return found;
  };
  return {
    /** What the file's figures would change; stores nothing. Blank cells and what is no amount stay as they are. @throws AppError DRIVE_SILENT */
    preview: read,
    /** Sets the cells that differ by hand, all components in one step. @throws AppError as `preview`, `quota.edit`; PLAN_BUSY when another plan was opened meanwhile */
    async apply(scenarioId: number, fileId: string, why?: string): Promise<{ changed: number }> {
      const into = plan();
      const { differences } = await read(scenarioId, fileId);
      await backTo(plan, into);
      if (differences.length === 0) return { changed: 0 };
      const changes = [...Map.groupBy(differences, ({ componentId }) => componentId)].map(
        ([componentId, cells]) => ({
          componentId,
          cells: cells.map(({ node, period, fileFen }): QuotaCellEdit => ({ node, period, fen: fileFen })),
        }),
      );
      quota.editAll(scenarioId, changes, why, 'import');
      return { changed: differences.length };
    },
  };
}

export type QuotaSheets = ReturnType<typeof createQuotaSheets>;

/** Adds what differs between a sheet of the file and the plan's; false when its headings are not ours. */
function compare(sheet: QuotaSheet, raw: RawSheet, language: Language, found: QuotaImportPreview): boolean {
  const word = words(language);
  const component = reportComponent(sheet);
  const [head, ...rows] = raw.rows;
  const headings = (head?.cells ?? []).map(cellText);
  const keyAt = headings.indexOf(word('columns.quotaNode'));
  if (keyAt < 0) return false;
  const periodAt = new Map<number, number>();
  for (const [period, heading] of quotaHeadings(component, word)) {
    const at = headings.indexOf(heading);
    if (at >= 0) periodAt.set(period, at);
  }
  const byKey = new Map(sheet.nodes.map((node) => [node.node, node]));
  const scale = component.decimals;
  for (const { row, cells } of rows) {
    const key = cellText(cells[keyAt]);
    if (key === '') continue;
    const node = byKey.get(key);
    if (!node) {
      found.unknownRows.push(`${raw.name} ${row}: ${cellText(cells[0]) || key}`);
      continue;
    }
    for (const [period, at] of periodAt) {
      const cell = cells[at] ?? null;
      if (isBlank(cell)) continue;
      const fileFen = amountOf(cell, scale);
      const nowFen = node.amountsFen[period] ?? 0;
      if (fileFen === null)
        found.unread.push({ sheet: raw.name, cell: `${columnName(at)}${row}`, text: cellText(cell) });
      else if (fileFen !== nowFen)
        found.differences.push({
          componentId: sheet.componentId,
          node: key,
          name: node.name,
          period,
          nowFen,
          fileFen,
        });
    }
  }
  return true;
}

/** Minor units of a cell; null for what is no amount of 0 or more. */
function amountOf(cell: Cell, decimals: number): number | null {
  const amount = typeof cell === 'number' ? cell : typeof cell === 'string' ? parseAmount(cell) : null;
  if (amount === null || amount < 0) return null;
  const minor = Math.round(Number(`${amount}e${decimals}`));
  return Number.isSafeInteger(minor) ? minor : null;
}

/** 0 → A, 26 → AA. */
function columnName(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest >= 0 ? columnName(rest) : '') + String.fromCharCode(65 + (index % 26));
}
