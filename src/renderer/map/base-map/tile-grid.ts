import type { View } from '../scene.ts';

/** A tile of the Web Mercator grid and where it lies on the canvas, pixels. */
export interface TilePlace {
  zoom: number;
  x: number;
  y: number;
  left: number;
  top: number;
  side: number;
}

/** Tiles drawn at less than this share of their size are not drawn at all: a country in street tiles is thousands. */
const leastShare = 1 / 4;
const tileSide = 256;

/**
 * The tiles that cover a view. A tile is 256 pixels wide at its own zoom, whatever its picture has; beyond the finest zoom of the
 * file its tiles are drawn larger. `shift`: how far the tiles' world lies from ours, world units.
 */
export function tilesOf(
  view: View,
  { minZoom, maxZoom }: { minZoom: number; maxZoom: number },
  shift: { x: number; y: number } = { x: 0, y: 0 },
): TilePlace[] {
  const zoom = Math.max(minZoom, Math.min(maxZoom, Math.round(view.zoom)));
  const across = 2 ** zoom;
  const side = view.size / across;
  if (side < tileSide * leastShare) return [];
  const left = view.originX + shift.x * view.size;
  const top = view.originY + shift.y * view.size;
  const places: TilePlace[] = [];
  const last = across - 1;
  for (
    let y = Math.max(0, Math.floor(top / side));
    y <= Math.min(last, Math.floor((top + view.height) / side));
    y++
  )
    for (
      let x = Math.max(0, Math.floor(left / side));
      x <= Math.min(last, Math.floor((left + view.width) / side));
      x++
    )
      places.push({ zoom, x, y, left: x * side - left, top: y * side - top, side });
  return places;
}

/** The tile `up` levels above, and which part of it a tile is: `at` and `size` as shares of its side. */
export function ancestorOf(place: Pick<TilePlace, 'zoom' | 'x' | 'y'>, up: number) {
  const parts = 2 ** up;
  return {
    zoom: place.zoom - up,
    x: Math.floor(place.x / parts),
    y: Math.floor(place.y / parts),
    atX: (place.x % parts) / parts,
    atY: (place.y % parts) / parts,
    size: 1 / parts,
  };
}
