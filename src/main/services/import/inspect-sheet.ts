import type { ColumnMapping, CoordinateSystem, InspectedSheet } from '../../../shared/contract/import.ts';
import { type ImportKind, importFields } from '../../../shared/domain/import-fields.ts';
import { ownAssignmentSheet } from '../../exchange/export/own-sheet.ts';
import { cellText, isBlank, type RawSheet } from '../../exchange/formats/sheet.ts';
import { withYears } from '../../exchange/import/column-years.ts';
import { findHeaderRow, headingsOf } from '../../exchange/import/find-header.ts';
import { guessColumns } from '../../exchange/import/guess-columns.ts';
import { guessKind } from '../../exchange/import/guess-kind.ts';
import { yearsAbove } from '../../exchange/import/month-heading.ts';
import { parseNumber } from '../../exchange/import/parse-number.ts';
import { readPeriod } from '../../exchange/import/parse-period.ts';
import { titleUnit, withTitleUnit } from '../../exchange/import/title-unit.ts';
import type { PlanReader } from '../../plan/plan.ts';
import { recallMapping } from './mapping-memory.ts';

const shownRows = 12;
const sampleCount = 5;

/**
 * What a sheet seems to hold: headings, kind, columns, coordinate system; a mapping used before for the same headings wins.
 * `kind`, `headerRow` and the `year` of what says none fix what the person has chosen. `plan` is null while none is open.
 */
export function inspectSheet(
  plan: PlanReader | null,
  sheet: RawSheet,
  thisYear: number,
  chosen: { kind?: ImportKind; headerRow?: number; year?: number | undefined } = {},
): InspectedSheet {
  const geometry = sheet.columns !== null;
  const recalled = plan ? recallMapping(plan, sheet, chosen) : undefined;
  const headerRow = geometry
    ? 0
    : (recalled?.headerRow ?? chosen.headerRow ?? findHeaderRow(sheet.rows, sheet.merges));
  const headers = headingsOf(sheet, headerRow);
  const columns = headers.map((header, column) => columnOf(sheet, header, column, headerRow, thisYear));
  const numeric = columns.map((column) => column.numeric);
  const years = yearsAbove(sheet, headerRow, headers.length);
  const guessed =
    chosen.kind || recalled || geometry ? null : guessKind(sheet.name, headers, numeric, thisYear, years);
  const kind = chosen.kind ?? (geometry ? 'units' : (recalled?.kind ?? guessed?.kind ?? null));
  const remembered = recalled?.memory;
  const own = ownAssignmentSheet(headers);
  const guessedMapping = kind ? guessColumns(kind, headers, numeric, thisYear, years).mapping : [];
  const undated = remembered?.mapping ?? (own ? guessedMapping.map(withoutDerived(own)) : guessedMapping);
  const yearless = (column: number) => columns[column]?.yearless === true;
  const said = { headers, above: years, yearless };
  const mapping = kind ? withYears(kind, undated, said, { asked: chosen.year, thisYear }) : undated;
  const shown = kind ? withTitleUnit(headers, kind, mapping, titleUnit(sheet.rows, headerRow)) : headers;
  return {
    name: sheet.name,
    rowCount: sheet.rowCount,
    hidden: sheet.hidden === true,
    headerRow,
    columns: columns.map((column, at) => ({ ...column, header: shown[at] ?? column.header })),
    firstRows: geometry ? [] : firstRows(sheet),
    kind,
    mapping,
    remembered: remembered !== undefined,
    chosenBefore: remembered?.sheet === sheet.name,
    crs: remembered?.crs ?? (own ? 'wgs84' : guessSystem(sheet, headers, kind)),
  };
}

/** Columns of our own sheets that hold what the plan works out: brought back as a list they say nothing. */
const derived: Readonly<Record<'units' | 'accounts', ReadonlySet<string>>> = {
  units: new Set(['measure']),
  accounts: new Set(['rep', 'customerClass', 'callsPerYear', 'minutesPerCall']),
};

const withoutDerived =
  (own: keyof typeof derived) =>
  (slot: ColumnMapping): ColumnMapping =>
    slot.field !== null && derived[own].has(slot.field) ? { ...slot, field: null, year: null } : slot;

function columnOf(sheet: RawSheet, header: string, column: number, headerRow: number, thisYear: number) {
  const cells = sheet.rows
    .filter(({ row }) => sheet.columns !== null || row > headerRow)
    .map(({ cells }) => cells[column])
    .filter((cell) => !isBlank(cell));
  const numbers = cells.filter((cell) => parseNumber(cell).kind === 'number').length;
  return {
    header,
    samples: cells.slice(0, sampleCount).map(cellText),
    numeric: cells.length > 0 && numbers >= cells.length * 0.8,
    yearless: cells.some((cell) => readPeriod(cell, thisYear)?.kind === 'yearless'),
  };
}

/** The first rows by their numbers: row 1 is always the first, so that a row's place tells its number. */
function firstRows(sheet: RawSheet): string[][] {
  const rows: string[][] = Array.from({ length: Math.min(shownRows, sheet.rowCount) }, () => []);
  for (const { row, cells } of sheet.rows) if (row <= rows.length) rows[row - 1] = cells.map(cellText);
  return rows;
}

/**
 * A title or heading may name the system. Otherwise sheets with Chinese headings mostly hold what Amap or Tencent gave
 * (GCJ-02), and boundary files WGS84.
 */
function guessSystem(sheet: RawSheet, headers: readonly string[], kind: ImportKind | null): CoordinateSystem {
  if (kind === 'units' || kind === null) return 'wgs84';
  const text = [
    ...sheet.rows.slice(0, shownRows).flatMap(({ cells }) => cells.slice(0, 3).map(cellText)),
    ...headers,
  ]
    .join(' ')
    .toLowerCase();
  if (/wgs-?\s?84|gps/.test(text)) return 'wgs84';
  if (/bd-?\s?09|百度/.test(text)) return 'bd09';
  if (/gcj-?\s?02|高德|腾讯|火星/.test(text)) return 'gcj02';
  const located = importFields[kind].some(({ type }) => type === 'longitude');
  return located && headers.some((header) => /经度|纬度/.test(header)) ? 'gcj02' : 'wgs84';
}
