import Flatbush from 'flatbush';
import type { GeometryObject, MultiPolygon, Polygon, Topology } from 'topojson-specification';
import { worldX, worldY } from './mercator.ts';
import { outline } from './outline.ts';

/**
 * The units' borders as shared arcs in Mercator world coordinates. Units are dense indices in the order of data.units;
 * a border between two units is stored, drawn and simplified once, so neighbours never gape.
 */
export interface Geometry {
  unitCount: number;
  /** x, y pairs of all arcs, one after another. */
  points: Float64Array;
  /** Index of each arc's first point; one more entry closes the last. */
  arcStart: Int32Array;
  /** Units on the two sides of an arc; -1 = none (coast, outer border). */
  arcA: Int32Array;
  arcB: Int32Array;
  /** Per unit its polygons, each a list of rings (outer first), each a list of arcs; ~arc = backwards. Outer rings wind one way, holes the other. */
  polygons: readonly (readonly (readonly Int32Array[])[])[];
  /** Rings around all units together: the shore. */
  coast: readonly Int32Array[];
  /** minX, minY, maxX, maxY per unit. */
  boxes: Float64Array;
  /** Boxes of units with a shape; its items are positions in `indexed`. */
  index: Flatbush | null;
  indexed: Int32Array;
  bounds: readonly [number, number, number, number] | null;
}

function arcsIn(topology: Topology): { points: Float64Array; arcStart: Int32Array } {
  const arcStart = new Int32Array(topology.arcs.length + 1);
  let total = 0;
  topology.arcs.forEach((arc, index) => {
    arcStart[index] = total;
    total += arc.length;
  });
  arcStart[topology.arcs.length] = total;
  const points = new Float64Array(total * 2);
  const { scale, translate } = topology.transform ?? { scale: null, translate: null };
  topology.arcs.forEach((arc, index) => {
    let x = 0;
    let y = 0;
    let at = (arcStart[index] ?? 0) * 2;
    for (const position of arc) {
      const px = position[0] ?? 0;
      const py = position[1] ?? 0;
      // Quantised arcs hold differences from the point before.
      x = scale === null ? px : x + px;
      y = scale === null ? py : y + py;
      points[at++] = worldX(scale === null ? x : x * scale[0] + translate[0]);
      points[at++] = worldY(scale === null ? y : y * scale[1] + translate[1]);
    }
  });
  return { points, arcStart };
}

function polygonArcs(shape: GeometryObject<object | null>): number[][][] {
  if (shape.type === 'Polygon') return [(shape as Polygon<object | null>).arcs];
  return shape.type === 'MultiPolygon' ? (shape as MultiPolygon).arcs : [];
}

/** Visits a ring's points in order. */
export function walkRing(
  geometry: Pick<Geometry, 'points' | 'arcStart'>,
  ring: Int32Array,
  visit: (x: number, y: number) => void,
): void {
  const { points, arcStart } = geometry;
  for (const ref of ring) {
    const arc = ref < 0 ? ~ref : ref;
    const from = arcStart[arc] ?? 0;
    const to = (arcStart[arc + 1] ?? 0) - 1;
    // The last point of an arc is the first of the next.
    if (ref >= 0) for (let i = from; i < to; i++) visit(points[2 * i] ?? 0, points[2 * i + 1] ?? 0);
    else for (let i = to; i > from; i--) visit(points[2 * i] ?? 0, points[2 * i + 1] ?? 0);
  }
}

/** Twice the signed area. */
export function ringArea(geometry: Pick<Geometry, 'points' | 'arcStart'>, ring: Int32Array): number {
  let area = 0;
  let firstX = 0;
  let firstY = 0;
  let lastX = Number.NaN;
  let lastY = Number.NaN;
  walkRing(geometry, ring, (x, y) => {
    if (Number.isNaN(lastX)) {
      firstX = x;
      firstY = y;
    } else area += (lastX - firstX) * (y - firstY) - (x - firstX) * (lastY - firstY);
    lastX = x;
    lastY = y;
  });
  return area;
}

function wind(
  geometry: Pick<Geometry, 'points' | 'arcStart'>,
  arcs: number[],
  positive: boolean,
): Int32Array {
  const ring = Int32Array.from(arcs);
  if (ringArea(geometry, ring) > 0 === positive) return ring;
  return Int32Array.from([...arcs].reverse(), (ref) => ~ref);
}

/** Reads TopoJSON (object `units`, geometry ids = unit ids). Units without a shape stay empty; '' gives an empty geometry. */
export function readGeometry(topologyText: string, unitIds: readonly number[]): Geometry {
  const boxes = new Float64Array(unitIds.length * 4);
  const polygons: Int32Array[][][] = unitIds.map(() => []);
  if (topologyText === '') {
    const none = new Int32Array(0);
    return {
      unitCount: unitIds.length,
      points: new Float64Array(0),
      arcStart: new Int32Array(1),
      arcA: none,
      arcB: none,
      polygons,
      coast: [],
      boxes,
      index: null,
      indexed: none,
      bounds: null,
    };
  }
  const topology = JSON.parse(topologyText) as Topology;
  const { points, arcStart } = arcsIn(topology);
  const arcA = new Int32Array(topology.arcs.length).fill(-1);
  const arcB = new Int32Array(topology.arcs.length).fill(-1);
  const position = new Map(unitIds.map((id, index) => [id, index]));
  const units = topology.objects.units;
  const shapes = units?.type === 'GeometryCollection' ? units.geometries : [];
  for (const shape of shapes) {
    const unit = position.get(Number(shape.id));
    if (unit === undefined) continue;
    for (const rings of polygonArcs(shape)) {
      polygons[unit]?.push(rings.map((arcs, order) => wind({ points, arcStart }, arcs, order === 0)));
      for (const ref of rings.flat()) {
        const arc = ref < 0 ? ~ref : ref;
        if (arcA[arc] === -1 || arcA[arc] === unit) arcA[arc] = unit;
        else arcB[arc] = unit;
      }
    }
  }
  const coast = outline({ points, arcStart, polygons }, unitIds.keys());
  return {
    unitCount: unitIds.length,
    points,
    arcStart,
    arcA,
    arcB,
    polygons,
    coast,
    boxes,
    ...indexBoxes({ points, arcStart }, polygons, boxes),
  };
}

function indexBoxes(
  arcs: Pick<Geometry, 'points' | 'arcStart'>,
  polygons: readonly (readonly (readonly Int32Array[])[])[],
  boxes: Float64Array,
): Pick<Geometry, 'index' | 'indexed' | 'bounds'> {
  const indexed = Int32Array.from(polygons.flatMap((parts, unit) => (parts.length > 0 ? [unit] : [])));
  if (indexed.length === 0) return { index: null, indexed, bounds: null };
  const index = new Flatbush(indexed.length);
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const unit of indexed) {
    let minX = Infinity;
    let minY = Infinity;
    let maxX = -Infinity;
    let maxY = -Infinity;
    for (const [outer] of polygons[unit] ?? []) {
      if (outer === undefined) continue;
      walkRing(arcs, outer, (x, y) => {
        if (x < minX) minX = x;
        if (x > maxX) maxX = x;
        if (y < minY) minY = y;
        if (y > maxY) maxY = y;
      });
    }
    boxes.set([minX, minY, maxX, maxY], unit * 4);
    index.add(minX, minY, maxX, maxY);
    bounds[0] = Math.min(bounds[0], minX);
    bounds[1] = Math.min(bounds[1], minY);
    bounds[2] = Math.max(bounds[2], maxX);
    bounds[3] = Math.max(bounds[3], maxY);
  }
  index.finish();
  return { index, indexed, bounds };
}

/** Whether a world point lies in a unit (even-odd over all its rings). */
export function unitContains(geometry: Geometry, unit: number, x: number, y: number): boolean {
  let inside = false;
  for (const rings of geometry.polygons[unit] ?? []) {
    for (const ring of rings) {
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
