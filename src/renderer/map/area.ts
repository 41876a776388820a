import type L from 'leaflet';
import type { Scope } from '../app/store.ts';
import { latitudeOf, longitudeOf } from './mercator.ts';
import { insidePolygon } from './pick.ts';
import type { Scene } from './scene.ts';
import type { UnitMap } from './useScene.ts';

type Points = readonly (readonly [number, number])[];
type Inside = (longitude: number, latitude: number) => boolean;

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
  const [x1, y1] = points[0] ?? [0, 0];
  const [x2, y2] = points.at(-1) ?? [0, 0];
  return (longitude, latitude) => {
    const { x, y } = map.latLngToContainerPoint([latitude, longitude]);
    if (tool === 'lasso') return insidePolygon(points, x, y);
    return x >= Math.min(x1, x2) && x <= Math.max(x1, x2) && y >= Math.min(y1, y2) && y <= Math.max(y1, y2);
  };
}

/** Ids of the units whose label point, or the accounts whose place, lies inside. */
export function caught(scope: Scope, inside: Inside, unitMap: UnitMap | null, scene: Scene | null): number[] {
  if (scope === 'units') {
    return (unitMap?.units ?? [])
      .filter((unit) => inside(unit.longitude, unit.latitude))
      .map((unit) => unit.id);
  }
  const accounts = scene?.accounts;
  return [...(accounts?.ids ?? [])].filter((_, i) =>
    inside(longitudeOf(accounts?.x[i] ?? 0), latitudeOf(accounts?.y[i] ?? 0)),
  );
}
