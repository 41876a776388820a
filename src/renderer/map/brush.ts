import type L from 'leaflet';
import { worldSize, worldX, worldY } from './mercator.ts';
import type { Scene } from './scene.ts';

/** A click without a brush still reaches marks so far away, pixels. */
const reach = 7;

function within(
  map: L.Map,
  place: { lng: number; lat: number },
  radius: number,
): (x: number, y: number) => boolean {
  const [cx, cy] = [worldX(place.lng), worldY(place.lat)];
  const square = (radius / worldSize(map.getZoom())) ** 2;
  return (x, y) => (x - cx) ** 2 + (y - cy) ** 2 <= square;
}

/** Units under a brush: the one it is over, and those whose label point it covers. */
export function unitsWithin(
  scene: Scene,
  map: L.Map,
  place: { lng: number; lat: number },
  radius: number,
  under: number,
): number[] {
  const units = under === -1 ? [] : [under];
  if (radius === 0) return units;
  const inside = within(map, place, radius);
  scene.unitX.forEach((x, unit) => {
    if (unit !== under && inside(x, scene.unitY[unit] ?? 0)) units.push(unit);
  });
  return units;
}

/** Ids of the accounts under a brush, or under a click; `skip` by the account's unit and the territory index it is held in. */
export function accountsWithin(
  scene: Scene,
  map: L.Map,
  place: { lng: number; lat: number },
  radius: number,
  skip: (unit: number, heldBy: number | undefined) => boolean,
): number[] {
  const inside = within(map, place, Math.max(radius, reach));
  const { ids, x, y, unit } = scene.accounts;
  const found: number[] = [];
  ids.forEach((id, index) => {
    if (!inside(x[index] ?? 0, y[index] ?? 0)) return;
    const held = scene.exceptions.get(id);
    const heldBy = held === undefined ? undefined : (scene.territories[held]?.id ?? 0);
    if (!skip(unit[index] ?? -1, heldBy)) found.push(id);
  });
  return found;
}
