import { withoutUnit } from '../../../shared/domain/measure-name.ts';
import { derivedMeasures } from '../../../shared/domain/measures.ts';
import { cellText, type RawGeometry, type SheetRow } from '../formats/sheet.ts';
import { type Interpreted, sampleSize } from './context.ts';
import type { FindingList } from './finding-list.ts';
import type { PlaceDesk } from './place-desk.ts';
import { readNumber } from './read-number.ts';
import { shownAmount } from './shown-amount.ts';
import { type MappedColumn, noteBlankRows, readText, type Table } from './table.ts';
import { notedChange, unitOf } from './unit-of-row.ts';

export interface UnitDraft {
  code: string;
  /** '' = not given, as city and province. */
  name: string;
  city: string;
  province: string;
  /** Position in the geometry file's boundary; null for a table, or a feature without a polygon. */
  geometry: number | null;
  /** [measure key, value in the measure's unit]. */
  values: [string, number][];
}

export interface UnitMeasure {
  key: string;
  /** The heading without its unit where figures are converted to the plan's; otherwise as the file has it. */
  name: string;
  unit: 'count' | 'fen' | 'squareMetres' | 'number';
}

export interface InterpretedUnits extends Interpreted<UnitDraft> {
  measures: UnitMeasure[];
}

/**
 * A table without polygons can only bring figures for units the plan has; `desk` finds them by code, else by name. Drafts stand on
 * the borders as drawn: what is told of those follows with `onBorders`.
 */
export function interpretUnits(
  table: Table,
  geometry: RawGeometry | null,
  desk: PlaceDesk,
  findings: FindingList,
): InterpretedUnits {
  noteBlankRows(table, findings);
  const measures = table.columns('measure').map((column) => ({ column, ...measureOf(column) }));
  const geometryOfRow = new Map(geometry?.rowOf.map((row, index) => [row, index]));
  const codeHeader = table.column('code')?.header ?? '';
  const used = new Set<string>();
  let rowsSkipped = 0;
  const draftOf = new Map<string, UnitDraft>();
  const drafts: UnitDraft[] = [];
  table.rows.forEach((row, position) => {
    const code = readText(table, 'code', row, findings);
    const name = readText(table, 'name', row, findings);
    const city = readText(table, 'city', row, findings);
    const province = readText(table, 'province', row, findings);
    const values = readValues(table, measures, row, findings);
    const own = geometryOfRow.get(position) ?? null;
    let skip = code.skip || name.skip || city.skip || province.skip || values.skip;
    const key = code.text || name.text;
    if (geometry && own === null) {
      findings.add('GEOMETRY_INVALID', row.row, '', name.text || code.text);
      skip = true;
    }
    const place = {
      code: code.text,
      county: name.text,
      city: city.text,
      province: province.text,
      address: '',
    };
    const unit = geometry
      ? notedChange(desk, place, row.row, codeHeader, findings)
      : unitOf(desk, place, row.row, codeHeader, findings);
    if (unit === 'none') skip = true;
    if (code.text === '')
      skip = findings.add('ID_MISSING', row.row, codeHeader, '', key) === 'skipped' || skip;
    if (name.text === '') {
      const header = table.column('name')?.header ?? '';
      skip = findings.add('NAME_MISSING', row.row, header, '', code.text) === 'skipped' || skip;
    }
    if (key !== '' && used.has(key)) {
      findings.add('CODE_DUPLICATE', row.row, codeHeader, key);
      skip = true;
    }
    if (skip || key === '') {
      rowsSkipped++;
      return;
    }
    used.add(key);
    const draft: UnitDraft = {
      code: key,
      name: name.text,
      city: city.text,
      province: province.text,
      geometry: own,
      values: values.list,
    };
    // A row that names another unit of the plan brings figures, and nothing else.
    if (unit !== 'own' && unit !== 'none')
      Object.assign(draft, { code: unit.code, name: unit.name, city: '', province: '' });
    const standing = geometry ? undefined : draftOf.get(draft.code);
    if (standing) addFigures(standing, draft.values);
    else drafts.push(draft);
    draftOf.set(draft.code, standing ?? draft);
  });
  return {
    drafts,
    measures: measures.map(({ key, name, unit }) => ({ key, name, unit })),
    rowsRead: table.rows.length,
    rowsSkipped,
    sample: drafts.slice(0, sampleSize).map((draft) => show(table, draft, measures)),
  };
}

/** Figures of counties that became one unit are summed. */
function addFigures(standing: UnitDraft, values: UnitDraft['values']): void {
  for (const [key, value] of values) {
    const figure = standing.values.find(([other]) => other === key);
    if (figure) figure[1] += value;
    else standing.values.push([key, value]);
  }
}

interface MeasureColumn extends UnitMeasure {
  column: MappedColumn;
  factor: number;
}

const areaStem = /^(?:area|shapearea|surface|面积|行政区域面积|土地面积|辖区面积|国土面积)$/;
const peopleStem = /^(?:population|pop|inhabitants|人口|常住人口|总人口|户籍人口|户数|households)$/;
const areaFactors: readonly (readonly [RegExp, number])[] = [
  [/km2|km²|平方公里|平方千米|sqkm/, 1e6],
  [/公顷|^ha$|hectare/, 1e4],
  [/^m2$|^m²$|平方米|sqm/, 1],
];

/** Key, unit and factor of a column of figures. `population` and `area` have keys of their own that the catalogues name. */
function measureOf({ heading, header }: MappedColumn): Omit<MeasureColumn, 'column'> {
  const { stem, unit } = heading;
  const name = withoutUnit(header);
  const area = areaFactors.find(([pattern]) => pattern.test(unit));
  if (area && areaStem.test(stem)) return { key: 'area', name, unit: 'squareMetres', factor: area[1] };
  if (peopleStem.test(stem)) {
    const key = /户|households/.test(stem) ? 'households' : 'population';
    return { key, name, unit: 'count', factor: heading.factor };
  }
  if (/元|rmb|cny|yuan|¥/.test(unit)) return { key: keyOf(stem), name, unit: 'fen', factor: 1 };
  return { key: keyOf(header.toLowerCase()), name: header, unit: 'number', factor: 1 };
}

const reserved = new Set<string>(derivedMeasures);

const keyOf = (text: string): string => (reserved.has(text) ? `imported ${text}` : text);

function readValues(
  table: Table,
  measures: readonly MeasureColumn[],
  row: SheetRow,
  findings: FindingList,
): { list: [string, number][]; skip: boolean } {
  const list: [string, number][] = [];
  let skip = false;
  for (const { column, key, unit, factor } of measures) {
    const cell = row.cells[column.index];
    // Boundary files hold figures as JSON numbers; text among them is a label.
    if (typeof cell === 'boolean') continue;
    const read = readNumber(table, column, row, findings, { money: unit === 'fen', negative: 'allowed' });
    skip ||= read.skip;
    if (read.value === undefined) continue;
    const value = unit === 'fen' ? read.value : read.value * factor;
    list.push([key, unit === 'count' || unit === 'squareMetres' ? Math.round(value) : value]);
  }
  return { list, skip };
}

function show(table: Table, draft: UnitDraft, measures: readonly MeasureColumn[]): Record<string, string> {
  const entries: [string, string][] = (['code', 'name', 'city', 'province'] as const).flatMap(
    (field): [string, string][] => {
      const header = table.column(field)?.header;
      return header === undefined ? [] : [[header, cellText(draft[field])]];
    },
  );
  const values = new Map(draft.values);
  for (const { column, key, unit, factor } of measures) {
    const value = values.get(key);
    const plain = value === undefined ? '' : String(value / factor);
    entries.push([column.header, unit === 'fen' ? shownAmount(value, column.heading.factor) : plain]);
  }
  return Object.fromEntries(entries);
}
