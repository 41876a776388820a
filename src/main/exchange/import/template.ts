import { rename, rm } from 'node:fs/promises';
import { type ImportKind, importFields } from '../../../shared/domain/import-fields.ts';
import { AppError } from '../../../shared/errors.ts';
import { type Language, translate } from '../../../shared/i18n/index.ts';
import { writeWorkbook } from '../xlsx/workbook-writer.ts';

const widths = {
  text: 18,
  number: 12,
  money: 16,
  longitude: 12,
  latitude: 12,
  period: 12,
  integer: 12,
} as const;

/**
 * Writes an .xlsx with the headings of a kind and nothing beneath; yearly amounts get last year's and this year's column.
 * Throws FILE_WRITE_FAILED.
 */
export async function writeTemplate(
  path: string,
  kind: ImportKind,
  language: Language,
  thisYear: number,
): Promise<void> {
  const columns = importFields[kind].flatMap(({ key, type, perYear, required }) =>
    (perYear ? [thisYear - 1, thisYear] : [thisYear]).map((year) => ({
      header: translate(language, 'findings', `heading.${kind}.${key}`, { year }),
      width: widths[type],
      style: { isBold: required },
    })),
  );
  const temporary = `${path}.part`;
  try {
    await writeWorkbook(temporary, async (workbook) => {
      const sheet = await workbook.sheet({
        name: translate(language, 'findings', `kind.${kind}`),
        widths: columns.map(({ width }) => width),
      });
      await sheet.row(
        columns.map(({ header }) => header),
        columns.map(({ style }) => style),
      );
      await sheet.end();
    });
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw new AppError('FILE_WRITE_FAILED', { file: path.replace(/^.*[\\/]/, '') }, { cause });
  }
}
