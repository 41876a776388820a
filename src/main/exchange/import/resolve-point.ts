import type { CoordinateSystem } from '../../../shared/contract/import.ts';
import type { FindingCode } from '../../../shared/domain/findings.ts';
import { toWgs84 } from '../../engine/geo/coordinates.ts';
import { cellText, type SheetRow } from '../formats/sheet.ts';
import type { Geography, ImportContext } from './context.ts';
import type { FindingList } from './finding-list.ts';
import type { PlaceQuery, PlaceUnit } from './place-index.ts';
import { type NumberRead, readNumber } from './read-number.ts';
import type { MappedColumn, Table } from './table.ts';

export interface ResolvedPoint {
  longitude: number | null;
  latitude: number | null;
  unitId: number | null;
  location: 'exact' | 'county' | 'city' | 'province' | 'none';
}

export interface PointRead {
  /** Null = the row has no coordinates and the plan's exact ones stay. */
  point: ResolvedPoint | null;
  skip: boolean;
}

/** A point this near to a unit, but in none, lies off a coast or border that was simplified. */
export const coastMetres = 2000;
/** How far beyond all units a point may lie before its axes are thought swapped, degrees. */
const marginDegrees = 1;

const nowhere: ResolvedPoint = { longitude: null, latitude: null, unitId: null, location: 'none' };

interface PointOptions {
  crs: CoordinateSystem;
  /** Names to fall back on. */
  place: PlaceQuery;
  /** The plan has exact coordinates for it: an empty cell leaves them. */
  keepExact: boolean;
}

/** Longitude and latitude of a row in WGS84 with their unit; mended or replaced by the named place where they can't be right. */
export function resolvePoint(
  table: Table,
  row: SheetRow,
  context: ImportContext,
  findings: FindingList,
  options: PointOptions,
): PointRead {
  const columnX = table.column('longitude');
  const columnY = table.column('latitude');
  const pair = columnY ? null : readPair(row, columnX);
  const number = (found: MappedColumn | undefined): NumberRead =>
    readNumber(table, found, row, findings, { money: false, degrees: true, negative: 'allowed' });
  const x = pair?.[0] ?? number(columnX);
  const y = pair?.[1] ?? number(columnY);
  if (x.skip || y.skip) return { point: nowhere, skip: true };
  const column = [columnX, columnY].flatMap((found) => found?.header ?? []).join(' / ');
  const value = [columnX, columnY].map((found) => (found ? cellText(row.cells[found.index]) : '')).join(', ');
  const { geography } = context;

  const placed = (code: FindingCode): PointRead => {
    const match = geography?.places.find(options.place) ?? null;
    const action = findings.add(
      code,
      row.row,
      column,
      value === ', ' ? '' : value,
      match ? describe(match.unit) : '',
    );
    if (action === 'skipped') return { point: nowhere, skip: true };
    if (!geography) return { point: nowhere, skip: false };
    if (!match) {
      const names = placeText(options.place);
      return { point: nowhere, skip: findings.add('PLACE_UNKNOWN', row.row, column, names) === 'skipped' };
    }
    if (match.renamed) {
      const named = options.place.county || options.place.city;
      const renamed = findings.add('PLACE_RENAMED', row.row, '', named, describe(match.unit));
      if (renamed === 'skipped') return { point: nowhere, skip: true };
    }
    return { point: atLabel(match.unit, match.level), skip: false };
  };

  if (x.value === undefined || y.value === undefined) {
    return options.keepExact ? { point: null, skip: false } : placed('COORDINATES_MISSING');
  }
  if (x.value === 0 && y.value === 0) return placed('COORDINATES_ZERO');
  let [longitude, latitude] = [x.value, y.value];
  if (!plausible(longitude, latitude, geography)) {
    if (!plausible(latitude, longitude, geography)) return outside();
    const action = findings.add('COORDINATES_SWAPPED', row.row, column, value, `${latitude}, ${longitude}`);
    if (action === 'skipped') return { point: nowhere, skip: true };
    if (action === 'placed') return { point: byName(geography, options.place), skip: false };
    [longitude, latitude] = [latitude, longitude];
  }
  [longitude, latitude] = toWgs84(longitude, latitude, options.crs);
  if (!geography) return { point: { longitude, latitude, unitId: null, location: 'exact' }, skip: false };
  const unitId = geography.locate(longitude, latitude) ?? geography.nearest(longitude, latitude, coastMetres);
  if (unitId === null) return outside();
  return agreeing(longitude, latitude, unitId, geography);

  function outside(): PointRead {
    const match = geography?.places.find(options.place);
    const action = findings.add(
      'COORDINATES_OUTSIDE',
      row.row,
      column,
      value,
      match ? describe(match.unit) : '',
    );
    if (action === 'skipped') return { point: nowhere, skip: true };
    const valid = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
    if (action === 'kept' && valid) {
      return { point: { longitude, latitude, unitId: null, location: 'exact' }, skip: false };
    }
    const point = byName(geography, options.place);
    if (point.location !== 'none' || !geography) return { point, skip: false };
    const unknown = findings.add('PLACE_UNKNOWN', row.row, column, placeText(options.place));
    return { point, skip: unknown === 'skipped' };
  }

  function agreeing(lon: number, lat: number, unit: number, known: Geography): PointRead {
    const exact: ResolvedPoint = { longitude: lon, latitude: lat, unitId: unit, location: 'exact' };
    const meant = known.places.meant(options.place);
    const [first] = meant;
    if (!first || meant.some(({ id }) => id === unit)) return { point: exact, skip: false };
    const found = known.unitById.get(unit);
    const header = table.column('county')?.header ?? '';
    const action = findings.add(
      'PLACE_DISAGREES',
      row.row,
      header,
      options.place.county,
      found ? describe(found) : '',
    );
    if (action === 'skipped') return { point: exact, skip: true };
    return { point: action === 'placed' ? atLabel(first, 'county') : exact, skip: false };
  }
}

/** Both axes in one cell, as map services copy them: `118.79,32.06`. */
function readPair(row: SheetRow, column: MappedColumn | undefined): [NumberRead, NumberRead] | null {
  const text = column ? cellText(row.cells[column.index]).normalize('NFKC') : '';
  const match = /^[([]?\s*(-?\d{1,3}(?:\.\d+)?)\s*[,;/\s]\s*(-?\d{1,3}(?:\.\d+)?)\s*[)\]]?$/.exec(text);
  if (!match) return null;
  return [
    { value: Number(match[1]), skip: false },
    { value: Number(match[2]), skip: false },
  ];
}

const describe = (unit: PlaceUnit): string => [unit.city, unit.name].filter((part) => part !== '').join(' ');

const placeText = ({ province, city, county }: PlaceQuery): string =>
  [province, city, county].filter((part) => part !== '').join(' ');

function atLabel(unit: PlaceUnit, location: ResolvedPoint['location']): ResolvedPoint {
  return { longitude: unit.longitude, latitude: unit.latitude, unitId: unit.id, location };
}

function byName(geography: Geography | null, place: PlaceQuery): ResolvedPoint {
  const match = geography?.places.find(place);
  return match ? atLabel(match.unit, match.level) : nowhere;
}

/** Degrees that can be meant so: within the units' bounds, or, before there are units, any place on earth. */
function plausible(longitude: number, latitude: number, geography: Geography | null): boolean {
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return false;
  if (!geography) return true;
  const [west, south, east, north] = geography.bounds;
  return (
    longitude >= west - marginDegrees &&
    longitude <= east + marginDegrees &&
    latitude >= south - marginDegrees &&
    latitude <= north + marginDegrees
  );
}
