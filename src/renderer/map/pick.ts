import { unitAt } from './geometry.ts';
import { worldSize, worldX, worldY } from './mercator.ts';
import type { PlacedName } from './paint-labels.ts';
import type { Scene } from './scene.ts';
import type { TerritoryLayer } from './TerritoryLayer.ts';

/** What lies under the pointer, topmost first. */
export type Target =
  | { kind: 'home'; id: number }
  | { kind: 'account'; index: number; id: number; unit: number }
  | { kind: 'cluster'; x: number; y: number; count: number; unit: number }
  | { kind: 'competitor'; id: number; unit: number }
  | { kind: 'unit'; unit: number };

/** What a right click means: the name of a territory, or else what lies there. */
export type MenuTarget = Target | NonNullable<ReturnType<typeof pickName>>;

/** Distance within which a point is meant, pixels. */
const reach = 7;

/** The nearest of some points within reach, or -1. */
function nearest(
  count: number,
  place: (index: number) => readonly [number, number],
  x: number,
  y: number,
  size: number,
): number {
  let best = -1;
  let least = (reach / size) ** 2;
  for (let i = 0; i < count; i++) {
    const [px, py] = place(i);
    const distance = (px - x) ** 2 + (py - y) ** 2;
    if (distance <= least) {
      least = distance;
      best = i;
    }
  }
  return best;
}

/** World coordinates of a place, and what is drawn there; `pointsToo` false looks for units alone. */
export function pick(
  layer: TerritoryLayer,
  scene: Scene,
  place: { lng: number; lat: number },
  zoom: number,
  pointsToo: boolean,
): Target | null {
  const x = worldX(place.lng);
  const y = worldY(place.lat);
  const size = worldSize(zoom);
  const unit = unitAt(scene.geometry, x, y);
  if (pointsToo) {
    const point = pickPoint(layer, scene, x, y, size, unit);
    if (point !== null) return point;
  }
  return unit === -1 ? null : { kind: 'unit', unit };
}

function pickPoint(
  layer: TerritoryLayer,
  scene: Scene,
  x: number,
  y: number,
  size: number,
  unit: number,
): Target | null {
  const { homes, accounts, competitors } = scene;
  if (scene.layers.homes) {
    const at = nearest(homes.length, (i) => [homes[i]?.x ?? 0, homes[i]?.y ?? 0], x, y, size);
    const home = homes[at];
    if (home !== undefined) return { kind: 'home', id: home.id };
  }
  const which = layer.drawn.accounts;
  const at = nearest(
    which.length,
    (i) => [accounts.x[which[i] ?? 0] ?? 0, accounts.y[which[i] ?? 0] ?? 0],
    x,
    y,
    size,
  );
  const index = which[at];
  if (index !== undefined) {
    return { kind: 'account', index, id: accounts.ids[index] ?? 0, unit: accounts.unit[index] ?? -1 };
  }
  for (const cluster of layer.drawn.clusters) {
    const radius = Math.max(cluster.radius, reach) / size;
    if ((cluster.x - x) ** 2 + (cluster.y - y) ** 2 <= radius ** 2)
      return { kind: 'cluster', x: cluster.x, y: cluster.y, count: cluster.count, unit };
  }
  if (scene.layers.competitors) {
    const site =
      competitors[
        nearest(competitors.length, (i) => [competitors[i]?.x ?? 0, competitors[i]?.y ?? 0], x, y, size)
      ];
    if (site !== undefined) return { kind: 'competitor', id: site.id, unit };
  }
  return null;
}

/** The territory whose name stands at a place, or null: names lie over everything else. */
export function pickName(
  names: readonly PlacedName[],
  place: { lng: number; lat: number },
): { kind: 'name'; territoryId: number } | null {
  const x = worldX(place.lng);
  const y = worldY(place.lat);
  const found = names.find(
    ({ id, box }) => id > 0 && x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height,
  );
  return found === undefined ? null : { kind: 'name', territoryId: found.id };
}

/** Whether a point lies in a polygon given by its corners (even-odd). */
export function insidePolygon(points: readonly (readonly [number, number])[], x: number, y: number): boolean {
  let inside = false;
  for (let i = 0, j = points.length - 1; i < points.length; j = i++) {
    const [ax, ay] = points[i] ?? [0, 0];
    const [bx, by] = points[j] ?? [0, 0];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
