import type { Geometry } from '../geometry.ts';

type Rings = Geometry['rings'];

/** The units that walk along an arc, and those that walk it backwards; -1 = none. */
export interface ArcUnits {
  forward: Int32Array;
  backward: Int32Array;
  /** Where units overlap, an arc has more than two: [arc, unit, 1 = forward or -1] of each that has no place above. */
  more: readonly (readonly [number, number, 1 | -1])[];
}

const known = new WeakMap<Rings, ArcUnits>();

export function arcUnitsOf({ rings, arcA }: Geometry): ArcUnits {
  let units = known.get(rings);
  if (units === undefined) {
    units = workOut(rings, arcA.length);
    known.set(rings, units);
  }
  return units;
}

function workOut(rings: Rings, arcs: number): ArcUnits {
  const forward = new Int32Array(arcs).fill(-1);
  const backward = new Int32Array(arcs).fill(-1);
  const more: [number, number, 1 | -1][] = [];
  for (let unit = 0; unit < rings.count; unit++) {
    const refs = rings.arcs(unit);
    for (let at = 0; at < refs.length; at++) {
      const ref = refs[at] ?? 0;
      const arc = ref < 0 ? ~ref : ref;
      const side = ref < 0 ? backward : forward;
      if (side[arc] === -1) side[arc] = unit;
      else more.push([arc, unit, ref < 0 ? -1 : 1]);
    }
  }
  return { forward, backward, more };
}
