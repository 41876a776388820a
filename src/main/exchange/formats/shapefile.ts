import { AppError } from '../../../shared/errors.ts';
import { readDbf } from './dbf.ts';
import type { RawFeature } from './geometry-reader.ts';
import { limits, tooLarge } from './limits.ts';
import { degrees, fromWkt, soundShape, type ToDegrees } from './projection.ts';
import { shapefileNames } from './shapefile-names.ts';
import { decodeText } from './text-encoding.ts';
import type { ZipReader } from './zip-reader.ts';

/** Polygon, PolygonZ, PolygonM (ESRI Shapefile Technical Description, 1998, p. 4). */
const polygonTypes = new Set([5, 15, 25]);

export interface FeatureLayer {
  name: string;
  features: RawFeature[];
}

/**
 * Every shapefile of a zip: the shapes with the .dbf's rows, coordinates by the .prj (without one they must be degrees).
 * Throws IMPORT_SHAPEFILE (`part` is what is missing or broken), IMPORT_PROJECTED, IMPORT_PROJECTION_UNKNOWN,
 * IMPORT_TOO_LARGE.
 */
export async function readShapefiles(
  zip: ZipReader,
  file: string,
  wantedEncoding: string | null,
): Promise<{ layers: FeatureLayer[]; encoding: string | null }> {
  const layers: FeatureLayer[] = [];
  let encoding: string | null = null;
  for (const shp of shapefileNames(zip.names)) {
    const base = shp.slice(0, -4);
    const beside = async (ending: string): Promise<Buffer | null> => {
      const name = zip.names.find((other) => other.toLowerCase() === `${base}${ending}`.toLowerCase());
      return name === undefined ? null : zip.bytes(name);
    };
    const textOf = async (ending: string) => {
      const bytes = await beside(ending);
      return bytes ? decodeText(bytes, 'utf-8') : null;
    };
    const dbf = await beside('.dbf');
    if (!dbf) throw new AppError('IMPORT_SHAPEFILE', { file, part: '.dbf' });
    const prj = await textOf('.prj');
    const table = readDbf(dbf, await textOf('.cpg'), wantedEncoding, file);
    encoding ??= table.encoding;
    const shapes = readShp(await zip.bytes(shp), prj === null ? degrees : fromWkt(prj, file), file);
    if (prj === null && shapes.length > 0 && shapes.every(({ outside }) => outside))
      throw new AppError('IMPORT_PROJECTED', { file });
    const features = table.rows.flatMap((properties, index): RawFeature[] =>
      properties ? [{ properties, shape: shapes[index]?.shape ?? null }] : [],
    );
    layers.push({ name: base.replace(/^.*\//, ''), features });
  }
  return { layers, encoding };
}

interface ReadShape {
  shape: RawFeature['shape'];
  /** It holds polygons, but none within the range of degrees. */
  outside: boolean;
}

function readShp(bytes: Buffer, toDegrees: ToDegrees, file: string): ReadShape[] {
  const bad = () => new AppError('IMPORT_SHAPEFILE', { file, part: '.shp' });
  if (bytes.length < 100 || bytes.readInt32BE(0) !== 9994) throw bad();
  const shapes: ReadShape[] = [];
  let vertices = 0;
  let at = 100;
  while (at + 12 <= bytes.length) {
    const length = bytes.readInt32BE(at + 4) * 2;
    const content = at + 8;
    if (length < 4 || content + length > bytes.length) throw bad();
    const type = bytes.readInt32LE(content);
    at = content + length;
    if (shapes.length >= limits.features) throw tooLarge(file, 'features');
    if (!polygonTypes.has(type)) {
      shapes.push({ shape: null, outside: false });
      continue;
    }
    if (length < 44) throw bad();
    const partCount = bytes.readInt32LE(content + 36);
    const pointCount = bytes.readInt32LE(content + 40);
    const points = content + 44 + partCount * 4;
    if (partCount < 0 || pointCount < 0 || points + pointCount * 16 > content + length) throw bad();
    vertices += pointCount;
    if (vertices > limits.vertices) throw tooLarge(file, 'vertices');
    const rings: number[][][] = [];
    for (let part = 0; part < partCount; part++) {
      const from = bytes.readInt32LE(content + 44 + part * 4);
      const to = part + 1 < partCount ? bytes.readInt32LE(content + 48 + part * 4) : pointCount;
      if (from < 0 || to > pointCount || from > to) throw bad();
      rings.push(
        Array.from({ length: to - from }, (_, index) => {
          const place = points + (from + index) * 16;
          return [bytes.readDoubleLE(place), bytes.readDoubleLE(place + 8)];
        }),
      );
    }
    const shape = soundShape(partsOf(rings), toDegrees);
    shapes.push({ shape, outside: shape === null && pointCount > 0 });
  }
  return shapes;
}

/** Outer rings run clockwise; each hole goes with the outer ring that holds its first point. */
function partsOf(rings: readonly number[][][]): number[][][][] {
  const outers: number[][][][] = [];
  const holes: number[][][] = [];
  for (const ring of rings) {
    if (signedArea(ring) <= 0) outers.push([ring]);
    else holes.push(ring);
  }
  // Some writers turn every ring the wrong way.
  if (outers.length === 0) return holes.map((ring) => [ring]);
  for (const hole of holes) {
    const [x = 0, y = 0] = hole[0] ?? [];
    const holder = outers.find(([outer]) => outer && isInside(outer, x, y));
    if (holder) holder.push(hole);
    else outers.push([hole]);
  }
  return outers;
}

/** Positive where the ring runs anticlockwise. */
function signedArea(ring: readonly number[][]): number {
  let sum = 0;
  for (let at = 0; at + 1 < ring.length; at++) {
    const [x1 = 0, y1 = 0] = ring[at] ?? [];
    const [x2 = 0, y2 = 0] = ring[at + 1] ?? [];
    sum += x1 * y2 - x2 * y1;
  }
  return sum;
}

function isInside(ring: readonly number[][], x: number, y: number): boolean {
  let inside = false;
  for (let at = 0; at + 1 < ring.length; at++) {
    const [x1 = 0, y1 = 0] = ring[at] ?? [];
    const [x2 = 0, y2 = 0] = ring[at + 1] ?? [];
    if (y1 > y !== y2 > y && x < x1 + ((x2 - x1) * (y - y1)) / (y2 - y1)) inside = !inside;
  }
  return inside;
}
