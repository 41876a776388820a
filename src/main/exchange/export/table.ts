import type { Language } from '../../../shared/i18n/index.ts';
import { translate } from '../../../shared/i18n/index.ts';
import type { Rows } from './rows.ts';

/** What a column holds, which decides its number format. Values are as shown: yuan, hours, shares of 1. */
export type ColumnKind =
  | 'text'
  | 'code'
  | 'count'
  | 'yuan'
  | 'hours'
  | 'number'
  | 'percent'
  | 'deviation'
  | 'degrees';

export interface Column<R> {
  /** Heading as written. */
  header: string;
  kind: ColumnKind;
  /** Characters. */
  width: number;
  /** Null leaves the cell empty. */
  value: (row: R) => string | number | null;
  /** What a cell may be changed to: a few words, or the key of the sheet whose first column names them. */
  choices?: readonly string[] | string | undefined;
  /** Comment on the heading. */
  note?: string | undefined;
}

/** A sheet of one header row and like rows under it; rows are formatted one by one as they are written. */
export interface Table<R> {
  /** Key of `export.sheets`. */
  sheet: string;
  /** The sheet's name, where it is not the words of its key. */
  title?: string;
  columns: readonly Column<R>[];
  rows: Rows<R>;
  /** Columns kept in sight when scrolling sideways. */
  frozenColumns: number;
  /** Rows at the end that belong to no filter: totals. */
  footers: readonly R[];
}

/** Excel's number formats per kind; text stays text even when typed over. */
export const numberFormats: Readonly<Record<ColumnKind, string>> = {
  text: 'General',
  code: '@',
  count: '#,##0',
  yuan: '#,##0.00',
  hours: '#,##0.0',
  number: '#,##0.##',
  percent: '0.0%',
  deviation: '+0.0%;-0.0%;0.0%',
  degrees: '0.000000',
};

export type Words = (key: string, params?: Readonly<Record<string, string | number>>) => string;

/** Words of the export catalogue in one language; `measures:<key>` and the like are those of another one. */
export function words(language: Language): Words {
  return (key, params) => {
    const at = key.indexOf(':');
    return at < 0
      ? translate(language, 'export', key, params)
      : translate(language, key.slice(0, at), key.slice(at + 1), params);
  };
}

/** One column: the heading's key below `export.columns`, or words as they are. */
export function column<R>(
  header: string,
  kind: ColumnKind,
  width: number,
  value: (row: R) => string | number | null,
  help: Pick<Column<R>, 'choices' | 'note'> = {},
): Column<R> {
  return { header, kind, width, value, ...help };
}
