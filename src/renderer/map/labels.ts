import polylabel from 'polylabel';
import { outline } from '../../shared/geometry/outline.ts';
import { type Geometry, walkRing } from './geometry.ts';

export { type Box, createPlacer } from '../../shared/domain/label-placer.ts';

export interface Anchor {
  x: number;
  y: number;
  /** Room around it, world units. */
  radius: number;
}

/** A ring of arcs as its points, the first repeated at the end. */
function ringPoints(geometry: Geometry, ring: Int32Array): [number, number][] {
  const points: [number, number][] = [];
  walkRing(geometry, ring, (x, y) => points.push([x, y]));
  const [first] = points;
  return first === undefined ? points : [...points, first];
}

function area(ring: readonly (readonly [number, number])[]): number {
  let twice = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1] ?? [0, 0];
    const [bx, by] = ring[i] ?? [0, 0];
    twice += ax * by - bx * ay;
  }
  return twice / 2;
}

/** A label's place may have so much less room than the best one, of the side of a square as large as its territory. */
const roomLost = 1 / 25;

/** Pole of inaccessibility of the largest connected part: where a label has most room. */
export function anchorOf(geometry: Geometry, units: readonly number[]): Anchor | null {
  const rings = outline(geometry, units).map((ring) => ringPoints(geometry, ring));
  let best: [number, number][] | null = null;
  let largest = 0;
  for (const ring of rings) {
    const size = area(ring);
    if (size > largest) {
      largest = size;
      best = ring;
    }
  }
  if (best === null) return null;
  const holes = rings.filter((ring) => area(ring) < 0);
  const pole = polylabel([best, ...holes], Math.sqrt(largest) * roomLost);
  return { x: pole[0], y: pole[1], radius: pole.distance };
}

/** Anchors per territory (null = it has no shape) of a division of the units. */
export type Anchors = (unitTerritory: Int32Array, territories: number) => (Anchor | null)[];

const prepared = new WeakMap<Geometry['rings'], Anchors>();

/** Works out the anchors of a division before there is a map to draw it on; the first map of these units takes them over. */
export function prepareAnchors(geometry: Geometry, unitTerritory: Int32Array, territories: number): void {
  const anchors = createAnchors(geometry);
  anchors(unitTerritory, territories);
  prepared.set(geometry.rings, anchors);
}

/** Anchors for one map: those prepared, or new ones. Each map has its own, since it shows a division of its own. */
export function anchorsFor(geometry: Geometry): Anchors {
  const ready = prepared.get(geometry.rings);
  prepared.delete(geometry.rings);
  return ready ?? createAnchors(geometry);
}

/** Anchors per territory, kept while its units stay the same: an edit moves two labels, not all. */
export function createAnchors(geometry: Geometry): Anchors {
  let kept = new Map<string, Anchor | null>();
  let last: { unitTerritory: Int32Array; territories: number; anchors: (Anchor | null)[] } | null = null;
  return (unitTerritory, territories) => {
    if (last?.unitTerritory === unitTerritory && last.territories === territories) return last.anchors;
    const members: number[][] = Array.from({ length: territories }, () => []);
    unitTerritory.forEach((territory, unit) => {
      members[territory]?.push(unit);
    });
    const next = new Map<string, Anchor | null>();
    const anchors = members.map((units) => {
      const key = units.join(' ');
      const anchor = kept.get(key) ?? anchorOf(geometry, units);
      next.set(key, anchor);
      return anchor;
    });
    kept = next;
    last = { unitTerritory, territories, anchors };
    return anchors;
  };
}
