import Flatbush from 'flatbush';
import type { MultiPolygon, Polygon } from 'topojson-specification';
import { worldX, worldY } from '../../../shared/domain/mercator.ts';
import { outline } from '../../../shared/geometry/outline.ts';
import type { PackedArray } from '../../../shared/geometry/packed.ts';
import { type ArcPoints, ringArea, walkRing } from '../../../shared/geometry/rings.ts';
import type { BoundaryTopology } from './boundary.ts';
import { arcPositions } from './simplify.ts';

type Arrays = Record<string, PackedArray>;

/**
 * The borders as the map draws them: typed arrays, Mercator world coordinates, units as dense indices in the order of `unitIds`.
 * First what is the same at every level: who has which arcs, both sides of each arc, the nodes where arcs meet, the shore.
 * Then the level itself, as of `packLevel`.
 */
export function packShape(boundary: BoundaryTopology, unitIds: readonly number[]): Arrays {
  const arcs = worldArcs(boundary);
  const polygons = polygonsOf(boundary, unitIds, arcs);
  const { arcA, arcB } = sides(polygons, arcs.arcStart.length - 1);
  const net = { ...nodes(arcs), polygons };
  return {
    ...flat(polygons),
    arcA,
    arcB,
    arcFrom: net.arcFrom,
    arcTo: net.arcTo,
    ...flatRings('coast', outline(net, unitIds.keys())),
    ...levelArrays(boundary, arcs, polygons),
  };
}

/** One level alone: points of each arc, the box of each unit, the tree over those boxes, how far it strays (degrees). */
export function packLevel(boundary: BoundaryTopology, unitIds: readonly number[]): Arrays {
  const arcs = worldArcs(boundary);
  return levelArrays(boundary, arcs, polygonsOf(boundary, unitIds, arcs));
}

function worldArcs(boundary: BoundaryTopology): ArcPoints {
  const arcStart = new Int32Array(boundary.arcs.length + 1);
  boundary.arcs.forEach((arc, index) => {
    arcStart[index + 1] = (arcStart[index] ?? 0) + arc.length;
  });
  const points = new Float64Array(2 * (arcStart[boundary.arcs.length] ?? 0));
  let at = 0;
  for (const arc of boundary.arcs)
    for (const [longitude, latitude] of arcPositions(arc, boundary.transform)) {
      points[at++] = worldX(longitude);
      points[at++] = worldY(latitude);
    }
  return { points, arcStart };
}

type Polygons = Int32Array[][][];

/** Per unit its polygons as rings of arcs; outer rings wind one way, holes the other. */
function polygonsOf(boundary: BoundaryTopology, unitIds: readonly number[], arcs: ArcPoints): Polygons {
  const position = new Map(unitIds.map((id, index) => [id, index]));
  const polygons: Polygons = unitIds.map(() => []);
  for (const geometry of boundary.objects.units.geometries) {
    const unit = position.get(geometry.id);
    if (unit === undefined) continue;
    for (const rings of polygonArcs(geometry))
      polygons[unit]?.push(rings.map((refs, order) => wound(arcs, refs, order === 0)));
  }
  return polygons;
}

function polygonArcs(geometry: Polygon | MultiPolygon): number[][][] {
  if (geometry.type === 'Polygon') return [geometry.arcs];
  return geometry.type === 'MultiPolygon' ? geometry.arcs : [];
}

function wound(arcs: ArcPoints, refs: readonly number[], positive: boolean): Int32Array {
  const ring = Int32Array.from(refs);
  if (ringArea(arcs, ring) > 0 === positive) return ring;
  return ring.reverse().map((ref) => ~ref);
}

/** Units on the two sides of each arc; -1 = none. */
function sides(polygons: Polygons, count: number) {
  const arcA = new Int32Array(count).fill(-1);
  const arcB = new Int32Array(count).fill(-1);
  polygons.forEach((parts, unit) => {
    for (const rings of parts)
      for (const ring of rings)
        for (const ref of ring) {
          const arc = ref < 0 ? ~ref : ref;
          if (arcA[arc] === -1 || arcA[arc] === unit) arcA[arc] = unit;
          else arcB[arc] = unit;
        }
  });
  return { arcA, arcB };
}

/** Numbers the places where arcs begin and end: the same place, the same number. */
function nodes({ points, arcStart }: ArcPoints) {
  const count = arcStart.length - 1;
  const arcFrom = new Int32Array(count);
  const arcTo = new Int32Array(count);
  const known = new Map<number, Map<number, number>>();
  let next = 0;
  const node = (point: number) => {
    const [x = 0, y = 0] = [points[2 * point], points[2 * point + 1]];
    let column = known.get(x);
    if (column === undefined) {
      column = new Map();
      known.set(x, column);
    }
    let found = column.get(y);
    if (found === undefined) {
      found = next++;
      column.set(y, found);
    }
    return found;
  };
  for (let arc = 0; arc < count; arc++) {
    arcFrom[arc] = node(arcStart[arc] ?? 0);
    arcTo[arc] = node((arcStart[arc + 1] ?? 0) - 1);
  }
  return { arcFrom, arcTo };
}

function flat(polygons: Polygons): Arrays {
  const unitStart = new Int32Array(polygons.length + 1);
  const parts = polygons.flat();
  polygons.forEach((own, unit) => {
    unitStart[unit + 1] = (unitStart[unit] ?? 0) + own.length;
  });
  const partStart = new Int32Array(parts.length + 1);
  parts.forEach((rings, part) => {
    partStart[part + 1] = (partStart[part] ?? 0) + rings.length;
  });
  return { unitStart, partStart, ...flatRings('ring', parts.flat()) };
}

function flatRings(name: 'ring' | 'coast', rings: readonly Int32Array[]): Arrays {
  const start = new Int32Array(rings.length + 1);
  rings.forEach((ring, index) => {
    start[index + 1] = (start[index] ?? 0) + ring.length;
  });
  const refs = new Int32Array(start[rings.length] ?? 0);
  rings.forEach((ring, index) => {
    refs.set(ring, start[index]);
  });
  return { [`${name}Start`]: start, [`${name}Refs`]: refs };
}

function levelArrays(boundary: BoundaryTopology, arcs: ArcPoints, polygons: Polygons): Arrays {
  const boxes = new Float64Array(polygons.length * 4);
  const shaped = Int32Array.from(polygons.flatMap((parts, unit) => (parts.length > 0 ? [unit] : [])));
  const index = shaped.length > 0 ? new Flatbush(shaped.length) : null;
  for (const unit of shaped) {
    const box = boxOf(arcs, polygons[unit] ?? []);
    boxes.set(box, unit * 4);
    index?.add(...box);
  }
  index?.finish();
  return {
    ...arcs,
    boxes,
    shaped,
    index: index === null ? new Uint8Array(0) : new Uint8Array(index.data),
    stray: Float64Array.of(boundary.stray ?? 0),
  };
}

function boxOf(arcs: ArcPoints, parts: readonly Int32Array[][]): [number, number, number, number] {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [outer] of parts)
    if (outer)
      walkRing(arcs, outer, (x, y) => {
        if (x < minX) minX = x;
        if (x > maxX) maxX = x;
        if (y < minY) minY = y;
        if (y > maxY) maxY = y;
      });
  return [minX, minY, maxX, maxY];
}
