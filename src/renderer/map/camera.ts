import type L from 'leaflet';
import type { Geometry } from './geometry.ts';
import { latitudeOf, longitudeOf } from './mercator.ts';

type Bounds = [[number, number], [number, number]];

function toBounds(minX: number, minY: number, maxX: number, maxY: number): Bounds {
  return [
    [latitudeOf(maxY), longitudeOf(minX)],
    [latitudeOf(minY), longitudeOf(maxX)],
  ];
}

/** Free border around what is shown, pixels. */
const margin: [number, number] = [28, 28];

export function fitPlan(map: L.Map, geometry: Geometry, animate: boolean): void {
  if (geometry.bounds === null) return;
  map.fitBounds(toBounds(...geometry.bounds), { padding: margin, animate });
}

/** Brings units into view. */
export function fitUnits(map: L.Map, geometry: Geometry, units: readonly number[]): void {
  const bounds = boundsOf(geometry, units);
  if (bounds !== null) map.flyToBounds(bounds, { padding: [70, 70], maxZoom: 10, duration: 0.45 });
}

/** Room kept free around what is shown beside a card, and more of it to the right, where the zoom buttons are. */
const besideMargin = 20;
const buttonsWidth = 48;
/** What takes less than this share of the free room, both ways, is too small to be looked at. */
const largeEnough = 0.4;

/**
 * Brings units into view beside a card over the upper left corner, or below it, wherever they are seen larger. In view and large enough
 * there, they stay where they are.
 */
export function fitBeside(
  map: L.Map,
  geometry: Geometry,
  units: readonly number[],
  card: { right: number; bottom: number },
): void {
  const bounds = boundsOf(geometry, units);
  if (bounds === null) return;
  const { x: width, y: height } = map.getSize();
  const right = width - besideMargin - buttonsWidth;
  const bottom = height - besideMargin;
  const southWest = map.latLngToContainerPoint(bounds[0]);
  const northEast = map.latLngToContainerPoint(bounds[1]);
  const taken = (left: number, top: number) =>
    Math.max(
      (northEast.x - southWest.x) / Math.max(1, right - left),
      (southWest.y - northEast.y) / Math.max(1, bottom - top),
    );
  const beside = [card.right + besideMargin, besideMargin] as const;
  const below = [besideMargin, card.bottom + besideMargin] as const;
  const [left, top] = taken(...beside) < taken(...below) ? beside : below;
  const isInside = southWest.x >= left && northEast.x <= right && northEast.y >= top && southWest.y <= bottom;
  if (isInside && taken(left, top) >= largeEnough) return;
  map.flyToBounds(bounds, {
    paddingTopLeft: [left, top],
    paddingBottomRight: [width - right, height - bottom],
    maxZoom: 10,
    duration: 0.45,
  });
}

/**
 * A map that is left in the middle of a zoom has no picture any more that the zoom could end in: Leaflet 1.9 clears every timer when a
 * map is removed but the one that ends a zoom after 250 ms, which then throws (2.0 clears it, too).
 */
export function endZoomWithMap(map: L.Map): void {
  map.on('unload', () => {
    (map as L.Map & { _animatingZoom: boolean })._animatingZoom = false;
  });
}

/** From the south-western to the north-eastern corner; null when none has a border. */
function boundsOf(geometry: Geometry, units: readonly number[]): Bounds | null {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const unit of units) {
    if (!geometry.rings.has(unit)) continue;
    minX = Math.min(minX, geometry.boxes[4 * unit] ?? 0);
    minY = Math.min(minY, geometry.boxes[4 * unit + 1] ?? 0);
    maxX = Math.max(maxX, geometry.boxes[4 * unit + 2] ?? 0);
    maxY = Math.max(maxY, geometry.boxes[4 * unit + 3] ?? 0);
  }
  return minX === Infinity ? null : toBounds(minX, minY, maxX, maxY);
}
