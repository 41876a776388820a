import { postalKey } from '../places/postal-code.ts';
import { type Interpreted, sampleSize } from './context.ts';
import type { FindingList } from './finding-list.ts';
import type { PlaceDesk } from './place-desk.ts';
import { describe } from './resolve-point.ts';
import { noteBlankRows, readText, type Table } from './table.ts';
import { unitOf } from './unit-of-row.ts';

export interface PostalDraft {
  postal: string;
  unitId: number;
}

const shortest = 2;
const longest = 12;

/** Rows `postal code, unit by code or names`. A code that comes twice means what its last row says. */
export function interpretPostalCodes(
  table: Table,
  desk: PlaceDesk,
  findings: FindingList,
): Interpreted<PostalDraft> {
  noteBlankRows(table, findings);
  const drafts = new Map<string, PostalDraft>();
  const sample: Record<string, string>[] = [];
  const header = (field: string) => table.column(field)?.header ?? '';
  let rowsSkipped = 0;
  for (const row of table.rows) {
    const text = (field: string) => readText(table, field, row, findings);
    const [postal, code, name, city, province] = [
      text('postal'),
      text('code'),
      text('name'),
      text('city'),
      text('province'),
    ];
    const key = postalKey(postal.text);
    let skip = [postal, code, name, city, province].some((read) => read.skip);
    // Counted as SQLite does: by characters, not by UTF-16 units.
    const { length } = [...key];
    if (!skip && (length < shortest || length > longest)) {
      findings.add('ID_MISSING', row.row, header('postal'), postal.text, '', 'skipped');
      skip = true;
    }
    const place = {
      code: code.text,
      county: name.text,
      city: city.text,
      province: province.text,
      address: '',
    };
    const told = skip ? 'none' : unitOf(desk, place, row.row, header('code') || header('name'), findings);
    const unit = told === 'own' ? desk.unitOf(place.code) : told === 'none' ? undefined : told;
    if (!unit) {
      rowsSkipped++;
      continue;
    }
    drafts.set(key, { postal: key, unitId: unit.id });
    if (sample.length < sampleSize)
      sample.push({ [header('postal')]: key, [header('name') || header('code')]: describe(unit) });
  }
  return { drafts: [...drafts.values()], rowsRead: table.rows.length, rowsSkipped, sample };
}
