import { rename, rm } from 'node:fs/promises';
import { type ImportField, type ImportKind, importFields } from '../../../shared/domain/import-fields.ts';
import { AppError } from '../../../shared/errors.ts';
import { type Language, translate } from '../../../shared/i18n/index.ts';
import { type ChoiceList, listFormula, rangeFormula } from '../xlsx/sheet-parts.ts';
import type { CellStyle } from '../xlsx/styles.ts';
import { writeWorkbook } from '../xlsx/workbook-writer.ts';

/** Values the plan knows for fields of a kind: field key → choices. Other values stay allowed. */
export type TemplateChoices = Readonly<Record<string, readonly string[]>>;

interface TemplateColumn {
  key: string;
  type: ImportField['type'];
  header: string;
  required: boolean;
}

const widths = {
  text: 18,
  number: 12,
  money: 16,
  longitude: 12,
  latitude: 12,
  period: 12,
  integer: 12,
} as const;

/** Rows below the heading that lists and text formats hold for. */
const preparedRows = 5000;
/** Written as text: Excel would drop leading zeros, or turn 2026-01 into a day. */
const textFormat = '@';

/**
 * Writes an .xlsx with the headings of a kind, a comment on each saying what belongs there, and lists of what the plan knows;
 * yearly amounts get last year's and this year's column. Throws FILE_WRITE_FAILED.
 */
export async function writeTemplate(
  path: string,
  kind: ImportKind,
  language: Language,
  thisYear: number,
  choices: TemplateChoices = {},
): Promise<void> {
  const columns = columnsOf(kind, language, thisYear);
  const word = (key: string) => translate(language, 'findings', `template.${key}`);
  const offered = columns.flatMap(({ key }, column) => {
    const values = [...new Set(choices[key] ?? [])].filter((value) => value !== '');
    return values.length > 0 ? [{ column, values }] : [];
  });
  const long = offered.filter(({ values }) => listFormula(values) === null);
  const lists = word('lists');
  const choiceOf = ({ column, values }: (typeof offered)[number]): ChoiceList => ({
    column,
    formula:
      listFormula(values) ??
      rangeFormula(
        lists,
        long.findIndex((one) => one.column === column),
        values.length,
      ),
    hint: word('hint'),
  });
  const temporary = `${path}.part`;
  try {
    await writeWorkbook(temporary, async (workbook) => {
      const sheet = await workbook.sheet({
        name: translate(language, 'findings', `kind.${kind}`),
        widths: columns.map(({ type }) => widths[type]),
        styles: columns.map(styleOf),
      });
      await sheet.row(
        columns.map(({ header }) => header),
        columns.map(({ required }) => ({ isHeader: true, isBold: required })),
      );
      await sheet.end({
        rows: preparedRows,
        columns: columns.length,
        choices: offered.map(choiceOf),
        notes: columns.map(({ type, required }, column) => ({
          column,
          text: `${word(required ? 'required' : 'optional')}${word(`type.${type}`)}`,
        })),
      });
      if (long.length > 0)
        await writeLists(
          workbook,
          lists,
          long.map(({ values }) => values),
        );
    });
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw new AppError('FILE_WRITE_FAILED', { file: path.replace(/^.*[\\/]/, '') }, { cause });
  }
}

function columnsOf(kind: ImportKind, language: Language, thisYear: number): TemplateColumn[] {
  // A row for each month, as the other columns ask for: the two forms don't go together.
  const fields = importFields[kind].filter(({ perMonth }) => !perMonth);
  return fields.flatMap(({ key, type, perYear, required }) =>
    (perYear ? [thisYear - 1, thisYear] : [thisYear]).map((year) => ({
      key,
      type,
      required,
      header: translate(language, 'findings', `heading.${kind}.${key}`, { year }),
    })),
  );
}

const styleOf = ({ type }: TemplateColumn): CellStyle =>
  type === 'text' || type === 'period' ? { format: textFormat } : {};

/** Lists too long for a cell's own, a column each below an empty heading. */
async function writeLists(
  workbook: Parameters<Parameters<typeof writeWorkbook>[1]>[0],
  name: string,
  lists: readonly (readonly string[])[],
): Promise<void> {
  const sheet = await workbook.sheet({ name, widths: lists.map(() => widths.text), isHidden: true });
  await sheet.row(lists.map(() => null));
  const rows = Math.max(...lists.map(({ length }) => length));
  for (let row = 0; row < rows; row++) await sheet.row(lists.map((values) => values[row] ?? null));
  await sheet.end();
}
