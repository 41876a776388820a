import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import { geoPackage } from '../geopackage/test-file.ts';
import { polygonsOfBlob } from '../geopackage/wkb.ts';
import { testFolder } from '../testing/folder.ts';
import { kml, placemark, shapefileParts, square } from '../testing/map-files.ts';
import { workbookParts, writeZip, type ZipPart } from '../testing/zip-file.ts';
import { readDbf } from './dbf.ts';
import { readFileContent } from './read-file.ts';
import { createXmlScanner, XmlError } from './xml-scanner.ts';

/** Bounded: some seconds in all on a quiet machine. */
const runs = { numRuns: 120 };

async function expectAnswer(path: string): Promise<void> {
  const file = basename(path);
  try {
    const read = await readFileContent(
      { path, file, sheet: null, encoding: null, keepRows: null, crs: 'wgs84' },
      () => {},
    );
    for (const { rows, rowCount } of read.sheets) {
      expect(rowCount).toBeGreaterThan(0);
      expect(rows.every(({ row }) => Number.isInteger(row) && row > 0)).toBe(true);
    }
  } catch (error) {
    // Anything else is a parser that broke.
    if (!(error instanceof AppError)) throw error;
    expect(error.code).toMatch(/^IMPORT_/);
  }
}

/** A sound file with a few bytes changed, cut or doubled. */
const mutations = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 0.999, noNaN: true }),
    byte: fc.nat(255),
    kind: fc.constantFrom('set', 'cut', 'double'),
  }),
  { minLength: 1, maxLength: 6 },
);

function mutated(bytes: Buffer, changes: readonly { at: number; byte: number; kind: string }[]): Buffer {
  let made: Buffer = Buffer.from(bytes);
  for (const { at, byte, kind } of changes) {
    const place = Math.floor(at * made.length);
    if (kind === 'set' && made.length > 0) made[place] = byte;
    else if (kind === 'cut') made = Buffer.concat([made.subarray(0, place), made.subarray(place + byte)]);
    else made = Buffer.concat([made.subarray(0, place), made.subarray(Math.max(0, place - byte))]);
  }
  return made;
}

const county = { values: { code: 'a', name: '溧水区' }, rings: [square(119, 31)] };
/** Coordinate system and encoding, as files beside the shapes. */
const besides: readonly ZipPart[] = [
  {
    name: 'a.prj',
    content:
      'PROJCS["UTM 50N",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["Central_Meridian",117.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["False_Easting",500000.0],UNIT["Meter",1.0]]',
  },
  { name: 'a.cpg', content: 'GBK' },
];
const styles =
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>';
const sheetData =
  '<row r="1"><c r="A1" t="str"><v>id</v></c><c r="B1" t="s"><v>0</v></c></row><row r="2"><c r="A2" s="1"><v>46000</v></c><c r="B2" t="inlineStr"><is><r><t>x</t></r></is></c></row>';

/** Parts whose bytes are changed after the zip is made would only fail its checks: they are changed before. */
const zipped = (
  parts: readonly ZipPart[],
  target: string,
  changes: Parameters<typeof mutated>[1],
): string => {
  const path = join(testFolder(), 'f.zip');
  writeZip(
    path,
    parts.map((part) =>
      part.name === target ? { ...part, content: mutated(Buffer.from(part.content ?? ''), changes) } : part,
    ),
  );
  return path;
};

const fileOf = (name: string, content: Buffer): string => {
  const path = join(testFolder(), name);
  writeFileSync(path, content);
  return path;
};

describe('every parser answers, whatever it is given', () => {
  it.each([
    'xl/worksheets/sheet1.xml',
    'xl/workbook.xml',
    'xl/_rels/workbook.xml.rels',
    'xl/sharedStrings.xml',
    'xl/styles.xml',
  ])(
    'workbooks: %s',
    async (part) =>
      fc.assert(
        fc.asyncProperty(mutations, (changes) =>
          expectAnswer(
            zipped([...workbookParts(sheetData), { name: 'xl/styles.xml', content: styles }], part, changes),
          ),
        ),
        { numRuns: 40 },
      ),
    60_000,
  );

  it('zips', async () => {
    const path = join(testFolder(), 'good.xlsx');
    writeZip(path, workbookParts(sheetData));
    const good = readFileSync(path);
    await fc.assert(
      fc.asyncProperty(mutations, (changes) => expectAnswer(fileOf('f.xlsx', mutated(good, changes)))),
      runs,
    );
  }, 60_000);

  it('GeoPackages: the database itself', () => {
    const srs = { id: 4326, wkt: 'GEOGCS["WGS 84"]' };
    const good = readFileSync(geoPackage(join(testFolder(), 'good.gpkg'), [county, county], srs));
    return fc.assert(
      fc.asyncProperty(mutations, (changes) => expectAnswer(fileOf('f.gpkg', mutated(good, changes)))),
      runs,
    );
  }, 60_000);

  it.each(['a.shp', 'a.dbf', 'a.prj', 'a.cpg'])(
    'shapefiles: %s',
    (part) =>
      fc.assert(
        fc.asyncProperty(mutations, (changes) =>
          expectAnswer(zipped([...shapefileParts('a', [county, county]), ...besides], part, changes)),
        ),
        { numRuns: 60 },
      ),
    60_000,
  );

  it(
    'KML',
    () =>
      fc.assert(
        fc.asyncProperty(mutations, (changes) =>
          expectAnswer(fileOf('f.kml', mutated(Buffer.from(kml(placemark(county))), changes))),
        ),
        runs,
      ),
    60_000,
  );

  it('GeoJSON of any shape', () => {
    const coordinate = fc.oneof(
      fc.double({ min: -200, max: 200 }),
      fc.constant(null),
      fc.string({ maxLength: 3 }),
    );
    const nested = fc.letrec((tie) => ({
      any: fc.oneof({ maxDepth: 5 }, coordinate, fc.array(tie('any'), { maxLength: 5 })),
    })).any;
    const geometry = fc.record({
      type: fc.constantFrom('Polygon', 'MultiPolygon', 'GeometryCollection', 'Point', 'x'),
      coordinates: nested,
      geometries: nested,
    });
    const feature = fc.oneof(
      fc.jsonValue(),
      fc.record({
        type: fc.constant('Feature'),
        properties: fc.jsonValue(),
        geometry: fc.oneof(geometry, fc.jsonValue()),
      }),
    );
    return fc.assert(
      fc.asyncProperty(fc.array(feature, { maxLength: 4 }), (features) =>
        expectAnswer(
          fileOf('f.geojson', Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }))),
        ),
      ),
      runs,
    );
  }, 60_000);

  it(
    'TopoJSON of any shape',
    () =>
      fc.assert(
        fc.asyncProperty(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (arcs, units, transform) =>
          expectAnswer(
            fileOf(
              'f.topojson',
              Buffer.from(JSON.stringify({ type: 'Topology', arcs: [arcs], objects: { units }, transform })),
            ),
          ),
        ),
        runs,
      ),
    60_000,
  );

  it(
    'text',
    () =>
      fc.assert(
        fc.asyncProperty(
          fc.oneof(
            fc.string({ unit: 'binary', maxLength: 400 }),
            fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', '\t', 'a', '客', '='), maxLength: 300 }),
          ),
          (text) => expectAnswer(fileOf('f.csv', Buffer.from(text))),
        ),
        runs,
      ),
    60_000,
  );

  it(
    'any bytes at all',
    () =>
      fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), (bytes) =>
          expectAnswer(fileOf('f.bin', Buffer.from(bytes))),
        ),
        runs,
      ),
    60_000,
  );

  it('geometries of a GeoPackage, tables of a shapefile', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const blob = Buffer.concat([Buffer.from('4750000100000000', 'hex'), Buffer.from(bytes)]);
        expect(Array.isArray(polygonsOfBlob(blob, { vertices: 0, file: 'f' }))).toBe(true);
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        try {
          readDbf(Buffer.from(bytes), null, null, 'f');
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('XML: text comes out the same however it is cut into pieces', () => {
    const text = '<a x="1&gt;2"><b>客户 &amp; &#x5BA2;<![CDATA[<c>]]></b><!-- > --><d y=\'"\'/></a>';
    const walked = (pieces: readonly string[]) => {
      const seen: string[] = [];
      const scanner = createXmlScanner({
        open: (name, attribute) => seen.push(`<${name} ${attribute('x') ?? ''}${attribute('y') ?? ''}`),
        close: (name) => seen.push(`/${name}`),
        text: (piece) => {
          if (seen.at(-1)?.startsWith('"')) seen[seen.length - 1] += piece;
          else seen.push(`"${piece}`);
        },
        wantsText: () => true,
      });
      for (const piece of pieces) scanner.write(piece);
      scanner.end();
      return seen;
    };
    const whole = walked([text]);
    expect(whole).toEqual(['<a 1>2', '<b ', '"客户 & 客<c>', '/b', '<d "', '/d', '/a']);
    fc.assert(
      fc.property(fc.array(fc.nat(text.length), { maxLength: 12 }), (cuts) => {
        const places = [0, ...cuts.sort((a, b) => a - b), text.length];
        expect(walked(places.slice(1).map((to, at) => text.slice(places[at], to)))).toEqual(whole);
      }),
    );
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('<', '>', '/', 'a', ' ', '"', '=', '!', '-', '?', '&', ';'),
          maxLength: 60,
        }),
        (noise) => {
          try {
            walked([noise]);
          } catch (error) {
            expect(error).toBeInstanceOf(XmlError);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
