import iconv from 'iconv-lite';
import type { ZipPart } from './zip-file.ts';

export type Ring = [number, number][];

export interface MapFeature {
  values: Record<string, string>;
  /** Rings of one polygon, outer first. */
  rings: Ring[];
}

/** A closed square of side 1 (or `side`) with this lower left corner, anticlockwise. */
export const square = (x: number, y: number, side = 1): Ring => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
];

/** Parts of a shapefile called `name`: polygons with text columns in the encoding given. */
export function shapefileParts(name: string, features: readonly MapFeature[], encoding = 'utf-8'): ZipPart[] {
  return [
    { name: `${name}.shp`, content: shp(features) },
    { name: `${name}.dbf`, content: dbf(features, encoding) },
  ];
}

function shp(features: readonly MapFeature[]): Buffer {
  const records = features.map(({ rings }, index) => {
    const points = rings.flatMap((ring) => [...ring].reverse());
    const body = Buffer.alloc(44 + 4 * rings.length + 16 * points.length);
    body.writeInt32LE(5, 0);
    body.writeInt32LE(rings.length, 36);
    body.writeInt32LE(points.length, 40);
    let from = 0;
    rings.forEach((ring, part) => {
      body.writeInt32LE(from, 44 + 4 * part);
      from += ring.length;
    });
    points.forEach(([x, y], point) => {
      body.writeDoubleLE(x, 44 + 4 * rings.length + 16 * point);
      body.writeDoubleLE(y, 52 + 4 * rings.length + 16 * point);
    });
    const head = Buffer.alloc(8);
    head.writeInt32BE(index + 1, 0);
    head.writeInt32BE(body.length / 2, 4);
    return Buffer.concat([head, body]);
  });
  const header = Buffer.alloc(100);
  header.writeInt32BE(9994, 0);
  header.writeInt32LE(1000, 28);
  header.writeInt32LE(5, 32);
  return Buffer.concat([header, ...records]);
}

const width = 40;

function dbf(features: readonly MapFeature[], encoding: string): Buffer {
  const names = Object.keys(features[0]?.values ?? {});
  const header = Buffer.alloc(32 + 32 * names.length + 1);
  header[0] = 3;
  header.writeUInt32LE(features.length, 4);
  header.writeUInt16LE(header.length, 8);
  header.writeUInt16LE(1 + width * names.length, 10);
  names.forEach((name, index) => {
    iconv.encode(name, encoding).copy(header, 32 + 32 * index, 0, 11);
    header.write('C', 32 + 32 * index + 11);
    header[32 + 32 * index + 16] = width;
  });
  header[header.length - 1] = 0x0d;
  const rows = features.map(({ values }) => {
    const row = Buffer.alloc(1 + width * names.length, ' ');
    for (const [index, name] of names.entries())
      iconv.encode(values[name] ?? '', encoding).copy(row, 1 + width * index, 0, width);
    return row;
  });
  return Buffer.concat([header, ...rows]);
}

export const kml = (placemarks: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>${placemarks}</Document></kml>`;

export const placemark = ({ values, rings }: MapFeature): string => {
  const [outer = [], ...holes] = rings.map(
    (ring) =>
      `<LinearRing><coordinates>${ring.map(([x, y]) => `${x},${y},0`).join(' ')}</coordinates></LinearRing>`,
  );
  const data = Object.entries(values).map(
    ([key, value]) => `<Data name="${key}"><value>${value}</value></Data>`,
  );
  return `<Placemark><ExtendedData>${data.join('')}</ExtendedData><Polygon><outerBoundaryIs>${outer}</outerBoundaryIs>${holes.map((hole) => `<innerBoundaryIs>${hole}</innerBoundaryIs>`).join('')}</Polygon></Placemark>`;
};
