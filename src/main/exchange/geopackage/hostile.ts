import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type HostileCase, hostile } from '../testing/hostile/case.ts';
import { type MapFeature, square } from '../testing/map-files.ts';
import { geoPackage } from './test-file.ts';

const county: MapFeature = { values: { code: 'a', name: 'A' }, rings: [square(119, 31)] };

/** Databases that are no maps, or maps that would do something. */
export function hostileDatabases(folder: string): HostileCase[] {
  let made = 0;
  const bytes = (sql: string) =>
    readFileSync(geoPackage(join(folder, `made-${made++}.gpkg`), [county], { id: 4326, wkt: '' }, sql));
  const blob = (hex: string) => () => bytes(`UPDATE counties SET geom = x'${hex}';`);
  const plain = (sql: string) => () => {
    const path = join(folder, `made-${made++}.sqlite`);
    const db = new Database(path);
    db.exec(sql);
    db.close();
    return readFileSync(path);
  };
  return [
    hostile('view-without-end.gpkg', 'IMPORT_DATABASE', () =>
      bytes(
        'ALTER TABLE counties RENAME TO t; CREATE VIEW counties AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT i AS fid, NULL AS geom FROM n;',
      ),
    ),
    hostile('column-that-computes.gpkg', 'IMPORT_DATABASE', () =>
      bytes(
        'DROP TABLE counties; CREATE TABLE counties (geom BLOB, bad TEXT AS (hex(zeroblob(1000000000))));',
      ),
    ),
    hostile('virtual-table.gpkg', 'IMPORT_DATABASE', () =>
      bytes('DROP TABLE counties; CREATE VIRTUAL TABLE counties USING fts5(geom, code);'),
    ),
    hostile('contents-is-a-view.gpkg', 'IMPORT_PLAN_FILE', () =>
      bytes('ALTER TABLE gpkg_contents RENAME TO t; CREATE VIEW gpkg_contents AS SELECT * FROM t;'),
    ),
    hostile('systems-are-a-view.gpkg', 'IMPORT_DATABASE', () =>
      bytes(
        'ALTER TABLE gpkg_spatial_ref_sys RENAME TO t; CREATE VIEW gpkg_spatial_ref_sys AS SELECT * FROM t;',
      ),
    ),
    hostile('no-geometry-columns.gpkg', 'IMPORT_DATABASE', () => bytes('DROP TABLE gpkg_geometry_columns;')),
    hostile('layer-nowhere.gpkg', 'IMPORT_DATABASE', () =>
      bytes("UPDATE gpkg_geometry_columns SET table_name = 'gone';"),
    ),
    hostile('layer-with-quotes.gpkg', 'IMPORT_DATABASE', () =>
      bytes(`UPDATE gpkg_geometry_columns SET table_name = 'x"; DROP TABLE counties; --';`),
    ),
    hostile('trigger.gpkg', 'harmless', () =>
      bytes('CREATE TRIGGER t AFTER INSERT ON counties BEGIN DELETE FROM counties; END;'),
    ),
    hostile('geometry-is-noise.gpkg', 'IMPORT_NO_POLYGONS', blob('deadbeef')),
    hostile('geometry-header-only.gpkg', 'IMPORT_NO_POLYGONS', blob('4750000100000000')),
    hostile('geometry-cut.gpkg', 'IMPORT_NO_POLYGONS', blob('47500001000000000103000000010000000500000000')),
    hostile(
      'geometry-of-billions.gpkg',
      'IMPORT_NO_POLYGONS',
      blob('475000010000000001030000000100000000ffffffff'),
    ),
    hostile('rings-of-billions.gpkg', 'IMPORT_NO_POLYGONS', blob('47500001000000000103000000ffffffff')),
    hostile(
      'collections-in-collections.gpkg',
      'IMPORT_NO_POLYGONS',
      blob(`4750000100000000${'010700000001000000'.repeat(2000)}`),
    ),
    hostile('system-unknown.gpkg', 'IMPORT_PROJECTION_UNKNOWN', () =>
      bytes("UPDATE gpkg_spatial_ref_sys SET organization_coordsys_id = 999999, definition = 'LOCAL[]';"),
    ),
    hostile('cut.gpkg', 'IMPORT_DATABASE', () => bytes('').subarray(0, 5000)),
    hostile('header-only.gpkg', 'IMPORT_DATABASE', () => bytes('').subarray(0, 100)),
    hostile('pages-are-noise.gpkg', 'IMPORT_DATABASE', () => {
      const all = bytes('');
      all.fill(0xa5, 4096);
      return all;
    }),
    hostile('schema-is-noise.gpkg', 'IMPORT_DATABASE', () => {
      const all = bytes('');
      all.fill(0xa5, 100, 4096);
      return all;
    }),
    hostile('no-layers.gpkg', 'IMPORT_NO_POLYGONS', () => bytes('DELETE FROM gpkg_geometry_columns;')),
    hostile(
      'other-database.sqlite',
      'IMPORT_PLAN_FILE',
      plain('CREATE TABLE t (x); INSERT INTO t VALUES (1);'),
    ),
    hostile('empty-database.sqlite', 'IMPORT_PLAN_FILE', plain('VACUUM; CREATE TABLE t (x); DROP TABLE t;')),
  ];
}
