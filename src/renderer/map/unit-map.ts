import { useMemo } from 'react';
import type { UnitRow } from '../../shared/contract/data.ts';
import { useShape, useUnits } from '../app/queries.ts';
import { emptyGeometry } from './geometry.ts';
import { worldX, worldY } from './mercator.ts';

const known = new WeakMap<readonly UnitRow[], ReturnType<typeof workOut>>();

/** Where the units are and what they are called, by their index; worked out once for all who ask. */
export function placesOf(units: readonly UnitRow[]) {
  let places = known.get(units);
  if (places === undefined) {
    places = workOut(units);
    known.set(units, places);
  }
  return places;
}

/** One pass: `from` of typed arrays asks an iterator for each of tens of thousands, several times slower. */
function workOut(units: readonly UnitRow[]) {
  const count = units.length;
  const provinces = new Map<string, number>();
  const index = new Map<number, number>();
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const province = new Int32Array(count);
  const names = new Array<string>(count);
  units.forEach((unit, at) => {
    let number = provinces.get(unit.province);
    if (number === undefined) {
      number = provinces.size;
      provinces.set(unit.province, number);
    }
    province[at] = number;
    index.set(unit.id, at);
    x[at] = worldX(unit.longitude);
    y[at] = worldY(unit.latitude);
    names[at] = unit.name;
  });
  return { units, index, x, y, province, names };
}

/** The units as the map needs them; changes only when units or their borders do, or finer borders come in. */
export function useUnitMap() {
  const units = useUnits().data;
  const geometry = useShape().data;
  return useMemo(() => {
    if (units === undefined || geometry === undefined) return null;
    const places = placesOf(units);
    const count = units.length;
    if (geometry.levels.length === 0) return { ...places, geometry: emptyGeometry(count) };
    // Units and borders come apart; after an import one may be there before the other.
    return geometry.unitCount === count ? { ...places, geometry } : null;
  }, [units, geometry]);
}
export type UnitMap = NonNullable<ReturnType<typeof useUnitMap>>;
