import type { ImportKind } from '../../../shared/domain/import-fields.ts';
import type { RawSheet } from '../formats/sheet.ts';
import { findHeaderRow, headingsOf } from '../import/find-header.ts';
import { guessColumns } from '../import/guess-columns.ts';

/** Where a sheet's headings are, and what they are taken for. */
export function inspectTable(sheet: RawSheet, kind: ImportKind = 'accounts') {
  const headerRow = findHeaderRow(sheet.rows, sheet.merges);
  const headings = headingsOf(sheet, headerRow);
  const numeric = headings.map(() => false);
  return { headerRow, mapping: guessColumns(kind, headings, numeric, 2026).mapping };
}
