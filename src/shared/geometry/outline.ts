import type { UnitRings } from './unit-rings.ts';

/** What an outline is stitched from. */
export interface ArcNet {
  /** Node where each arc begins and ends; arcs that meet share a node. */
  arcFrom: Int32Array;
  arcTo: Int32Array;
  rings: UnitRings;
}

/**
 * Borders of a set of units taken together, as rings of arcs (~arc = backwards): stitched from the arcs that only one of
 * them has. Rings around the outside wind as outer rings do, rings of holes the other way.
 */
export function outline({ arcFrom, arcTo, rings }: ArcNet, units: Iterable<number>): Int32Array[] {
  const once = new Map<number, number>();
  for (const unit of units) {
    const arcs = rings.arcs(unit);
    for (let at = 0; at < arcs.length; at++) {
      const ref = arcs[at] ?? 0;
      const arc = ref < 0 ? ~ref : ref;
      if (once.has(arc)) once.delete(arc);
      else once.set(arc, ref);
    }
  }
  return stitched({ arcFrom, arcTo }, [...once.values()]);
}

/** Arcs laid end to end as rings: each begins with the first not yet taken, and goes on with the last that begins where it has come to. */
export function stitched(
  { arcFrom, arcTo }: Pick<ArcNet, 'arcFrom' | 'arcTo'>,
  refs: readonly number[] | Int32Array,
): Int32Array[] {
  const begins = (ref: number): number => (ref < 0 ? arcTo[~ref] : arcFrom[ref]) ?? -1;
  const ends = (ref: number): number => (ref < 0 ? arcFrom[~ref] : arcTo[ref]) ?? -1;
  const starting = new Map<number, number[]>();
  for (const ref of refs) {
    const node = begins(ref);
    const leaving = starting.get(node);
    if (leaving === undefined) starting.set(node, [ref]);
    else leaving.push(ref);
  }
  const rings: Int32Array[] = [];
  for (const first of refs) {
    const node = begins(first);
    const leaving = starting.get(node);
    const at = leaving?.indexOf(first) ?? -1;
    if (leaving === undefined || at === -1) continue;
    leaving.splice(at, 1);
    const ring = [first];
    for (let tail = ends(first); tail !== node; tail = ends(ring.at(-1) as number)) {
      const next = starting.get(tail)?.pop();
      if (next === undefined) break;
      ring.push(next);
    }
    rings.push(Int32Array.from(ring));
  }
  return rings;
}
