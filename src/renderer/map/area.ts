import type L from 'leaflet';
import type { Scope } from '../app/store.ts';
import { worldX, worldY } from './mercator.ts';
import { insidePolygon } from './pick.ts';
import type { Scene } from './scene.ts';

type Points = readonly (readonly [number, number])[];
/** Whether a place in world coordinates lies inside. */
type Inside = (x: number, y: number) => boolean;

/** The extent of a rectangle or lasso, pixels of the map's window. */
export interface AreaBox {
  left: number;
  right: number;
  top: number;
}

export function extent(points: Points): AreaBox {
  const across = points.map(([x]) => x);
  return {
    left: Math.min(...across),
    right: Math.max(...across),
    top: Math.min(...points.map(([, y]) => y)),
  };
}

/** Whether a place lies in a shape dragged over the window: a loop, or the rectangle between its first and last point. */
export function areaTest(map: L.Map, points: Points, tool: 'rectangle' | 'lasso'): Inside {
  const ring = points.map((point): [number, number] => {
    const { lng, lat } = map.containerPointToLatLng([...point]);
    return [worldX(lng), worldY(lat)];
  });
  const corners = tool === 'lasso' ? ring : [ring[0] ?? [0, 0], ring.at(-1) ?? [0, 0]];
  const [west, east] = [Math.min(...corners.map(([x]) => x)), Math.max(...corners.map(([x]) => x))];
  const [north, south] = [Math.min(...corners.map(([, y]) => y)), Math.max(...corners.map(([, y]) => y))];
  return (x, y) => {
    if (x < west || x > east || y < north || y > south) return false;
    return tool === 'rectangle' || insidePolygon(ring, x, y);
  };
}

/** Indices of the units whose label point, and ids of the accounts whose place, lies inside, as the scope says. */
export function caught(
  scope: Scope,
  inside: Inside,
  { unitX, unitY, accounts }: Scene,
): { units: number[]; accountIds: number[] } {
  const units: number[] = [];
  const accountIds: number[] = [];
  if (scope !== 'accounts')
    unitX.forEach((x, unit) => {
      if (inside(x, unitY[unit] ?? 0)) units.push(unit);
    });
  if (scope !== 'units')
    accounts.ids.forEach((id, index) => {
      if (inside(accounts.x[index] ?? 0, accounts.y[index] ?? 0)) accountIds.push(id);
    });
  return { units, accountIds };
}
