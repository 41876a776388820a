import type { ColumnMapping, InspectedSheet } from '../../../shared/contract/import.ts';
import {
  type ImportField,
  type ImportKind,
  importFields,
  missingFields,
} from '../../../shared/domain/import-fields.ts';

/** A unit's imported number: any numeric column, under its own heading. */
export const measureField = 'measure';

export function fieldsOf(kind: ImportKind): readonly ImportField[] {
  return importFields[kind];
}

/** One entry per column of the sheet, in column order; columns the guess left out are there with no field. */
export function fullMapping(sheet: Pick<InspectedSheet, 'columns' | 'mapping'>): ColumnMapping[] {
  const known = new Map(sheet.mapping.map((entry) => [entry.column, entry]));
  return sheet.columns.map((_, column) => known.get(column) ?? { column, field: null, year: null });
}

export function yearIn(header: string): number | null {
  const match = /(?:19|20)\d{2}/.exec(header.normalize('NFKC'));
  return match === null ? null : Number(match[0]);
}

function isRepeatable(kind: ImportKind, field: string): boolean {
  if (field === measureField) return true;
  return fieldsOf(kind).some(({ key, perYear, perMonth }) => key === field && (perYear || perMonth));
}

export const isPerYear = (kind: ImportKind, field: string | null): boolean =>
  fieldsOf(kind).some(({ key, perYear }) => key === field && perYear === true);

export const isPerMonth = (kind: ImportKind, field: string | null): boolean =>
  fieldsOf(kind).some(({ key, perMonth }) => key === field && perMonth === true);

export const isPeriod = (kind: ImportKind, field: string | null): boolean =>
  fieldsOf(kind).some(({ key, type }) => key === field && type === 'period');

/** The column of a mapping whose months are written without their year, and the year they are read with; undefined: there is none. */
export const yearlessMonths = (
  mapping: readonly ColumnMapping[],
  kind: ImportKind,
  columns: InspectedSheet['columns'],
): ColumnMapping | undefined =>
  mapping.find(({ column, field }) => isPeriod(kind, field) && columns[column]?.yearless === true);

/** `2026-01` of what was typed: 2026-1, 2026年1月, 202601; null for anything else. */
export function monthIn(text: string): string | null {
  const match = /^\s*((?:19|20)\d{2})\D{0,2}(1[0-2]|0?[1-9])月?\s*$/.exec(text.normalize('NFKC'));
  return match ? `${match[1]}-${(match[2] ?? '').padStart(2, '0')}` : null;
}

/** All columns of months in another year: those after a December, and before a January, keep their distance. */
export function moveYears(mapping: readonly ColumnMapping[], years: number): ColumnMapping[] {
  return mapping.map((entry) =>
    entry.month === undefined
      ? entry
      : { ...entry, month: `${Number(entry.month.slice(0, 4)) + years}${entry.month.slice(4)}` },
  );
}

/** Gives a column a field; another column that had it (a field that may be there once) is left out. */
export function assignField(
  mapping: readonly ColumnMapping[],
  kind: ImportKind,
  column: number,
  field: string | null,
  header: string,
): ColumnMapping[] {
  return mapping.map((entry) => {
    if (entry.column === column) {
      const month = isPerMonth(kind, field) ? (entry.month ?? monthIn(header)) : null;
      const year = isPerYear(kind, field) ? (entry.year ?? yearIn(header)) : null;
      return { column, field, year, ...(month !== null && { month }) };
    }
    if (field !== null && entry.field === field && !isRepeatable(kind, field))
      return { ...entry, field: null, year: null };
    return entry;
  });
}

export function assignYear(
  mapping: readonly ColumnMapping[],
  column: number,
  year: number | null,
): ColumnMapping[] {
  return mapping.map((entry) => (entry.column === column ? { ...entry, year } : entry));
}

/** An empty month is one still to be said. */
export function assignMonth(
  mapping: readonly ColumnMapping[],
  column: number,
  month: string | null,
): ColumnMapping[] {
  return mapping.map(({ month: before, ...entry }) => {
    const now = entry.column === column ? month : before;
    return now ? { ...entry, month: now } : entry;
  });
}

export type MappingProblem =
  | { code: 'required'; field: string }
  | { code: 'year'; column: number }
  | { code: 'sameYear'; column: number; year: number }
  | { code: 'month'; column: number }
  | { code: 'sameMonth'; column: number; month: string }
  | { code: 'pair'; field: string };

/** Required fields, mapped or missing; those that others of the mapping stand for are neither, and the others are named instead. */
export function neededFields(mapping: readonly ColumnMapping[], kind: ImportKind): string[] {
  const mapped = new Set(mapping.map(({ field }) => field));
  const missing = new Set(missingFields(kind, mapped));
  return fieldsOf(kind)
    .filter(({ key, required, perMonth }) =>
      required ? mapped.has(key) || missing.has(key) : perMonth === true && mapped.has(key),
    )
    .map(({ key }) => key);
}

/** What keeps a mapping from being used. Longitude needs latitude; an assignment needs something to assign, a distance its length. */
export function mappingProblems(
  mapping: readonly ColumnMapping[],
  kind: ImportKind,
  columns: InspectedSheet['columns'] = [],
): MappingProblem[] {
  const mapped = new Set(mapping.map(({ field }) => field));
  const problems: MappingProblem[] = [];
  for (const key of missingFields(kind, mapped)) problems.push({ code: 'required', field: key });
  if (kind === 'assignments' && !mapped.has('unitCode') && !mapped.has('accountRef'))
    problems.push({ code: 'required', field: 'unitCode' });
  if (kind === 'distances' && !mapped.has('kilometres') && !mapped.has('metres'))
    problems.push({ code: 'required', field: 'kilometres' });
  for (const [one, other] of [
    ['longitude', 'latitude'],
    ['latitude', 'longitude'],
  ] as const)
    if (
      mapped.has(one) &&
      !mapped.has(other) &&
      !problems.some((p) => p.code === 'required' && p.field === other)
    )
      problems.push({ code: 'pair', field: other });
  const yearless = yearlessMonths(mapping, kind, columns);
  if (yearless?.year === null) problems.push({ code: 'year', column: yearless.column });
  const years = new Set<number>();
  const months = new Set<string>();
  for (const { column, field, year, month } of mapping) {
    if (isPerMonth(kind, field)) {
      if (month === undefined) problems.push({ code: 'month', column });
      else if (months.has(month)) problems.push({ code: 'sameMonth', column, month });
      else months.add(month);
    }
    if (!isPerYear(kind, field)) continue;
    if (year === null) problems.push({ code: 'year', column });
    else if (years.has(year)) problems.push({ code: 'sameYear', column, year });
    else years.add(year);
  }
  return problems;
}

/** Whether the coordinates' system matters for this sheet. */
export function needsCoordinateSystem(mapping: readonly ColumnMapping[], kind: ImportKind): boolean {
  return kind === 'units' || mapping.some(({ field }) => field === 'longitude');
}
