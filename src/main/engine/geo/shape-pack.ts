import Flatbush from 'flatbush';
import type { MultiPolygon, Polygon } from 'topojson-specification';
import { worldX, worldY } from '../../../shared/domain/mercator.ts';
import { stitched } from '../../../shared/geometry/outline.ts';
import type { PackedArray } from '../../../shared/geometry/packed.ts';
import { type ArcPoints, ringArea } from '../../../shared/geometry/rings.ts';
import type { BoundaryTopology } from './boundary.ts';

type Arrays = Record<string, PackedArray>;

/**
 * The borders as the map draws them: typed arrays, Mercator world coordinates, units as dense indices in the order of `unitIds`.
 * First what is the same at every level: who has which arcs, both sides of each arc, the nodes where arcs meet, the shore.
 * Then the level itself, as of `packLevel`.
 */
export function packShape(boundary: BoundaryTopology, unitIds: readonly number[]): Arrays {
  const arcs = worldArcs(boundary);
  const rings = ringsOf(boundary, unitIds, arcs);
  const net = nodes(arcs);
  return {
    ...rings,
    ...sides(rings, arcs.arcStart.length - 1),
    ...net,
    ...coastOf(rings, net),
    ...levelArrays(boundary, arcs, rings),
  };
}

/** One level alone: points of each arc, the box of each unit, the tree over those boxes, how far it strays (degrees). */
export function packLevel(boundary: BoundaryTopology, unitIds: readonly number[]): Arrays {
  const arcs = worldArcs(boundary);
  return levelArrays(boundary, arcs, ringsOf(boundary, unitIds, arcs));
}

function worldArcs({ arcs, transform }: BoundaryTopology): ArcPoints {
  const arcStart = startsOf(arcs);
  const points = new Float64Array(2 * (arcStart[arcs.length] ?? 0));
  const [scaleX, scaleY] = transform?.scale ?? [1, 1];
  const [shiftX, shiftY] = transform?.translate ?? [0, 0];
  let at = 0;
  for (const arc of arcs) {
    let x = 0;
    let y = 0;
    for (const point of arc) {
      // A quantised arc holds differences from point to point.
      x = (transform ? x : 0) + (point[0] ?? 0);
      y = (transform ? y : 0) + (point[1] ?? 0);
      points[at++] = worldX(x * scaleX + shiftX);
      points[at++] = worldY(y * scaleY + shiftY);
    }
  }
  return { points, arcStart };
}

/** Where each list begins when they are laid end to end, and where the last ends. */
function startsOf(lists: readonly { length: number }[]): Int32Array {
  const start = new Int32Array(lists.length + 1);
  for (let at = 0; at < lists.length; at++) start[at + 1] = (start[at] ?? 0) + (lists[at]?.length ?? 0);
  return start;
}

/** Units have parts, parts have rings (outer first), rings have arcs (~arc = backwards): all laid end to end, in the units' order. */
type Rings = { unitStart: Int32Array; partStart: Int32Array; ringStart: Int32Array; ringRefs: Int32Array };

/** Outer rings wind one way, holes the other. */
function ringsOf(boundary: BoundaryTopology, unitIds: readonly number[], arcs: ArcPoints): Rings {
  const { unitStart, parts } = partsOf(boundary, unitIds);
  const rings = parts.flat();
  const partStart = startsOf(parts);
  const ringStart = startsOf(rings);
  const ringRefs = new Int32Array(ringStart[rings.length] ?? 0);
  for (let part = 0; part < parts.length; part++) {
    const outer = partStart[part] ?? 0;
    for (let ring = outer; ring < (partStart[part + 1] ?? 0); ring++) {
      const refs = ringRefs.subarray(ringStart[ring], ringStart[ring + 1]);
      refs.set(rings[ring] ?? []);
      if (ringArea(arcs, refs) > 0 !== (ring === outer)) turnRound(refs);
    }
  }
  return { unitStart, partStart, ringStart, ringRefs };
}

/** Polygons as the topology has them, lists of rings of arcs: unit after unit, those of one unit in the topology's order. */
function partsOf(boundary: BoundaryTopology, unitIds: readonly number[]) {
  const { geometries } = boundary.objects.units;
  const position = new Map<number, number>();
  for (let unit = 0; unit < unitIds.length; unit++) position.set(unitIds[unit] ?? 0, unit);
  const unitStart = new Int32Array(unitIds.length + 1);
  for (const geometry of geometries) {
    const unit = position.get(geometry.id);
    if (unit !== undefined) unitStart[unit + 1] = (unitStart[unit + 1] ?? 0) + polygonArcs(geometry).length;
  }
  for (let unit = 0; unit < unitIds.length; unit++)
    unitStart[unit + 1] = (unitStart[unit] ?? 0) + (unitStart[unit + 1] ?? 0);
  const parts = new Array<number[][]>(unitStart[unitIds.length] ?? 0);
  const next = unitStart.slice();
  for (const geometry of geometries) {
    const unit = position.get(geometry.id);
    if (unit === undefined) continue;
    for (const rings of polygonArcs(geometry)) {
      parts[next[unit] ?? 0] = rings;
      next[unit] = (next[unit] ?? 0) + 1;
    }
  }
  return { unitStart, parts };
}

function polygonArcs(geometry: Polygon | MultiPolygon): number[][][] {
  if (geometry.type === 'Polygon') return [geometry.arcs];
  return geometry.type === 'MultiPolygon' ? geometry.arcs : [];
}

function turnRound(refs: Int32Array): void {
  refs.reverse();
  for (let at = 0; at < refs.length; at++) refs[at] = ~(refs[at] ?? 0);
}

const arcOf = (ref: number): number => (ref < 0 ? ~ref : ref);

/** Units on the two sides of each arc; -1 = none. */
function sides({ unitStart, partStart, ringStart, ringRefs }: Rings, count: number) {
  const arcA = new Int32Array(count).fill(-1);
  const arcB = new Int32Array(count).fill(-1);
  const firstRef = (unit: number) => ringStart[partStart[unitStart[unit] ?? 0] ?? 0] ?? 0;
  for (let unit = 0; unit < unitStart.length - 1; unit++)
    for (let at = firstRef(unit); at < firstRef(unit + 1); at++) {
      const arc = arcOf(ringRefs[at] ?? 0);
      if (arcA[arc] === -1 || arcA[arc] === unit) arcA[arc] = unit;
      else arcB[arc] = unit;
    }
  return { arcA, arcB };
}

/** Numbers the places where arcs begin and end: the same place, the same number. */
function nodes({ points, arcStart }: ArcPoints) {
  const count = arcStart.length - 1;
  const arcFrom = new Int32Array(count);
  const arcTo = new Int32Array(count);
  const bits = new Int32Array(points.buffer, points.byteOffset, 2 * points.length);
  // Open addressing: a slot holds the number of a place + 1, 0 = free; each place is known by a point that lies there.
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(4 * count + 2)));
  const pointOf = new Int32Array(2 * count);
  let next = 0;
  const node = (point: number): number => {
    let hash = 0;
    for (let word = 4 * point; word < 4 * point + 4; word++)
      hash = Math.imul(hash ^ (hash >>> 15) ^ (bits[word] ?? 0), 0x9e3779b1);
    for (let slot = hash ^ (hash >>> 16); ; slot++) {
      slot &= slots.length - 1;
      const known = (slots[slot] ?? 0) - 1;
      if (known < 0) {
        pointOf[next] = point;
        slots[slot] = next + 1;
        return next++;
      }
      const other = pointOf[known] ?? 0;
      if (points[2 * other] === points[2 * point] && points[2 * other + 1] === points[2 * point + 1])
        return known;
    }
  };
  for (let arc = 0; arc < count; arc++) {
    arcFrom[arc] = node(arcStart[arc] ?? 0);
    arcTo[arc] = node((arcStart[arc + 1] ?? 0) - 1);
  }
  return { arcFrom, arcTo };
}

/** The shore: arcs that the units together have an odd number of times, each as it came last. */
function coastOf({ ringRefs }: Rings, net: { arcFrom: Int32Array; arcTo: Int32Array }): Arrays {
  const isOdd = new Uint8Array(net.arcFrom.length);
  const last = new Int32Array(net.arcFrom.length);
  for (let at = 0; at < ringRefs.length; at++) {
    const arc = arcOf(ringRefs[at] ?? 0);
    isOdd[arc] = 1 - (isOdd[arc] ?? 0);
    last[arc] = at;
  }
  const coast = stitched(
    net,
    ringRefs.filter((ref, at) => isOdd[arcOf(ref)] === 1 && last[arcOf(ref)] === at),
  );
  const coastStart = startsOf(coast);
  const coastRefs = new Int32Array(coastStart[coast.length] ?? 0);
  coast.forEach((ring, index) => {
    coastRefs.set(ring, coastStart[index]);
  });
  return { coastStart, coastRefs };
}

function levelArrays(boundary: BoundaryTopology, arcs: ArcPoints, rings: Rings): Arrays {
  const { unitStart } = rings;
  const boxes = new Float64Array((unitStart.length - 1) * 4);
  const shaped = unitStart
    .map((_, unit) => unit)
    .filter((unit) => (unitStart[unit] ?? 0) < (unitStart[unit + 1] ?? 0));
  const index = shaped.length > 0 ? new Flatbush(shaped.length) : null;
  for (const unit of shaped) {
    const box = boxOf(arcs, rings, unit);
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

/** Around the outer rings of a unit. */
function boxOf(
  { points, arcStart }: ArcPoints,
  { unitStart, partStart, ringStart, ringRefs }: Rings,
  unit: number,
): [number, number, number, number] {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let part = unitStart[unit] ?? 0; part < (unitStart[unit + 1] ?? 0); part++) {
    const outer = partStart[part] ?? 0;
    const end = outer < (partStart[part + 1] ?? 0) ? (ringStart[outer + 1] ?? 0) : 0;
    for (let at = ringStart[outer] ?? 0; at < end; at++) {
      const ref = ringRefs[at] ?? 0;
      // The last point of an arc is the first of the next.
      const skipped = ref < 0 ? 1 : 0;
      const from = (arcStart[arcOf(ref)] ?? 0) + skipped;
      const to = (arcStart[arcOf(ref) + 1] ?? 0) - 1 + skipped;
      for (let point = from; point < to; point++) {
        const x = points[2 * point] ?? 0;
        const y = points[2 * point + 1] ?? 0;
        if (x < minX) minX = x;
        if (x > maxX) maxX = x;
        if (y < minY) minY = y;
        if (y > maxY) maxY = y;
      }
    }
  }
  return [minX, minY, maxX, maxY];
}
