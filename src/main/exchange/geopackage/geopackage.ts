import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { AppError } from '../../../shared/errors.ts';
import type { RawFeature } from '../formats/geometry-reader.ts';
import { limits, tooLarge } from '../formats/limits.ts';
import { degrees, fromWkt, soundShape, type ToDegrees } from '../formats/projection.ts';
import type { FeatureLayer } from '../formats/shapefile.ts';
import type { Cell } from '../formats/sheet.ts';
import { polygonsOfBlob } from './wkb.ts';

interface LayerRow {
  table_name: string;
  column_name: string;
  organization: string;
  code: number;
  definition: string;
}

/**
 * Feature tables of a GeoPackage (OGC 12-128r18). The file is read into memory and never written; only plain tables are
 * asked, so that no view, trigger or computed column of a strange file runs. Throws IMPORT_PLAN_FILE for a database that is no
 * GeoPackage, IMPORT_DATABASE for a damaged or unusual one, IMPORT_PROJECTION_UNKNOWN, IMPORT_TOO_LARGE.
 */
export function readGeoPackage(path: string, file: string): FeatureLayer[] {
  let db: Database.Database;
  try {
    db = new Database(readFileSync(path));
  } catch (cause) {
    throw new AppError('IMPORT_DATABASE', { file }, { cause });
  }
  try {
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    db.pragma('query_only = ON');
    if (!isPlainTable(db, 'gpkg_contents')) throw new AppError('IMPORT_PLAN_FILE', { file });
    for (const table of ['gpkg_geometry_columns', 'gpkg_spatial_ref_sys'])
      if (!isPlainTable(db, table)) throw new AppError('IMPORT_DATABASE', { file });
    const layers = db
      .prepare<[], LayerRow>(
        `SELECT g.table_name, g.column_name, s.organization, s.organization_coordsys_id AS code, s.definition
         FROM gpkg_geometry_columns g JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id ORDER BY g.table_name`,
      )
      .all();
    return layers.map((layer) => readLayer(db, layer, file));
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('IMPORT_DATABASE', { file }, { cause });
  } finally {
    db.close();
  }
}

/** A table of its own rows: not a view, not virtual, nothing computed. */
function isPlainTable(db: Database.Database, table: string): boolean {
  const found = db
    .prepare<[string], { type: string; sql: string }>(
      "SELECT type, sql FROM sqlite_schema WHERE lower(name) = lower(?) AND type IN ('table', 'view')",
    )
    .get(table);
  if (found?.type !== 'table' || /^\s*CREATE\s+VIRTUAL/i.test(found.sql)) return false;
  const columns = db
    .prepare<[string], { hidden: number }>('SELECT hidden FROM pragma_table_xinfo(?)')
    .all(table);
  return columns.every(({ hidden }) => hidden === 0);
}

function readLayer(db: Database.Database, layer: LayerRow, file: string): FeatureLayer {
  const { table_name: table, column_name: geometry } = layer;
  if (!isPlainTable(db, table)) throw new AppError('IMPORT_DATABASE', { file });
  const columns = db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table);
  const toDegrees: ToDegrees =
    layer.code === 4326 || layer.code === 4490 || layer.code <= 0 ? degrees : fromWkt(layer.definition, file);
  const features: RawFeature[] = [];
  const counter = { vertices: 0, file };
  for (const row of db.prepare(`SELECT * FROM ${quoted(table)}`).iterate() as Iterable<
    Record<string, unknown>
  >) {
    if (features.length >= limits.features) throw tooLarge(file, 'features');
    const properties = new Map<string, Cell>();
    for (const column of columns) if (column !== geometry) properties.set(column, cellOf(row[column]));
    const blob = row[geometry];
    const shape =
      blob instanceof Uint8Array ? soundShape(polygonsOfBlob(Buffer.from(blob), counter), toDegrees) : null;
    features.push({ properties, shape });
  }
  return { name: table, features };
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

function cellOf(value: unknown): Cell {
  if (typeof value === 'string') return value === '' ? null : value.slice(0, limits.cellCharacters);
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
