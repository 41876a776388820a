import type { Finding } from '../../../shared/domain/findings.ts';
import { type Language, translate } from '../../../shared/i18n/index.ts';
import { writeWhole } from '../export/export-scenario.ts';
import { type ExportProgress, pace } from '../export/pace.ts';
import { type Cell, cellText, isCellError, type SheetRow } from '../formats/sheet.ts';
import { writeWorkbook } from '../xlsx/workbook-writer.ts';

/** A row that is not imported, and the findings that keep it out. */
export interface RejectedRow {
  row: SheetRow;
  reasons: readonly Finding[];
}

/** A sheet of them, with the headings of the one they come from. */
export interface RejectedSheet {
  name: string;
  headings: readonly string[];
  rows: readonly RejectedRow[];
}

const keepsOut = ({ code, action }: Finding): boolean => action === 'skipped' && code !== 'ROW_BLANK';

/** How many rows the findings leave out; blank rows are no loss. */
export const countRejected = (findings: readonly Finding[]): number =>
  new Set(findings.flatMap((finding) => (keepsOut(finding) && finding.row > 0 ? [finding.row] : []))).size;

/** Rows of data with a finding whose mend is to leave the row out; blank rows are no loss. */
export function rejectedRows(rows: readonly SheetRow[], findings: readonly Finding[]): RejectedRow[] {
  const reasons = new Map<number, Finding[]>();
  for (const finding of findings) {
    if (!keepsOut(finding)) continue;
    const list = reasons.get(finding.row);
    if (list) list.push(finding);
    else reasons.set(finding.row, [finding]);
  }
  return rows.flatMap((row) => {
    const found = reasons.get(row.row);
    return found ? [{ row, reasons: found }] : [];
  });
}

/**
 * Writes rejected rows as a sheet like the one they came from, their row number and the reason beside them: to be mended and
 * imported again, when those two columns are left out by themselves. Texts stay texts. What stood at the path stays until the
 * sheet is whole, and where `onRows` gives it up by throwing. Throws FILE_WRITE_FAILED.
 */
export async function writeRejected(
  path: string,
  { name, headings, rows }: RejectedSheet,
  language: Language,
  onRows: ExportProgress = () => {},
): Promise<void> {
  const word = (key: string, params = {}) => translate(language, 'findings', key, params);
  const { step } = pace(rows.length, onRows, undefined);
  onRows(0, rows.length);
  await writeWhole(path, undefined, (temporary) =>
    writeWorkbook(temporary, async (workbook) => {
      const heads = [...headings, word('rejected.row'), word('rejected.reason')];
      const sheet = await workbook.sheet({
        name: legalName(name),
        widths: [...headings.map(() => 16), 10, 60],
      });
      await sheet.row(
        heads,
        heads.map(() => ({ isBold: true })),
      );
      for (const { row, reasons } of rows) {
        const texts = reasons.map(({ code, column, value, reason }) =>
          [column, word(`${code}.title`), value, reason ? word(`${code}.reason.${reason}`) : '']
            .filter((part) => part !== '')
            .join(' · '),
        );
        const cells = headings.map((_, index) => cellOf(row.cells[index]));
        await sheet.row([...cells, row.row, texts.join('; ')]);
        await step();
      }
      await sheet.end();
    }),
  );
}

/** As the file has it; an error cell as its text, for a person to see. */
const cellOf = (cell: Cell | undefined) => (isCellError(cell) ? cellText(cell) : (cell ?? null));

/** Excel's rules for a sheet's name. */
const legalName = (name: string): string => name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31) || 'Sheet';
