import { basename, join } from 'node:path';
import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';
import { geoPackage } from '../geopackage/test-file.ts';
import { testFile, testFolder } from '../testing/folder.ts';
import { kml, type MapFeature, placemark, type Ring, shapefileParts, square } from '../testing/map-files.ts';
import { writeZip, type ZipPart } from '../testing/zip-file.ts';
import { type ReadOptions, readFileContent } from './read-file.ts';

const read = (path: string, options: Partial<ReadOptions> = {}) =>
  readFileContent(
    { path, file: basename(path), sheet: null, encoding: null, keepRows: null, crs: 'wgs84', ...options },
    () => {},
  );

const shapefileZip = (parts: readonly ZipPart[]): string => {
  const path = join(testFolder(), 'counties.zip');
  writeZip(path, parts);
  return path;
};
const gpkg = (...[features, srs, sql]: Tail<Parameters<typeof geoPackage>>): string => {
  const path = join(testFolder(), 'counties.gpkg');
  geoPackage(path, features, srs, sql);
  return path;
};
type Tail<T> = T extends [unknown, ...infer R] ? R : never;

const two: MapFeature[] = [
  { values: { code: '320117', name: '溧水区' }, rings: [square(119, 31)] },
  { values: { code: '320118', name: '高淳区' }, rings: [square(120, 31)] },
];

/** Gauss–Krüger, zone of 120° east, as ESRI writes it. */
const gauss =
  'PROJCS["CGCS2000_3_Degree_GK_CM_120E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",120.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';
const toGauss = proj4(
  'EPSG:4326',
  '+proj=tmerc +lat_0=0 +lon_0=120 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m',
);
const projected = two.map(
  (feature): MapFeature => ({
    ...feature,
    rings: feature.rings.map((ring) => ring.map((point) => toGauss.forward(point)) as Ring),
  }),
);

/** Both counties, neighbours of each other, about where they were drawn. */
async function expectBoth(path: string, format: string) {
  const found = await read(path);
  expect(found.format).toBe(format);
  const [sheet] = found.sheets;
  const names = sheet?.columns?.indexOf('name') ?? -1;
  expect(sheet?.rows.map(({ cells }) => cells[names])).toEqual(['溧水区', '高淳区']);
  expect([...(sheet?.geometry?.pairs ?? [])]).toEqual([0, 1]);
  expect(sheet?.geometry?.longitudes[0]).toBeCloseTo(119.5, 2);
  expect(sheet?.geometry?.latitudes[1]).toBeCloseTo(31.5, 2);
  // A degree square at 31.5° north: 94.9 km by 110.9 km.
  expect((sheet?.geometry?.areas[0] ?? 0) / 1e6).toBeCloseTo(10_520, -2);
}

describe('shapefiles', () => {
  it.each([
    ['GBK', 'gbk'],
    ['65001', 'utf-8'],
    ['BIG5', 'big5'],
  ])('in a zip, with a .cpg of %s', async (codePage, encoding) => {
    const named =
      encoding === 'big5' ? two.map((one) => ({ ...one, values: { ...one.values, name: '臺北' } })) : two;
    const path = shapefileZip([
      ...shapefileParts('边界/counties', named, encoding),
      { name: '边界/counties.cpg', content: codePage },
    ]);
    if (encoding !== 'big5') return expectBoth(path, 'shapefile');
    expect((await read(path)).sheets[0]?.rows[0]?.cells[1]).toBe('臺北');
  });

  it('tells GBK by the bytes where nothing says so, and takes another encoding on request', async () => {
    const path = shapefileZip(shapefileParts('counties', two, 'gbk'));
    await expectBoth(path, 'shapefile');
    expect((await read(path, { encoding: 'windows-1252' })).sheets[0]?.rows[0]?.cells[1]).not.toBe('溧水区');
  });

  it('in any coordinate system its .prj names', async () => {
    await expectBoth(
      shapefileZip([...shapefileParts('counties', projected), { name: 'counties.PRJ', content: gauss }]),
      'shapefile',
    );
  });

  it('keeps a hole with the ring around it', async () => {
    const hole = [...square(119.4, 31.4, 0.2)].reverse() as Ring;
    const path = shapefileZip(
      shapefileParts('counties', [{ values: { code: 'a' }, rings: [square(119, 31), hole] }]),
    );
    const whole = 10_520;
    const [sheet] = (await read(path)).sheets;
    expect((sheet?.geometry?.areas[0] ?? 0) / 1e6).toBeCloseTo(whole * 0.96, -2);
  });

  it('says what is missing or not known', async () => {
    const parts = shapefileParts('counties', two);
    const code = (zip: string) => expect(read(zip)).rejects;
    await code(shapefileZip(parts.slice(0, 1))).toMatchObject({
      code: 'IMPORT_SHAPEFILE',
      params: { part: '.dbf' },
    });
    await code(shapefileZip(shapefileParts('counties', projected))).toMatchObject({
      code: 'IMPORT_PROJECTED',
    });
    await code(
      shapefileZip([...parts, { name: 'counties.prj', content: 'PROJCS["Mars 2000"]' }]),
    ).toMatchObject({
      code: 'IMPORT_PROJECTION_UNKNOWN',
      params: { name: 'Mars 2000' },
    });
    const [shp, dbf] = parts;
    const short = { ...shp, name: 'counties.shp', content: Buffer.from(shp?.content ?? '').subarray(0, 180) };
    await code(shapefileZip([short, dbf ?? short])).toMatchObject({
      code: 'IMPORT_SHAPEFILE',
      params: { part: '.shp' },
    });
  });
});

describe('KML', () => {
  it('with columns of its data, holes, and in a KMZ', async () => {
    const text = kml(two.map(placemark).join(''));
    await expectBoth(testFile('counties.kml', text), 'kml');
    const zipped = join(testFolder(), 'counties.kmz');
    writeZip(zipped, [{ name: 'doc.kml', content: text }]);
    await expectBoth(zipped, 'kml');
  });

  it('fetches and unfolds nothing', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${kml('')}`;
    await expect(read(testFile('bomb.kml', bomb))).rejects.toMatchObject({ code: 'IMPORT_DOCTYPE' });
    await expect(read(testFile('half.kml', kml('').slice(0, -20)))).rejects.toMatchObject({
      code: 'IMPORT_FORMAT',
    });
    await expect(read(testFile('none.kml', kml('<Placemark><Point/></Placemark>')))).rejects.toMatchObject({
      code: 'IMPORT_NO_POLYGONS',
    });
  });
});

describe('GeoPackages', () => {
  it('in degrees and in a projection', async () => {
    await expectBoth(gpkg(two, { id: 4326, wkt: 'GEOGCS["WGS 84"]' }), 'geopackage');
    await expectBoth(gpkg(projected, { id: 4549, wkt: gauss }), 'geopackage');
  });

  it('runs nothing that a strange file brings', async () => {
    const view = gpkg(
      two,
      { id: 4326, wkt: '' },
      'ALTER TABLE counties RENAME TO hidden; CREATE VIEW counties AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS fid, NULL AS geom FROM n;',
    );
    await expect(read(view)).rejects.toMatchObject({ code: 'IMPORT_DATABASE' });
    const computed = gpkg(
      two,
      { id: 4326, wkt: '' },
      'DROP TABLE counties; CREATE TABLE counties (geom BLOB, bad TEXT AS (hex(zeroblob(1000000000))));',
    );
    await expect(read(computed)).rejects.toMatchObject({ code: 'IMPORT_DATABASE' });
  });

  it('tells a plan from a map', async () => {
    const path = gpkg([], { id: 4326, wkt: '' }, 'DROP TABLE gpkg_contents;');
    await expect(read(path)).rejects.toMatchObject({ code: 'IMPORT_PLAN_FILE' });
  });
});
