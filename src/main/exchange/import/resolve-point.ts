import type { CoordinateSystem } from '../../../shared/contract/import.ts';
import type { FindingCode } from '../../../shared/domain/findings.ts';
import { toWgs84 } from '../../engine/geo/coordinates.ts';
import { cellText, type SheetRow } from '../formats/sheet.ts';
import type { Geography, ImportContext } from './context.ts';
import type { FindingList } from './finding-list.ts';
import { placeText } from './place-desk.ts';
import type { PlaceMatch, PlaceQuery, PlaceUnit } from './place-index.ts';
import { readAxes } from './read-axes.ts';
import type { Table } from './table.ts';

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
/** A tenth of a metre is enough to be looked at. */
const shown = (degrees: number) => String(Number(degrees.toFixed(6)));

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
  const column = [columnX, columnY].flatMap((found) => found?.header ?? []).join(' / ');
  const value = [columnX, columnY].map((found) => (found ? cellText(row.cells[found.index]) : '')).join(', ');
  const { geography } = context;

  let found: PlaceMatch | null | undefined;
  /** Looked for once: the desk counts what it is asked. */
  const find = (): PlaceMatch | null => {
    if (found === undefined) found = geography?.desk.find(options.place, row.row) ?? null;
    return found;
  };
  const { x, y, isTold } = readAxes(table, [columnX, columnY], row, findings, () => {
    const match = options.keepExact ? null : find();
    return match ? describe(match.unit) : '';
  });
  if (x.skip || y.skip) return { point: nowhere, skip: true };
  const placed = (code: FindingCode): PointRead => {
    const match = find();
    const action = findings.add(
      code,
      row.row,
      column,
      value === ', ' ? '' : value,
      match ? describe(match.unit) : '',
    );
    return action === 'skipped' ? { point: nowhere, skip: true } : byName(match);
  };
  const byName = (match: PlaceMatch | null): PointRead => {
    if (!geography) return { point: nowhere, skip: false };
    if (!match) {
      const divided = undecided();
      if (divided) return divided;
      const names = placeText(options.place);
      return { point: nowhere, skip: findings.add('PLACE_UNKNOWN', row.row, column, names) === 'skipped' };
    }
    return at(match);
  };
  /** The match's point; by what it was found is noted, unless it is the unit's own name or code. */
  const at = (match: PlaceMatch): PointRead => {
    const point = atLabel(match.unit, match.level);
    const { place } = options;
    const { county, city, postal = '' } = place;
    const code = coarseCode(match, place) ?? evidenceCode[match.by];
    if (code === undefined) return { point, skip: false };
    const isWhole = code === 'CODE_CHANGED' || code === 'PLACE_ONLY_CITY' || code === 'PLACE_ONLY_PROVINCE';
    const said = isWhole ? placeText(place) : code === 'PLACE_POSTAL' ? postal : county || city;
    const likeness = match.by === 'alike' ? ` (${Math.round(100 * match.score)} %)` : '';
    const action = findings.add(code, row.row, '', said, describe(match.unit) + likeness);
    const stays = action === 'converted' || action === 'placed';
    return { point: stays ? point : nowhere, skip: action === 'skipped' };
  };
  /** A code whose county was divided, with nothing in the row to tell the part. */
  const undecided = (): PointRead | null => {
    const among = geography?.desk.undecided(options.place) ?? [];
    const [largest] = among;
    if (!largest) return null;
    const names = among.map(describe).join(' / ');
    const action = findings.add('CODE_DIVIDED', row.row, '', placeText(options.place), names);
    if (action === 'placed') return { point: atLabel(largest, 'county'), skip: false };
    return { point: nowhere, skip: action === 'skipped' };
  };

  if (x.value === undefined || y.value === undefined) {
    if (options.keepExact) return { point: null, skip: false };
    return isTold ? byName(find()) : placed('COORDINATES_MISSING');
  }
  if (x.value === 0 && y.value === 0) return placed('COORDINATES_ZERO');
  let [longitude, latitude] = [x.value, y.value];
  // Letters decide; where there are none, what lies in the planning area does.
  const isSaidOtherwise = x.axis === 'latitude' || y.axis === 'longitude';
  const isSaid = isSaidOtherwise || x.axis === 'longitude' || y.axis === 'latitude';
  if (isSaidOtherwise || !plausible(longitude, latitude, geography)) {
    if (!isSaidOtherwise && (isSaid || !plausible(latitude, longitude, geography))) return outside();
    const action = findings.add(
      'COORDINATES_SWAPPED',
      row.row,
      column,
      value,
      [latitude, longitude].map(shown).join(', '),
    );
    if (action === 'skipped') return { point: nowhere, skip: true };
    if (action === 'placed') return named(find());
    [longitude, latitude] = [latitude, longitude];
    if (!plausible(longitude, latitude, geography)) return outside();
  }
  [longitude, latitude] = toWgs84(longitude, latitude, options.crs);
  if (!geography) return { point: { longitude, latitude, unitId: null, location: 'exact' }, skip: false };
  const unitId = geography.locate(longitude, latitude) ?? geography.nearest(longitude, latitude, coastMetres);
  if (unitId === null) return outside();
  return agreeing(longitude, latitude, unitId, geography);

  function named(match: PlaceMatch | null): PointRead {
    return match ? at(match) : { point: nowhere, skip: false };
  }

  function outside(): PointRead {
    const match = find();
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
    if (match || !geography) return named(match);
    const unknown = findings.add('PLACE_UNKNOWN', row.row, column, placeText(options.place));
    return { point: nowhere, skip: unknown === 'skipped' };
  }

  function agreeing(lon: number, lat: number, unit: number, known: Geography): PointRead {
    const exact: ResolvedPoint = { longitude: lon, latitude: lat, unitId: unit, location: 'exact' };
    const follows = known.desk.changed(options.place, row.row);
    if (follows.length > 0) {
      const code = placeText(options.place);
      const here = follows.find(({ id }) => id === unit) ?? follows[0];
      const action = findings.add('CODE_CHANGED', row.row, '', code, here ? describe(here) : '');
      if (action === 'skipped') return { point: exact, skip: true };
    }
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

/** A unit as findings name it. */
export const describe = (unit: PlaceUnit): string =>
  [unit.city, unit.name].filter((part) => part !== '').join(' ');

/** What a match by this evidence is called among the findings. */
export const evidenceCode: Partial<Record<PlaceMatch['by'], FindingCode>> = {
  codeChanged: 'CODE_CHANGED',
  codeSplit: 'CODE_CHANGED',
  renamed: 'PLACE_RENAMED',
  alike: 'PLACE_ALIKE',
  postal: 'PLACE_POSTAL',
};

/** A match that is coarser than what was said: the county, or city, that was named is unknown. */
function coarseCode({ by }: PlaceMatch, { county, city }: PlaceQuery): FindingCode | undefined {
  if (by === 'city' && county !== '') return 'PLACE_ONLY_CITY';
  if (by === 'province' && (city !== '' || county !== '')) return 'PLACE_ONLY_PROVINCE';
  return undefined;
}

function atLabel(unit: PlaceUnit, location: ResolvedPoint['location']): ResolvedPoint {
  return { longitude: unit.longitude, latitude: unit.latitude, unitId: unit.id, location };
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
