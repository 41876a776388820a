import { AppError } from '../../../shared/errors.ts';
import type { RawFeature } from './geometry-reader.ts';
import { limits, tooLarge } from './limits.ts';
import { degrees, soundShape } from './projection.ts';
import type { Cell } from './sheet.ts';
import { createXmlScanner, XmlError } from './xml-scanner.ts';

/** Text elements of a placemark that become columns of their own; Google Earth's rest is drawing. */
const plainColumns = new Set(['name', 'description']);

/**
 * Placemarks with polygons as features: name, description, and every Data and SimpleData as a column. Nothing a KML file links
 * to is fetched. Throws IMPORT_FORMAT, IMPORT_DOCTYPE, IMPORT_TYPE_UNKNOWN for XML that is no KML, IMPORT_TOO_LARGE.
 */
export function readKml(text: string, file: string): RawFeature[] {
  const features: RawFeature[] = [];
  const path: string[] = [];
  let properties = new Map<string, Cell>();
  let parts: number[][][][] = [];
  let key = '';
  let gathered = '';
  let taking = false;
  let vertices = 0;
  let isKml = false;

  const take = () => {
    taking = true;
    gathered = '';
  };
  const set = (name: string) => {
    const value = gathered.trim().slice(0, limits.cellCharacters);
    if (name !== '') properties.set(name, value === '' ? null : value);
  };
  const scanner = createXmlScanner({
    open(name, attribute) {
      isKml ||= name === 'kml' || name === 'Placemark';
      path.push(name);
      if (name === 'Placemark') {
        properties = new Map();
        parts = [];
      } else if (name === 'Data' || name === 'SimpleData') {
        key = attribute('name') ?? '';
        if (name === 'SimpleData') take();
      } else if (name === 'Polygon') parts.push([]);
      else if (name === 'coordinates' || name === 'value') take();
      else if (plainColumns.has(name) && path.at(-2) === 'Placemark') take();
    },
    close(name) {
      path.pop();
      taking = false;
      if (name === 'value' || name === 'SimpleData') set(key);
      else if (plainColumns.has(name) && path.at(-1) === 'Placemark') set(name);
      else if (name === 'coordinates' && path.includes('Polygon')) {
        const ring = pointsOf(gathered);
        vertices += ring.length;
        if (vertices > limits.vertices) throw tooLarge(file, 'vertices');
        const part = parts.at(-1);
        if (path.includes('outerBoundaryIs')) part?.unshift(ring);
        else part?.push(ring);
      } else if (name === 'Placemark') {
        features.push({ properties, shape: soundShape(parts, degrees) });
        if (features.length > limits.features) throw tooLarge(file, 'features');
      }
    },
    text(piece) {
      gathered += piece;
    },
    wantsText: () => taking,
  });
  try {
    scanner.write(text);
    scanner.end();
  } catch (cause) {
    if (!(cause instanceof XmlError)) throw cause;
    if (cause.isDoctype) throw new AppError('IMPORT_DOCTYPE', { file }, { cause });
    throw new AppError(isKml ? 'IMPORT_FORMAT' : 'IMPORT_TYPE_UNKNOWN', { file }, { cause });
  }
  if (!isKml) throw new AppError('IMPORT_TYPE_UNKNOWN', { file });
  return features;
}

/** `118.8,32.1,0 118.9,32.1,0 …` */
const pointsOf = (text: string): number[][] =>
  text
    .trim()
    .split(/\s+/)
    .filter((tuple) => tuple !== '')
    .map((tuple) => tuple.split(',').slice(0, 2).map(Number));
