import proj4 from 'proj4';
import { AppError } from '../../../shared/errors.ts';
import type { Shape } from '../../engine/geo/polygon-set.ts';

/** Coordinates of a file as degrees WGS84; null where they are no place on earth. */
export type ToDegrees = (x: number, y: number) => [number, number] | null;

export const degrees: ToDegrees = (x, y) =>
  Math.abs(x) <= 180 && Math.abs(y) <= 90 && !Number.isNaN(x + y) ? [x, y] : null;

/** WGS84, and what differs from it by less than a metre: CGCS2000 and its like need no shift on a planning map. */
const plainGeographic =
  /^\s*(?:GEOGCS|GEOGCRS)\s*\[\s*"[^"]*(?:WGS|CGCS|China_?2000|China Geodetic|ETRS|NAD_?83|NAD83)/i;

/**
 * The way from a coordinate system named in WKT (the text of a .prj file, ESRI's or OGC's) to degrees. Datums without known
 * parameters (Beijing 1954, Xi'an 1980) are taken by their ellipsoid: some hundred metres off at most. Throws
 * IMPORT_PROJECTION_UNKNOWN.
 */
export function fromWkt(wkt: string, file: string): ToDegrees {
  const text = wkt.replace(/^\ufeff/, '').trim();
  if (plainGeographic.test(text)) return degrees;
  const name = /^[A-Z_]+\s*\[\s*"([^"]{0,80})/i.exec(text)?.[1] ?? text.slice(0, 40);
  try {
    const converter = proj4(text, 'EPSG:4326');
    // An expression that is no coordinate system at all fails here rather than at every vertex.
    converter.forward([0, 0]);
    return (x, y) => {
      const [longitude = Number.NaN, latitude = Number.NaN] = converter.forward([x, y]);
      return degrees(longitude, latitude);
    };
  } catch (cause) {
    throw new AppError(
      'IMPORT_PROJECTION_UNKNOWN',
      { file, name },
      { cause: cause instanceof Error ? cause : undefined },
    );
  }
}

/**
 * Rings of a file as a shape in degrees: closed, of at least a triangle, parts without a sound outer ring left out. Null when
 * nothing is left.
 */
export function soundShape(
  parts: readonly (readonly (readonly (readonly number[])[])[])[],
  toDegrees: ToDegrees,
): Shape | null {
  const kept: [number, number][][][] = [];
  for (const part of parts) {
    const rings = part.map((ring) => soundRing(ring, toDegrees));
    const [outer, ...holes] = rings;
    if (outer) kept.push([outer, ...holes.filter((hole) => hole !== null)]);
  }
  return kept.length > 0 ? kept : null;
}

function soundRing(ring: readonly (readonly number[])[], toDegrees: ToDegrees): [number, number][] | null {
  const points: [number, number][] = [];
  for (const [x = Number.NaN, y = Number.NaN] of ring) {
    const point = toDegrees(x, y);
    if (!point) return null;
    points.push(point);
  }
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return null;
  if (first[0] !== last[0] || first[1] !== last[1]) points.push([first[0], first[1]]);
  return points.length >= 4 ? points : null;
}
