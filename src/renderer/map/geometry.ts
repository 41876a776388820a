import Flatbush from 'flatbush';
import { f64, i32, type PackedArray, u8, unpack } from '../../shared/geometry/packed.ts';
import { type ArcPoints, walkRing } from '../../shared/geometry/rings.ts';
import { UnitRings } from '../../shared/geometry/unit-rings.ts';

export { ringArea, walkRing } from '../../shared/geometry/rings.ts';

/** One level of borders: the same arcs with fewer points the farther one looks from. */
export interface ShapeLevel extends ArcPoints {
  /** minX, minY, maxX, maxY per unit. */
  boxes: Float64Array;
  /** The same per arc. */
  arcBoxes: Float64Array;
  /** Boxes of units with a shape; its items are positions in `indexed`. */
  index: Flatbush | null;
  indexed: Int32Array;
  /** How far its borders may lie from the true ones, world units; 0 = the finest. */
  stray: number;
}

/**
 * The units' borders as shared arcs in Mercator world coordinates. Units are dense indices in the order of data.units;
 * a border between two units is stored, drawn and simplified once, so neighbours never gape. What it takes from ShapeLevel is
 * of the finest level that has come so far.
 */
export interface Geometry extends ShapeLevel {
  unitCount: number;
  /** Units on the two sides of an arc; -1 = none (coast, outer border). */
  arcA: Int32Array;
  arcB: Int32Array;
  /** Nodes where arcs begin and end. */
  arcFrom: Int32Array;
  arcTo: Int32Array;
  rings: UnitRings;
  /** Rings around all units together: the shore. */
  coast: readonly Int32Array[];
  bounds: readonly [number, number, number, number] | null;
  /** Side of a square as large as the middling unit, world units. */
  unitSide: number;
  /** Levels that have come, the coarsest first. */
  levels: readonly ShapeLevel[];
  /** Number of the finest of them in the plan; 0 = there is no finer. */
  finest: number;
}

const noLevel: ShapeLevel = {
  points: new Float64Array(0),
  arcStart: new Int32Array(1),
  boxes: new Float64Array(0),
  arcBoxes: new Float64Array(0),
  index: null,
  indexed: new Int32Array(0),
  stray: 0,
};

/** A plan without borders: as many units without a shape. */
export function emptyGeometry(unitCount: number): Geometry {
  const none = new Int32Array(0);
  return {
    ...noLevel,
    boxes: new Float64Array(unitCount * 4),
    unitCount,
    arcA: none,
    arcB: none,
    arcFrom: none,
    arcTo: none,
    rings: new UnitRings(new Int32Array(unitCount + 1), new Int32Array(1)),
    coast: [],
    bounds: null,
    unitSide: 0,
    levels: [],
    finest: 0,
  };
}

/** Reads what `data.shape` answers for the coarsest level, which has the number `finest`. Throws a RangeError for other bytes. */
export function readGeometry(bytes: Uint8Array, finest = 0): Geometry {
  const arrays = unpack(bytes);
  const level = levelOf(arrays);
  const rings = new UnitRings(
    i32(arrays, 'unitStart'),
    i32(arrays, 'partStart'),
    i32(arrays, 'ringStart'),
    i32(arrays, 'ringRefs'),
  );
  return {
    ...level,
    unitCount: rings.count,
    arcA: i32(arrays, 'arcA'),
    arcB: i32(arrays, 'arcB'),
    arcFrom: i32(arrays, 'arcFrom'),
    arcTo: i32(arrays, 'arcTo'),
    rings,
    coast: coastOf(i32(arrays, 'coastStart'), i32(arrays, 'coastRefs')),
    bounds: boundsOf(level),
    unitSide: middlingSide(level),
    levels: [level],
    finest,
  };
}

/** The geometry with one more level laid in, as `data.shape` answers it. */
export function withLevel(geometry: Geometry, bytes: Uint8Array): Geometry {
  const level = levelOf(unpack(bytes));
  const levels = [...geometry.levels, level].sort((a, b) => b.stray - a.stray);
  return { ...geometry, ...levels.at(-1), levels, finest: geometry.finest - 1 };
}

type Arrays = ReadonlyMap<string, PackedArray>;

function levelOf(arrays: Arrays): ShapeLevel {
  const points = f64(arrays, 'points');
  const arcStart = i32(arrays, 'arcStart');
  const index = u8(arrays, 'index');
  return {
    points,
    arcStart,
    boxes: f64(arrays, 'boxes'),
    arcBoxes: boxesOfArcs({ points, arcStart }),
    index: index.length === 0 ? null : Flatbush.from(index.buffer, index.byteOffset),
    indexed: i32(arrays, 'shaped'),
    stray: (f64(arrays, 'stray')[0] ?? 0) / 360,
  };
}

function coastOf(start: Int32Array, refs: Int32Array): Int32Array[] {
  return Array.from({ length: start.length - 1 }, (_, ring) => refs.subarray(start[ring], start[ring + 1]));
}

function boxesOfArcs({ points, arcStart }: ArcPoints): Float64Array {
  const arcs = arcStart.length - 1;
  const boxes = new Float64Array(4 * arcs);
  for (let arc = 0; arc < arcs; arc++) {
    // No list taken apart: 70,000 of them cost more than all points.
    let minX = Infinity;
    let minY = Infinity;
    let maxX = -Infinity;
    let maxY = -Infinity;
    const end = arcStart[arc + 1] ?? 0;
    for (let i = arcStart[arc] ?? 0; i < end; i++) {
      const x = points[2 * i] ?? 0;
      const y = points[2 * i + 1] ?? 0;
      if (x < minX) minX = x;
      if (x > maxX) maxX = x;
      if (y < minY) minY = y;
      if (y > maxY) maxY = y;
    }
    const at = 4 * arc;
    boxes[at] = minX;
    boxes[at + 1] = minY;
    boxes[at + 2] = maxX;
    boxes[at + 3] = maxY;
  }
  return boxes;
}

function boundsOf({ boxes, indexed }: ShapeLevel): Geometry['bounds'] {
  if (indexed.length === 0) return null;
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const unit of indexed) {
    bounds[0] = Math.min(bounds[0], boxes[4 * unit] ?? 0);
    bounds[1] = Math.min(bounds[1], boxes[4 * unit + 1] ?? 0);
    bounds[2] = Math.max(bounds[2], boxes[4 * unit + 2] ?? 0);
    bounds[3] = Math.max(bounds[3], boxes[4 * unit + 3] ?? 0);
  }
  return bounds;
}

function middlingSide({ boxes, indexed }: ShapeLevel): number {
  const areas = new Float64Array(indexed.length);
  for (let at = 0; at < areas.length; at++) {
    const box = 4 * (indexed[at] ?? 0);
    const width = (boxes[box + 2] ?? 0) - (boxes[box] ?? 0);
    areas[at] = width * ((boxes[box + 3] ?? 0) - (boxes[box + 1] ?? 0));
  }
  areas.sort();
  return Math.sqrt(areas[areas.length >> 1] ?? 0);
}

/** Pixels a border may stray on screen before a finer level is wanted. */
const strayPixels = 0.75;

/** The level to draw with at so many pixels per world: the coarsest that is true enough, else the finest there is. */
export function levelFor(geometry: Geometry, size: number): ShapeLevel {
  return geometry.levels.find(({ stray }) => stray * size <= strayPixels) ?? geometry;
}

/** Whether the finest level that has come is still too coarse at so many pixels per world. */
export function wantsFiner(geometry: Geometry, size: number): boolean {
  return geometry.finest > 0 && geometry.stray * size > strayPixels;
}

/** Whether a world point lies in a unit (even-odd over all its rings). */
export function unitContains(geometry: Geometry, unit: number, x: number, y: number): boolean {
  let inside = false;
  for (const ring of geometry.rings.of(unit)) {
    let firstX = Number.NaN;
    let firstY = 0;
    let lastX = 0;
    let lastY = 0;
    const edge = (ax: number, ay: number, bx: number, by: number) => {
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    };
    walkRing(geometry, ring, (px, py) => {
      if (Number.isNaN(firstX)) {
        firstX = px;
        firstY = py;
      } else edge(lastX, lastY, px, py);
      lastX = px;
      lastY = py;
    });
    if (!Number.isNaN(firstX)) edge(lastX, lastY, firstX, firstY);
  }
  return inside;
}

/** The unit at a world point, or -1. */
export function unitAt(geometry: Geometry, x: number, y: number): number {
  for (const item of geometry.index?.search(x, y, x, y) ?? []) {
    const unit = geometry.indexed[item] ?? -1;
    if (unitContains(geometry, unit, x, y)) return unit;
  }
  return -1;
}
