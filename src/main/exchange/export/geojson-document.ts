import type { Feature, Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import { feature } from 'topojson-client';
import { storedBoundary } from '../../engine/geo/stored-boundary.ts';
import { measureValues } from './json-document.ts';
import type { ScenarioReport } from './report.ts';
import { territoryFinder } from './territory-names.ts';

/** Properties a unit always has; an imported measure of such a name is written with `measure_` before it. */
const ownProperties = new Set([
  'code',
  'name',
  'city',
  'province',
  'territory',
  'territoryName',
  'rep',
  'repName',
]);

/**
 * One feature per unit, in order: its polygon (RFC 7946 winding, 7 decimals), its territory and rep, and its measures as flat
 * properties that a GIS can style by. A unit without boundary has geometry null.
 * @throws AppError PLAN_DAMAGED when the boundaries cannot be read
 */
export function* unitFeatures(report: ScenarioReport): Generator<Feature<Geometry | null>> {
  const geometryOf = readBoundaries(report.boundaries);
  const find = territoryFinder(report);
  for (const unit of report.units) {
    const territory = find(unit.territoryId);
    const measures = Object.entries(measureValues(report, unit)).map(([key, value]): [string, number] => [
      ownProperties.has(key) ? `measure_${key}` : key,
      value,
    ]);
    yield {
      type: 'Feature',
      id: unit.code,
      properties: {
        code: unit.code,
        name: unit.name,
        city: unit.city,
        province: unit.province,
        territory: unit.territoryId,
        territoryName: territory?.name ?? null,
        rep: territory?.rep?.ref ?? null,
        repName: territory?.rep?.name ?? null,
        ...Object.fromEntries(measures),
      },
      geometry: geometryOf(unit.id),
    };
  }
}

function readBoundaries(text: string): (unitId: number) => Geometry | null {
  if (text === '') return () => null;
  const topology = storedBoundary(text);
  const byId = new Map(topology.objects.units.geometries.map((geometry) => [Number(geometry.id), geometry]));
  return (unitId) => {
    const geometry = byId.get(unitId);
    if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') return null;
    const { geometry: shape } = feature(topology, geometry) as Feature<Polygon | MultiPolygon>;
    return wound(shape);
  };
}

/** Outer rings counter-clockwise, holes clockwise, coordinates to a centimetre. */
function wound(geometry: Polygon | MultiPolygon): Polygon | MultiPolygon {
  return geometry.type === 'Polygon'
    ? { type: 'Polygon', coordinates: woundRings(geometry.coordinates) }
    : { type: 'MultiPolygon', coordinates: geometry.coordinates.map(woundRings) };
}

function woundRings(rings: Position[][]): Position[][] {
  return rings.map((ring, index) => {
    const rounded = ring.map(([x, y]): Position => [round(x), round(y)]);
    return signedArea(rounded) > 0 === (index === 0) ? rounded : rounded.reverse();
  });
}

const round = (degrees: number) => Math.round(degrees * 1e7) / 1e7;

/** Twice the area, positive when counter-clockwise. */
function signedArea(ring: readonly Position[]): number {
  let sum = 0;
  for (let index = 1; index < ring.length; index++) {
    const [x0, y0] = ring[index - 1];
    const [x1, y1] = ring[index];
    sum += x0 * y1 - x1 * y0;
  }
  return sum;
}
