import type { Geometry } from './geometry.ts';

/**
 * Borders of a set of units taken together, as rings of arcs (~arc = backwards): stitched from the arcs that only one of
 * them has. Rings around the outside wind as outer rings do, rings of holes the other way.
 */
export function outline(
  geometry: Pick<Geometry, 'points' | 'arcStart' | 'polygons'>,
  units: Iterable<number>,
): Int32Array[] {
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
  /** The place where an arc, followed as `ref` says, begins or ends. */
  const end = (ref: number, last: boolean): string => {
    const arc = ref < 0 ? ~ref : ref;
    const i = last === ref >= 0 ? (arcStart[arc + 1] ?? 0) - 1 : (arcStart[arc] ?? 0);
    return `${points[2 * i]},${points[2 * i + 1]}`;
  };
  const starting = new Map<string, number[]>();
  for (const ref of once.values()) {
    const key = end(ref, false);
    const refs = starting.get(key);
    if (refs === undefined) starting.set(key, [ref]);
    else refs.push(ref);
  }
  const rings: Int32Array[] = [];
  for (const first of once.values()) {
    const key = end(first, false);
    const refs = starting.get(key);
    const at = refs?.indexOf(first) ?? -1;
    if (refs === undefined || at === -1) continue;
    refs.splice(at, 1);
    const ring = [first];
    for (let tail = end(first, true); tail !== key; tail = end(ring.at(-1) as number, true)) {
      const next = starting.get(tail)?.pop();
      if (next === undefined) break;
      ring.push(next);
    }
    rings.push(Int32Array.from(ring));
  }
  return rings;
}
