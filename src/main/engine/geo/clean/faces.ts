import ArrayList from 'jsts/java/util/ArrayList.js';
import InteriorPointArea from 'jsts/org/locationtech/jts/algorithm/InteriorPointArea.js';
import Coordinate from 'jsts/org/locationtech/jts/geom/Coordinate.js';
import GeometryFactory from 'jsts/org/locationtech/jts/geom/GeometryFactory.js';
import PrecisionModel from 'jsts/org/locationtech/jts/geom/PrecisionModel.js';
import NodedSegmentString from 'jsts/org/locationtech/jts/noding/NodedSegmentString.js';
import Polygonizer from 'jsts/org/locationtech/jts/operation/polygonize/Polygonizer.js';
import type { Line, Point } from './grid.ts';
import { SnapRounder } from './snap-rounder.ts';

/** A piece of the plane that no line runs through. */
export interface Face {
  /** Closed rings, the outer first. */
  rings: Line[];
  /** A place inside, which need not be on the grid. */
  inside: Point;
}

/** Of the time, cutting the lines takes about so much. */
const nodingShare = 0.8;

interface JstsRing {
  getCoordinates(): { x: number; y: number }[];
}
interface JstsPolygon {
  getExteriorRing(): JstsRing;
  getNumInteriorRing(): number;
  getInteriorRingN(hole: number): JstsRing;
}

/**
 * The faces that lines cut the plane into, the outside apart. Lines are cut where they cross or touch (snap rounding: Hobby 1999,
 * as JTS does it), so that faces share their vertices. `onProgress` is told how much of it is done, 0..1.
 */
export function facesOf(lines: readonly Line[], onProgress: (share: number) => void = () => {}): Face[] {
  const strings = new ArrayList(null);
  for (const line of lines)
    strings.add(
      new NodedSegmentString(
        line.map(([x, y]) => new Coordinate(x, y)),
        null,
      ),
    );
  const noder = new SnapRounder(new PrecisionModel(1));
  noder.onProgress = (share) => onProgress(nodingShare * share);
  noder.computeNodes(strings);
  const factory = new GeometryFactory();
  const polygonizer = new Polygonizer();
  const seen = new Set<string>();
  for (const string of noder.getNodedSubstrings().toArray() as NodedSegmentString[]) {
    const coordinates = string.getCoordinates() as Coordinate[];
    // The same piece of border may have been drawn by several units.
    const key = pieceKey(coordinates);
    if (key === null || seen.has(key)) continue;
    seen.add(key);
    polygonizer.add(factory.createLineString(coordinates));
  }
  return (polygonizer.getPolygons().toArray() as JstsPolygon[]).map(faceOf);
}

/** The same for both directions; null for a piece without length. */
function pieceKey(coordinates: readonly { x: number; y: number }[]): string | null {
  const words = coordinates.map(({ x, y }) => `${x},${y}`);
  if (words.length < 2 || (words.length === 2 && words[0] === words[1])) return null;
  const there = words.join(' ');
  const back = words.reverse().join(' ');
  return there < back ? there : back;
}

function faceOf(polygon: JstsPolygon): Face {
  const line = (ring: JstsRing): Line => ring.getCoordinates().map(({ x, y }) => [x, y]);
  const holes = Array.from({ length: polygon.getNumInteriorRing() }, (_, hole) =>
    line(polygon.getInteriorRingN(hole)),
  );
  const { x, y } = InteriorPointArea.getInteriorPoint(polygon) as { x: number; y: number };
  return { rings: [line(polygon.getExteriorRing()), ...holes], inside: [x, y] };
}
