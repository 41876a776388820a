import { AppError } from '../../../shared/errors.ts';
import type { Shape } from '../../engine/geo/polygon-set.ts';
import type { RawFeature } from './geometry-reader.ts';
import { limits, tooLarge } from './limits.ts';
import type { Cell } from './sheet.ts';

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const geometryTypes = new Set([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
]);

/** Features of any GeoJSON document. Coordinates must be degrees: projected ones throw IMPORT_PROJECTED. */
export function geoJsonFeatures(json: Json, file: string): RawFeature[] {
  let features: unknown[];
  if (json.type === 'FeatureCollection' && Array.isArray(json.features)) features = json.features;
  else if (json.type === 'Feature') features = [json];
  else if (typeof json.type === 'string' && geometryTypes.has(json.type)) {
    features = [{ type: 'Feature', properties: {}, geometry: json }];
  } else throw new AppError('IMPORT_TYPE_UNKNOWN', { file });
  if (features.length > limits.features) throw tooLarge(file, 'features');
  const counter = { vertices: 0, file, projected: false };
  const read = features.map((feature): RawFeature => {
    if (!isObject(feature)) return { properties: new Map(), shape: null };
    return {
      properties: propertiesOf(feature.properties, feature.id),
      shape: geometryShape(feature.geometry, counter, 0),
    };
  });
  if (counter.projected && !read.some((feature) => feature.shape)) {
    throw new AppError('IMPORT_PROJECTED', { file });
  }
  return read;
}

/** Scalars only; nested values have no place in a table. An `id` beside the properties is a column, too. */
export function propertiesOf(properties: unknown, id: unknown): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  if (isObject(properties)) {
    for (const [key, value] of Object.entries(properties)) {
      if (typeof value === 'string')
        cells.set(key, value === '' ? null : value.slice(0, limits.cellCharacters));
      else if (typeof value === 'number') cells.set(key, Number.isFinite(value) ? value : null);
      else if (typeof value === 'boolean' || value === null) cells.set(key, value);
    }
  }
  if ((typeof id === 'string' || typeof id === 'number') && !cells.has('id')) cells.set('id', id);
  return cells;
}

interface Counter {
  vertices: number;
  file: string;
  projected: boolean;
}

function geometryShape(geometry: unknown, counter: Counter, depth: number): Shape | null {
  if (!isObject(geometry) || depth > 4) return null;
  if (geometry.type === 'Polygon') return checkedShape([geometry.coordinates], counter);
  if (geometry.type === 'MultiPolygon' && Array.isArray(geometry.coordinates)) {
    return checkedShape(geometry.coordinates, counter);
  }
  if (geometry.type !== 'GeometryCollection' || !Array.isArray(geometry.geometries)) return null;
  const parts = geometry.geometries.flatMap((inner) => geometryShape(inner, counter, depth + 1) ?? []);
  return parts.length > 0 ? parts : null;
}

/** Keeps sound rings only; null when no part has a sound outer ring. */
function checkedShape(parts: readonly unknown[], counter: Counter): Shape | null {
  const kept: [number, number][][][] = [];
  for (const part of parts) {
    if (!Array.isArray(part)) continue;
    const rings = part.map((ring) => checkedRing(ring, counter));
    const [outer, ...holes] = rings;
    if (outer) kept.push([outer, ...holes.filter((hole) => hole !== null)]);
  }
  return kept.length > 0 ? kept : null;
}

function checkedRing(ring: unknown, counter: Counter): [number, number][] | null {
  if (!Array.isArray(ring)) return null;
  counter.vertices += ring.length;
  if (counter.vertices > limits.vertices) throw tooLarge(counter.file, 'vertices');
  const points: [number, number][] = [];
  for (const position of ring) {
    if (!Array.isArray(position)) return null;
    const [x, y] = position as unknown[];
    if (typeof x !== 'number' || typeof y !== 'number') return null;
    if (Math.abs(x) > 180 || Math.abs(y) > 90) {
      counter.projected = true;
      return null;
    }
    points.push([x, y]);
  }
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return null;
  if (first[0] !== last[0] || first[1] !== last[1]) points.push([first[0], first[1]]);
  return points.length >= 4 ? points : null;
}
