import { readFile } from 'node:fs/promises';
import type { CoordinateSystem, FileFormat } from '../../../shared/contract/import.ts';
import { AppError } from '../../../shared/errors.ts';
import { type BoundaryTopology, boundaryFromShapes, sharedBorders } from '../../engine/geo/boundary.ts';
import { toWgs84 } from '../../engine/geo/coordinates.ts';
import type { Shape } from '../../engine/geo/polygon-set.ts';
import { sheetNameOf } from './csv-reader.ts';
import { geoJsonFeatures } from './geojson.ts';
import { guardJson } from './json-guard.ts';
import { readKml } from './kml.ts';
import { limits } from './limits.ts';
import { measureGeometry } from './measure-geometry.ts';
import type { FeatureLayer } from './shapefile.ts';
import type { Cell, RawSheet, ReadProgress } from './sheet.ts';
import { decodeText, detectEncoding } from './text-encoding.ts';
import { parseTopology, type TopologyObject } from './topojson.ts';
import { readZip, type ZipReader } from './zip-reader.ts';

export interface RawFeature {
  properties: ReadonlyMap<string, Cell>;
  /** Null when the feature holds no usable polygon. */
  shape: Shape | null;
}

/** How a boundary file is to be read, by its content (`detectContent`). */
export type GeometryContent = 'json' | 'shapefile' | 'kml' | 'kmz' | 'sqlite';

/**
 * Reads a boundary file: a sheet per set of polygons, its columns the properties. With `crs` the borders are built too (shared
 * arcs, label points, areas); without, only the table. `encoding` is for a shapefile's table; null = as the file says.
 * Throws IMPORT_FORMAT, IMPORT_TRUNCATED, IMPORT_TYPE_UNKNOWN, IMPORT_NO_POLYGONS, IMPORT_TOO_LARGE, IMPORT_PROJECTED and
 * what the reader of the format throws.
 */
export async function readGeometry(
  content: GeometryContent,
  path: string,
  file: string,
  crs: CoordinateSystem | null,
  wantedSheet: string | null,
  wantedEncoding: string | null,
  onProgress: ReadProgress = () => {},
): Promise<{ format: FileFormat; encoding: string | null; sheets: RawSheet[] }> {
  if (content === 'json') return readJson(path, file, crs, wantedSheet, onProgress);
  const { format, encoding, layers } = await readLayers(content, path, file, wantedEncoding);
  const sheets = layers
    .filter(({ name, features }) => (wantedSheet ?? name) === name && features.some(({ shape }) => shape))
    .map(({ name, features }) => {
      const sheet = tableOf(name, features);
      if (crs) attachGeometry(sheet, features, crs, onProgress);
      return sheet;
    });
  if (sheets.length === 0) throw new AppError('IMPORT_NO_POLYGONS', { file });
  return { format, encoding, sheets };
}

async function readLayers(
  content: Exclude<GeometryContent, 'json'>,
  path: string,
  file: string,
  wantedEncoding: string | null,
): Promise<{ format: FileFormat; encoding: string | null; layers: FeatureLayer[] }> {
  if (content === 'sqlite') {
    const { readGeoPackage } = await import('../geopackage/geopackage.ts');
    return { format: 'geopackage', encoding: null, layers: readGeoPackage(path, file) };
  }
  if (content === 'shapefile') {
    const { readShapefiles } = await import('./shapefile.ts');
    return {
      format: 'shapefile',
      ...(await readShapefiles(await readZip(path, file), file, wantedEncoding)),
    };
  }
  const bytes = content === 'kml' ? await readFile(path) : await kmlOf(await readZip(path, file));
  const features = readKml(decodeText(bytes, detectEncoding(bytes)), file);
  return { format: 'kml', encoding: null, layers: [{ name: sheetNameOf(file), features }] };
}

const kmlOf = (zip: ZipReader): Promise<Buffer> =>
  zip.bytes(zip.names.find((name) => /\.kml$/i.test(name)) ?? '');

async function readJson(
  path: string,
  file: string,
  crs: CoordinateSystem | null,
  wantedSheet: string | null,
  onProgress: ReadProgress,
): Promise<{ format: FileFormat; encoding: string; sheets: RawSheet[] }> {
  const bytes = await readFile(path);
  guardJson(bytes, file);
  const encoding = detectEncoding(bytes);
  const json = parseJson(decodeText(bytes, encoding), file);
  if (json.type === 'Topology') {
    const objects = parseTopology(json, file).filter(
      (object) => wantedSheet === null || object.name === wantedSheet,
    );
    const sheets = objects.map((object) => topologySheet(object, crs, onProgress));
    return { format: 'topojson', encoding, sheets: withPolygons(sheets, objects, file) };
  }
  const features = geoJsonFeatures(json, file);
  const sheet = tableOf(sheetNameOf(file), features);
  if (!features.some((feature) => feature.shape)) throw new AppError('IMPORT_NO_POLYGONS', { file });
  if (crs) attachGeometry(sheet, features, crs, onProgress);
  return { format: 'geojson', encoding, sheets: [sheet] };
}

function withPolygons(sheets: RawSheet[], objects: readonly TopologyObject[], file: string): RawSheet[] {
  const kept = sheets.filter((_, index) => objects[index]?.features.some((feature) => feature.shape));
  if (kept.length === 0) throw new AppError('IMPORT_NO_POLYGONS', { file });
  return kept;
}

function parseJson(text: string, file: string): Record<string, unknown> & { type?: unknown } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    const whole = /[}\]]\s*$/.test(text);
    throw new AppError(whole ? 'IMPORT_FORMAT' : 'IMPORT_TRUNCATED', { file }, { cause });
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new AppError('IMPORT_TYPE_UNKNOWN', { file });
  }
  return parsed as Record<string, unknown>;
}

/** Properties as a table: columns in the order they first appear. */
function tableOf(name: string, features: readonly RawFeature[]): RawSheet {
  const position = new Map<string, number>();
  for (const feature of features) {
    for (const key of feature.properties.keys()) {
      if (!position.has(key) && position.size < limits.columns) position.set(key, position.size);
    }
  }
  const columns = [...position.keys()];
  const rows = features.map((feature, index) => ({
    row: index + 1,
    cells: columns.map((column) => feature.properties.get(column) ?? null),
  }));
  return { name, rowCount: rows.length, columns, rows, geometry: null };
}

function topologySheet(
  object: TopologyObject,
  crs: CoordinateSystem | null,
  onProgress: ReadProgress,
): RawSheet {
  const sheet = tableOf(object.name, object.features);
  if (!crs || !object.features.some((feature) => feature.shape)) return sheet;
  const { topology, geometries } = object;
  const rowOf: number[] = [];
  const kept = geometries.filter((_, index) => {
    if (!object.features[index]?.shape) return false;
    rowOf.push(index);
    return true;
  });
  const pairs = sharedBorders(kept);
  // Arcs that nobody shares, or another coordinate system: the borders are built anew from the polygons.
  if (crs !== 'wgs84' || (pairs.length === 0 && kept.length > 1)) {
    attachGeometry(sheet, object.features, crs, onProgress);
    return sheet;
  }
  const boundary = {
    type: 'Topology',
    ...(topology.transform ? { transform: topology.transform } : {}),
    arcs: topology.arcs,
    objects: {
      units: {
        type: 'GeometryCollection',
        geometries: kept.map((geometry, index) => ({
          type: geometry.type,
          id: rowOf[index],
          arcs: (geometry as { arcs: unknown }).arcs,
        })),
      },
    },
  } as unknown as BoundaryTopology;
  sheet.geometry = measureGeometry(boundary, rowOf, pairs, onProgress);
  return sheet;
}

function attachGeometry(
  sheet: RawSheet,
  features: readonly RawFeature[],
  crs: CoordinateSystem,
  onProgress: ReadProgress,
): void {
  const rowOf: number[] = [];
  const shapes: Shape[] = [];
  features.forEach((feature, index) => {
    if (!feature.shape) return;
    rowOf.push(index);
    shapes.push(crs === 'wgs84' ? feature.shape : convert(feature.shape, crs));
  });
  const boundary = boundaryFromShapes(shapes);
  boundary.objects.units.geometries.forEach((geometry, index) => {
    geometry.id = rowOf[index] ?? 0;
  });
  sheet.geometry = measureGeometry(
    boundary,
    rowOf,
    sharedBorders(boundary.objects.units.geometries),
    onProgress,
  );
}

function convert(shape: Shape, crs: CoordinateSystem): Shape {
  return shape.map((part) => part.map((ring) => ring.map(([x = 0, y = 0]) => toWgs84(x, y, crs))));
}
