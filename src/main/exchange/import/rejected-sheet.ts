import { rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Finding } from '../../../shared/domain/findings.ts';
import { AppError } from '../../../shared/errors.ts';
import { type Language, translate } from '../../../shared/i18n/index.ts';
import { type Cell, cellText, isCellError, type SheetRow } from '../formats/sheet.ts';
import { writeWorkbook } from '../xlsx/workbook-writer.ts';

/** A row that is not imported, and the findings that keep it out. */
export interface RejectedRow {
  row: SheetRow;
  reasons: readonly Finding[];
}

/** Rows of data with a finding whose mend is to leave the row out; blank rows are no loss. */
export function rejectedRows(rows: readonly SheetRow[], findings: readonly Finding[]): RejectedRow[] {
  const reasons = new Map<number, Finding[]>();
  for (const finding of findings) {
    if (finding.action !== 'skipped' || finding.code === 'ROW_BLANK') continue;
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
 * imported again, when those two columns are left out by themselves. Texts stay texts. Throws FILE_WRITE_FAILED.
 */
export async function writeRejected(
  path: string,
  sheetName: string,
  headings: readonly string[],
  rows: readonly RejectedRow[],
  language: Language,
): Promise<void> {
  const word = (key: string, params = {}) => translate(language, 'findings', key, params);
  const temporary = `${path}.part`;
  try {
    await writeWorkbook(temporary, async (workbook) => {
      const heads = [...headings, word('rejected.row'), word('rejected.reason')];
      const sheet = await workbook.sheet({
        name: legalName(sheetName),
        widths: [...headings.map(() => 16), 10, 60],
      });
      await sheet.row(
        heads,
        heads.map(() => ({ isBold: true })),
      );
      for (const { row, reasons } of rows) {
        const texts = reasons.map(({ code, column, value }) =>
          [column, word(`${code}.title`), value].filter((part) => part !== '').join(' · '),
        );
        const cells = headings.map((_, index) => cellOf(row.cells[index]));
        await sheet.row([...cells, row.row, texts.join('; ')]);
      }
      await sheet.end();
    });
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw new AppError('FILE_WRITE_FAILED', { file: basename(path) }, { cause });
  }
}

/** As the file has it; an error cell as its text, for a person to see. */
const cellOf = (cell: Cell | undefined) => (isCellError(cell) ? cellText(cell) : (cell ?? null));

/** Excel's rules for a sheet's name. */
const legalName = (name: string): string => name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31) || 'Sheet';
