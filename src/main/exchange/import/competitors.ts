import type { CoordinateSystem } from '../../../shared/contract/import.ts';
import { type ImportContext, type Interpreted, sampleSize } from './context.ts';
import type { FindingList } from './finding-list.ts';
import { resolvePoint } from './resolve-point.ts';
import { noteBlankRows, readText, type Table } from './table.ts';

export interface CompetitorDraft {
  name: string;
  brand: string;
  longitude: number;
  latitude: number;
  unitId: number | null;
}

/** Competitor sites have no address to fall back on: one without usable coordinates is left out. */
export function interpretCompetitors(
  table: Table,
  crs: CoordinateSystem,
  context: ImportContext,
  findings: FindingList,
): Interpreted<CompetitorDraft> {
  noteBlankRows(table, findings);
  const drafts: CompetitorDraft[] = [];
  for (const row of table.rows) {
    const name = readText(table, 'name', row, findings);
    const brand = readText(table, 'brand', row, findings);
    let skip = name.skip || brand.skip;
    if (name.text === '') {
      const header = table.column('name')?.header ?? '';
      skip = findings.add('NAME_MISSING', row.row, header, '', brand.text) === 'skipped' || skip;
    }
    const { point, skip: pointSkipped } = resolvePoint(table, row, context, findings, {
      crs,
      place: { province: '', city: '', county: '', address: '' },
      keepExact: false,
    });
    if (skip || pointSkipped || !point || point.longitude === null || point.latitude === null) continue;
    drafts.push({
      name: name.text || brand.text,
      brand: brand.text,
      longitude: point.longitude,
      latitude: point.latitude,
      unitId: point.unitId,
    });
  }
  const show = (draft: CompetitorDraft): Record<string, string> => {
    const values = [
      ['name', draft.name],
      ['brand', draft.brand],
      ['longitude', draft.longitude.toFixed(6)],
      ['latitude', draft.latitude.toFixed(6)],
    ] as const;
    return Object.fromEntries(
      values.flatMap(([field, value]) => {
        const header = table.column(field)?.header;
        return header === undefined ? [] : [[header, value]];
      }),
    );
  };
  return {
    drafts,
    rowsRead: table.rows.length,
    rowsSkipped: table.rows.length - drafts.length,
    sample: drafts.slice(0, sampleSize).map(show),
  };
}
