import type { Geometry } from '../geometry.ts';

type Polygons = Geometry['polygons'];

/** The units that walk along an arc, and those that walk it backwards; -1 = none. */
export interface ArcUnits {
  forward: Int32Array;
  backward: Int32Array;
  /** Where units overlap, an arc has more than two: [arc, unit, 1 = forward or -1] of each that has no place above. */
  more: readonly (readonly [number, number, 1 | -1])[];
}

const known = new WeakMap<Polygons, ArcUnits>();

export function arcUnitsOf({ polygons, arcA }: Geometry): ArcUnits {
  let units = known.get(polygons);
  if (units === undefined) {
    units = workOut(polygons, arcA.length);
    known.set(polygons, units);
  }
  return units;
}

function workOut(polygons: Polygons, arcs: number): ArcUnits {
  const forward = new Int32Array(arcs).fill(-1);
  const backward = new Int32Array(arcs).fill(-1);
  const more: [number, number, 1 | -1][] = [];
  polygons.forEach((parts, unit) => {
    for (const rings of parts)
      for (const ring of rings)
        for (const ref of ring) {
          const arc = ref < 0 ? ~ref : ref;
          const side = ref < 0 ? backward : forward;
          if (side[arc] === -1) side[arc] = unit;
          else more.push([arc, unit, ref < 0 ? -1 : 1]);
        }
  });
  return { forward, backward, more };
}
