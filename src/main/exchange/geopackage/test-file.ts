import Database from 'better-sqlite3';
import type { MapFeature, Ring } from '../testing/map-files.ts';

/** Writes a GeoPackage with one layer `counties`; `sql` is run last. */
export function geoPackage(
  path: string,
  features: readonly MapFeature[],
  srs: { id: number; wkt: string },
  sql = '',
): string {
  const db = new Database(path);
  db.exec(`PRAGMA application_id = 1196444487;
    CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT, organization_coordsys_id INTEGER, definition TEXT);
    CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, srs_id INTEGER);
    CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER, z INTEGER, m INTEGER);
    CREATE TABLE counties (fid INTEGER PRIMARY KEY, geom BLOB, code TEXT, name TEXT);`);
  db.prepare('INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?)').run(
    's',
    srs.id,
    'EPSG',
    srs.id,
    srs.wkt,
  );
  db.prepare('INSERT INTO gpkg_contents VALUES (?, ?, ?)').run('counties', 'features', srs.id);
  db.prepare('INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)').run(
    'counties',
    'geom',
    'POLYGON',
    srs.id,
  );
  for (const { values, rings } of features)
    db.prepare('INSERT INTO counties (geom, code, name) VALUES (?, ?, ?)').run(
      gpkgBlob(rings, srs.id),
      values.code ?? null,
      values.name ?? null,
    );
  if (sql !== '') db.exec(sql);
  db.close();
  return path;
}

function gpkgBlob(rings: readonly Ring[], srs: number): Buffer {
  const head = Buffer.alloc(8);
  head.write('GP', 0);
  head[3] = 1;
  head.writeInt32LE(srs, 4);
  const body = Buffer.alloc(9 + rings.reduce((sum, ring) => sum + 4 + 16 * ring.length, 0));
  body[0] = 1;
  body.writeUInt32LE(3, 1);
  body.writeUInt32LE(rings.length, 5);
  let at = 9;
  for (const ring of rings) {
    body.writeUInt32LE(ring.length, at);
    at += 4;
    for (const [x, y] of ring) {
      body.writeDoubleLE(x, at);
      body.writeDoubleLE(y, at + 8);
      at += 16;
    }
  }
  return Buffer.concat([head, body]);
}
