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

function workOut(units: readonly UnitRow[]) {
  const provinces = new Map<string, number>();
  for (const unit of units) if (!provinces.has(unit.province)) provinces.set(unit.province, provinces.size);
  return {
    units,
    index: new Map(units.map((unit, index) => [unit.id, index])),
    x: Float64Array.from(units, (unit) => worldX(unit.longitude)),
    y: Float64Array.from(units, (unit) => worldY(unit.latitude)),
    province: Int32Array.from(units, (unit) => provinces.get(unit.province) ?? 0),
    names: units.map((unit) => unit.name),
  };
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
