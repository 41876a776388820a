import { kml, type MapFeature, placemark, shapefileParts, square } from '../map-files.ts';
import type { ZipPart } from '../zip-file.ts';
import { type HostileCase, hostile, zipBytes } from './case.ts';

const feature = (coordinates: unknown, type = 'Polygon', properties: unknown = { code: 'a' }) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties, geometry: { type, coordinates } }],
  });
const topology = (arcs: unknown, objects: unknown, more: object = {}) =>
  JSON.stringify({ type: 'Topology', arcs, objects, ...more });
const county: MapFeature = { values: { code: '320117', name: '溧水区' }, rings: [square(119, 31)] };

export const hostileMaps = (folder: string): HostileCase[] => [
  ...geojson(),
  ...topojson(),
  ...shapefiles(folder),
  ...kmls(folder),
];

function geojson(): HostileCase[] {
  const whole = feature([square(119, 31)]);
  return [
    ...[0.1, 0.5, 0.9].map((share) =>
      hostile(`cut-at-${share}.geojson`, 'IMPORT_TRUNCATED', () =>
        whole.slice(0, Math.floor(whole.length * share)),
      ),
    ),
    hostile('brackets.json', 'IMPORT_TRUNCATED', () => `{"a":${'['.repeat(200_000)}`),
    hostile(
      'brackets-closed.json',
      'IMPORT_TYPE_UNKNOWN',
      () => `{"a":${'['.repeat(3000)}${']'.repeat(3000)}}`,
    ),
    hostile('nan.geojson', 'IMPORT_FORMAT', () => feature([square(119, 31)]).replace('119', 'NaN')),
    hostile('infinity.geojson', 'IMPORT_PROJECTED', () =>
      feature([square(119, 31)]).replaceAll('119', '1e999'),
    ),
    hostile('null-coordinates.geojson', 'IMPORT_NO_POLYGONS', () =>
      feature([square(119, 31).map(() => [null, null])]),
    ),
    hostile('text-coordinates.geojson', 'IMPORT_NO_POLYGONS', () =>
      feature([square(119, 31).map(([x, y]) => [String(x), String(y)])]),
    ),
    hostile('no-coordinates.geojson', 'IMPORT_NO_POLYGONS', () => feature(null)),
    hostile('coordinates-as-object.geojson', 'IMPORT_NO_POLYGONS', () => feature({ length: 1e9 })),
    hostile('empty-rings.geojson', 'IMPORT_NO_POLYGONS', () => feature([[], [], []])),
    hostile('two-points.geojson', 'IMPORT_NO_POLYGONS', () =>
      feature([
        [
          [119, 31],
          [120, 31],
        ],
      ]),
    ),
    hostile('bow-tie.geojson', 'harmless', () =>
      feature([
        [
          [119, 31],
          [120, 32],
          [120, 31],
          [119, 32],
          [119, 31],
        ],
      ]),
    ),
    hostile('across-the-date-line.geojson', 'harmless', () =>
      feature([
        [
          [179, 10],
          [-179, 10],
          [-179, 11],
          [179, 11],
          [179, 10],
        ],
      ]),
    ),
    hostile('spike.geojson', 'harmless', () =>
      feature([
        [
          [119, 31],
          [120, 31],
          [120, 32],
          [120, 31],
          [119, 31],
        ],
      ]),
    ),
    hostile('same-point.geojson', 'harmless', () =>
      feature([
        [
          [119, 31],
          [119, 31],
          [119, 31],
          [119, 31],
        ],
      ]),
    ),
    hostile('at-the-pole.geojson', 'harmless', () =>
      feature([
        [
          [-180, 89],
          [180, 89],
          [180, 90],
          [-180, 90],
          [-180, 89],
        ],
      ]),
    ),
    hostile('metres.geojson', 'IMPORT_PROJECTED', () => feature([square(500_000, 3_500_000)])),
    hostile(
      'ten-million-vertices.geojson',
      'IMPORT_TOO_LARGE',
      () =>
        `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[${'[1,2],'.repeat(10_000_000)}[1,2]]]}}]}`,
    ),
    hostile('too-many-features.geojson', 'IMPORT_TOO_LARGE', () =>
      JSON.stringify({ type: 'FeatureCollection', features: Array.from({ length: 60_001 }, () => 0) }),
    ),
    hostile(
      'features-are-text.geojson',
      'IMPORT_TYPE_UNKNOWN',
      () => '{"type":"FeatureCollection","features":"many"}',
    ),
    hostile(
      'features-are-nothing.geojson',
      'IMPORT_NO_POLYGONS',
      () => '{"type":"FeatureCollection","features":[null,1,"x",[]]}',
    ),
    hostile('no-features.geojson', 'IMPORT_NO_POLYGONS', () => '{"type":"FeatureCollection","features":[]}'),
    hostile('no-type.json', 'IMPORT_TYPE_UNKNOWN', () => '{"features":[]}'),
    hostile('settings.json', 'IMPORT_TYPE_UNKNOWN', () => '{"name":1}'),
    hostile('points.geojson', 'IMPORT_NO_POLYGONS', () => feature([119, 31], 'Point')),
    hostile('collections-in-collections.geojson', 'IMPORT_NO_POLYGONS', () => {
      let geometry: object = { type: 'Polygon', coordinates: [square(119, 31)] };
      for (let depth = 0; depth < 500; depth++)
        geometry = { type: 'GeometryCollection', geometries: [geometry] };
      return JSON.stringify({ type: 'Feature', properties: {}, geometry });
    }),
    hostile('prototype-properties.geojson', 'harmless', () =>
      feature([square(119, 31)], 'Polygon', { code: 'a' }).replace(
        '"code"',
        '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"code"',
      ),
    ),
    hostile('properties-are-a-list.geojson', 'harmless', () => feature([square(119, 31)], 'Polygon', ['x'])),
    hostile('property-as-long-as-a-book.geojson', 'harmless', () =>
      feature([square(119, 31)], 'Polygon', { code: 'a'.repeat(100_000) }),
    ),
  ];
}

function topojson(): HostileCase[] {
  const polygon = (arcs: unknown) => ({
    units: { type: 'GeometryCollection', geometries: [{ type: 'Polygon', arcs }] },
  });
  const arc = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 0],
  ];
  return [
    hostile('arc-nowhere.topojson', 'IMPORT_NO_POLYGONS', () => topology([arc], polygon([[7]]))),
    hostile('arc-far-below.topojson', 'IMPORT_NO_POLYGONS', () => topology([arc], polygon([[-900]]))),
    hostile('arc-is-text.topojson', 'IMPORT_NO_POLYGONS', () => topology([arc], polygon([['0']]))),
    hostile('arc-of-nothing.topojson', 'IMPORT_FORMAT', () => topology([[]], polygon([[0]]))),
    hostile('arcs-are-text.topojson', 'IMPORT_FORMAT', () => topology('x', polygon([[0]]))),
    hostile('arc-of-text.topojson', 'IMPORT_FORMAT', () => topology([[['0', '0']]], polygon([[0]]))),
    hostile('transform-is-text.topojson', 'IMPORT_FORMAT', () =>
      topology([arc], polygon([[0]]), { transform: { scale: 'x', translate: [0, 0] } }),
    ),
    hostile('transform-runs-away.topojson', 'IMPORT_NO_POLYGONS', () =>
      topology([arc], polygon([[0]]), { transform: { scale: [1e300, 1e300], translate: [1e300, 1e300] } }),
    ),
    hostile('objects-are-text.topojson', 'IMPORT_FORMAT', () => topology([arc], 'x')),
    hostile('geometries-are-text.topojson', 'IMPORT_FORMAT', () =>
      topology([arc], { units: { type: 'GeometryCollection', geometries: 'x' } }),
    ),
    hostile(
      'object-called-proto.topojson',
      'IMPORT_NO_POLYGONS',
      () =>
        '{"type":"Topology","arcs":[],"objects":{"__proto__":{"type":"GeometryCollection","geometries":[]}}}',
    ),
  ];
}

function shapefiles(folder: string): HostileCase[] {
  const [shp, dbf] = shapefileParts('a', [county]) as [ZipPart, ZipPart];
  const bytesOf = (part: ZipPart) => Buffer.from(part.content as Buffer);
  const zip = (parts: ZipPart[]) => zipBytes(folder, parts);
  const changed = (part: ZipPart, change: (bytes: Buffer) => Buffer | undefined) => () => {
    const bytes = bytesOf(part);
    const content = change(bytes) ?? bytes;
    return zip([part === shp ? { ...shp, content } : shp, part === dbf ? { ...dbf, content } : dbf]);
  };
  const bad = (name: string, part: ZipPart, change: (bytes: Buffer) => Buffer | undefined | number) =>
    hostile(
      name,
      'IMPORT_SHAPEFILE',
      changed(part, (bytes) => {
        const answer = change(bytes);
        return typeof answer === 'number' ? undefined : answer;
      }),
    );
  return [
    hostile('without-its-table.zip', 'IMPORT_SHAPEFILE', () => zip([shp])),
    bad('shapes-empty.zip', shp, () => Buffer.alloc(0)),
    bad('shapes-wrong-magic.zip', shp, (bytes) => bytes.writeInt32BE(1, 0)),
    bad('shapes-cut.zip', shp, (bytes) => bytes.subarray(0, bytes.length - 20)),
    bad('record-of-no-length.zip', shp, (bytes) => bytes.writeInt32BE(0, 104)),
    bad('record-of-negative-length.zip', shp, (bytes) => bytes.writeInt32BE(-8, 104)),
    bad('record-beyond-the-end.zip', shp, (bytes) => bytes.writeInt32BE(0x3fffffff, 104)),
    bad('parts-beyond-the-record.zip', shp, (bytes) => bytes.writeInt32LE(0x7fffff, 108 + 36)),
    bad('points-beyond-the-record.zip', shp, (bytes) => bytes.writeInt32LE(0x7fffff, 108 + 40)),
    bad('points-negative.zip', shp, (bytes) => bytes.writeInt32LE(-1, 108 + 40)),
    bad('part-begins-beyond.zip', shp, (bytes) => bytes.writeInt32LE(9999, 108 + 44)),
    hostile(
      'nan-everywhere.zip',
      'IMPORT_PROJECTED',
      changed(shp, (bytes) => {
        for (let at = 108 + 48; at + 8 <= bytes.length; at += 8) bytes.writeDoubleLE(Number.NaN, at);
        return bytes;
      }),
    ),
    hostile(
      'points-only.zip',
      'IMPORT_NO_POLYGONS',
      changed(shp, (bytes) => {
        bytes.writeInt32LE(1, 108);
        return bytes;
      }),
    ),
    bad('table-empty.zip', dbf, () => Buffer.alloc(0)),
    bad('table-cut.zip', dbf, (bytes) => bytes.subarray(0, 60)),
    bad('table-of-too-many-rows.zip', dbf, (bytes) => bytes.writeUInt32LE(50_000, 4)),
    hostile(
      'table-of-billions.zip',
      'IMPORT_TOO_LARGE',
      changed(dbf, (bytes) => {
        bytes.writeUInt32LE(0xffffffff, 4);
        return bytes;
      }),
    ),
    bad('table-header-beyond.zip', dbf, (bytes) => bytes.writeUInt16LE(65_535, 8)),
    bad('table-row-of-no-length.zip', dbf, (bytes) => bytes.writeUInt16LE(0, 10)),
    bad('table-field-beyond-its-row.zip', dbf, (bytes) => bytes.writeUInt8(255, 32 + 16)),
    hostile('projection-unknown.zip', 'IMPORT_PROJECTION_UNKNOWN', () =>
      zip([shp, dbf, { name: 'a.prj', content: 'PROJCS["Mars_2000"]' }]),
    ),
    hostile('projection-is-noise.zip', 'IMPORT_PROJECTION_UNKNOWN', () =>
      zip([shp, dbf, { name: 'a.prj', content: '('.repeat(20_000) }]),
    ),
    hostile('projection-of-code.zip', 'IMPORT_PROJECTION_UNKNOWN', () =>
      zip([shp, dbf, { name: 'a.prj', content: '__proto__' }]),
    ),
    hostile('code-page-unknown.zip', 'harmless', () =>
      zip([shp, dbf, { name: 'a.cpg', content: 'martian' }]),
    ),
    hostile('heading-proto.zip', 'harmless', () =>
      zip(shapefileParts('a', [{ ...county, values: { __proto__x: '1', constructor: '2' } }])),
    ),
  ];
}

function kmls(folder: string): HostileCase[] {
  const whole = kml(placemark(county));
  return [
    hostile(
      'entity-bomb.kml',
      'IMPORT_DOCTYPE',
      () => `<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY a "x">]>${whole}`,
    ),
    hostile('entity-bomb.kmz', 'IMPORT_DOCTYPE', () =>
      zipBytes(folder, [{ name: 'doc.kml', content: `<!DOCTYPE kml SYSTEM "x">${whole}` }]),
    ),
    hostile('cut.kml', 'IMPORT_FORMAT', () => whole.slice(0, -30)),
    hostile('nothing-placed.kml', 'IMPORT_NO_POLYGONS', () => kml('')),
    hostile('linked-elsewhere.kml', 'IMPORT_NO_POLYGONS', () =>
      kml('<NetworkLink><Link><href>http://example.org/x.kml</href></Link></NetworkLink>'),
    ),
    hostile('coordinates-are-noise.kml', 'IMPORT_NO_POLYGONS', () =>
      whole.replace(/<coordinates>[^<]*/, '<coordinates>abc def'),
    ),
    hostile('too-deep.kml', 'IMPORT_FORMAT', () => kml('<Folder>'.repeat(10_000))),
    hostile('script-in-a-name.kml', 'harmless', () =>
      kml(placemark({ ...county, values: { name: '&lt;script&gt;alert(1)&lt;/script&gt;' } })),
    ),
    hostile('heading-proto.kml', 'harmless', () =>
      kml(placemark({ ...county, values: { constructor: 'x', ['__proto__' as string]: 'y' } })),
    ),
    hostile('polygon-outside-a-placemark.kml', 'IMPORT_NO_POLYGONS', () =>
      kml('<Polygon><outerBoundaryIs/></Polygon>'),
    ),
  ];
}
