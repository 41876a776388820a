import type { ColumnMapping } from '../../../shared/contract/import.ts';
import { type ImportKind, importFields } from '../../../shared/domain/import-fields.ts';
import type { FindingList } from './finding-list.ts';
import { parseMonthHeading } from './month-heading.ts';
import { parseHeading } from './parse-heading.ts';
import type { MappedColumn, Table } from './table.ts';

/** What a sheet says of its columns' years. */
export interface SheetYears {
  headers: readonly string[];
  /** Of `yearsAbove`. */
  above: readonly (number | null)[];
  /** Whether a column's cells are months without their year (8月). */
  yearless: (column: number) => boolean;
}

const isPerYear = (kind: ImportKind, field: string | null): boolean =>
  importFields[kind].some(({ key, perYear }) => key === field && perYear === true);
const isPeriod = (kind: ImportKind, field: string | null): boolean =>
  importFields[kind].some(({ key, type }) => key === field && type === 'period');
/** 1月 over a column: the month of a year that is said elsewhere, or nowhere. */
const isUndatedMonth = (header: string): boolean => parseMonthHeading(header)?.year === null;

/**
 * The mapping with a year wherever the heading or the cells leave it out: the one said above the column, else the one asked for,
 * else the mapping's own (remembered, or guessed), else this year.
 */
export function withYears(
  kind: ImportKind,
  mapping: readonly ColumnMapping[],
  { headers, above, yearless }: SheetYears,
  { asked, thisYear }: { asked: number | undefined; thisYear: number },
): ColumnMapping[] {
  const undated = mapping.filter(
    ({ column, field }) => isPerYear(kind, field) && parseHeading(headers[column] ?? '').year === null,
  );
  return mapping.map((slot) => {
    const { column, field, month } = slot;
    const said = above[column] ?? asked;
    if (month !== undefined) {
      if (said === undefined || !isUndatedMonth(headers[column] ?? '')) return slot;
      return { ...slot, month: `${said}${month.slice(4)}` };
    }
    if (isPeriod(kind, field))
      return { ...slot, year: yearless(column) ? (said ?? slot.year ?? thisYear) : null };
    // Two such columns were told apart by hand.
    return said !== undefined && undated.length === 1 && undated[0] === slot ? { ...slot, year: said } : slot;
  });
}

/** Tells of headings that name no year in a sheet that names none either, and which they were taken for. */
export function noteUndated(table: Table, headerRow: number, findings: FindingList): void {
  const months = table
    .columns('salesMonth')
    .filter(({ header, saidYear }) => saidYear === null && isUndatedMonth(header));
  const years = table.columns('salesYear').filter(({ saidYear }) => saidYear === null);
  const yearOf = ({ year, month }: MappedColumn) => month?.slice(0, 4) ?? String(year ?? '');
  const ofRows = table.columns('month').filter(({ saidYear, year }) => saidYear === null && year !== null);
  for (const columns of [months, years, ofRows]) {
    const [first] = columns;
    if (!first) continue;
    const taken = [...new Set(columns.map(yearOf))].join(', ');
    findings.add(
      'YEAR_NOWHERE',
      headerRow,
      first.header,
      columns.map(({ header }) => header).join(', '),
      taken,
    );
  }
}
