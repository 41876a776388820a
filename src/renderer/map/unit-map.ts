import { useMemo } from 'react';
import { useShape, useUnits } from '../app/queries.ts';
import { emptyGeometry } from './geometry.ts';
import { worldX, worldY } from './mercator.ts';

/** The units as the map needs them; changes only when units or their borders do, or finer borders come in. */
export function useUnitMap() {
  const units = useUnits().data;
  const geometry = useShape().data;
  const places = useMemo(() => {
    if (units === undefined) return null;
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
  }, [units]);
  return useMemo(() => {
    if (places === null || geometry === undefined) return null;
    const count = places.units.length;
    if (geometry.levels.length === 0) return { ...places, geometry: emptyGeometry(count) };
    // Units and borders come apart; after an import one may be there before the other.
    return geometry.unitCount === count ? { ...places, geometry } : null;
  }, [places, geometry]);
}
export type UnitMap = NonNullable<ReturnType<typeof useUnitMap>>;
