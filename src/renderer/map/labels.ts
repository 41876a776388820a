import polylabel from 'polylabel';
import { type Geometry, ringArea, walkRing } from './geometry.ts';

export interface Anchor {
  x: number;
  y: number;
  /** Room around it, world units. */
  radius: number;
}

/**
 * Outer rings of a set of units, stitched from the arcs only one of them has. A ring of a hole comes out as well; it is
 * told by its sign.
 */
export function outline(geometry: Geometry, units: readonly number[]): [number, number][][] {
  const once = new Map<number, number>();
  for (const unit of units)
    for (const rings of geometry.polygons[unit] ?? [])
      for (const ring of rings)
        for (const ref of ring) {
          const arc = ref < 0 ? ~ref : ref;
          if (once.has(arc)) once.delete(arc);
          else once.set(arc, ref);
        }
  const { points, arcStart } = geometry;
  const end = (ref: number, last: boolean): string => {
    const arc = ref < 0 ? ~ref : ref;
    const i = last === ref >= 0 ? (arcStart[arc + 1] ?? 0) - 1 : (arcStart[arc] ?? 0);
    return `${points[2 * i]},${points[2 * i + 1]}`;
  };
  const from = new Map<string, number[]>();
  for (const ref of once.values()) {
    const key = end(ref, false);
    const starts = from.get(key);
    if (starts === undefined) from.set(key, [ref]);
    else starts.push(ref);
  }
  const rings: [number, number][][] = [];
  for (const first of once.values()) {
    const key = end(first, false);
    const starts = from.get(key);
    const at = starts?.indexOf(first) ?? -1;
    if (starts === undefined || at === -1) continue;
    starts.splice(at, 1);
    const refs = [first];
    for (let tail = end(first, true); tail !== key; tail = end(refs.at(-1) as number, true)) {
      const next = from.get(tail)?.pop();
      if (next === undefined) break;
      refs.push(next);
    }
    const ring: [number, number][] = [];
    walkRing(geometry, Int32Array.from(refs), (x, y) => ring.push([x, y]));
    if (ring.length > 0) ring.push(ring[0] as [number, number]);
    rings.push(ring);
  }
  return rings;
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

/** Pole of inaccessibility of the largest connected part: where a label has most room. */
export function anchorOf(geometry: Geometry, units: readonly number[]): Anchor | null {
  const rings = outline(geometry, units);
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
  const pole = polylabel([best, ...holes], Math.sqrt(largest) / 60);
  return { x: pole[0], y: pole[1], radius: pole.distance };
}

/** Anchors per territory, kept while its units stay the same: an edit moves two labels, not all. */
export function createAnchors(
  geometry: Geometry,
): (unitTerritory: Int32Array, territories: number) => (Anchor | null)[] {
  let kept = new Map<string, Anchor | null>();
  return (unitTerritory, territories) => {
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
    return anchors;
  };
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Takes a box if it meets none taken before. */
export function createPlacer(): (box: Box) => boolean {
  const taken: Box[] = [];
  return (box) => {
    for (const other of taken) {
      if (
        box.x < other.x + other.width &&
        other.x < box.x + box.width &&
        box.y < other.y + other.height &&
        other.y < box.y + box.height
      )
        return false;
    }
    taken.push(box);
    return true;
  };
}

/** Largest ring area of a unit, twice, world units: who is named first. */
export function unitSize(geometry: Geometry, unit: number): number {
  let largest = 0;
  for (const [outer] of geometry.polygons[unit] ?? [])
    if (outer !== undefined) largest = Math.max(largest, ringArea(geometry, outer));
  return largest;
}
