import { describe, expect, it } from 'vitest';
import { latitudeOf, longitudeOf, worldSize, worldX, worldY } from '../mercator.ts';
import type { View } from '../scene.ts';
import { shiftAt } from './shift.ts';
import { ancestorOf, tilesOf } from './tile-grid.ts';

function viewAround(longitude: number, latitude: number, zoom: number): View {
  const size = worldSize(zoom);
  const [width, height] = [1000, 600];
  return {
    zoom,
    size,
    width,
    height,
    originX: worldX(longitude) * size - width / 2,
    originY: worldY(latitude) * size - height / 2,
  };
}

describe('tiles under the map', () => {
  it('lie where the map puts their corners: both are one Web Mercator', () => {
    const view = viewAround(118.8, 32.05, 9.3);
    const places = tilesOf(view, { minZoom: 0, maxZoom: 14 });
    expect(places.length).toBeGreaterThan(6);
    for (const { zoom, x, y, left, top } of places) {
      // The published tile numbers (OpenStreetMap wiki, "Slippy map tilenames"): corner of a tile in degrees.
      const longitude = (x / 2 ** zoom) * 360 - 180;
      const latitude = (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / 2 ** zoom))) * 180) / Math.PI;
      expect(left).toBeCloseTo(worldX(longitude) * view.size - view.originX, 6);
      expect(top).toBeCloseTo(worldY(latitude) * view.size - view.originY, 6);
    }
  });

  it('are the published ones for a known place', () => {
    // Nanjing, Xinjiekou, zoom 12: longitude 118.7782, latitude 32.0415.
    const view = { ...viewAround(118.7782, 32.0415, 12), width: 1, height: 1 };
    view.originX = worldX(118.7782) * view.size;
    view.originY = worldY(32.0415) * view.size;
    expect(tilesOf(view, { minZoom: 0, maxZoom: 14 })).toMatchObject([{ zoom: 12, x: 3399, y: 1662 }]);
  });

  it('cover the whole view and no tile twice, at any zoom between two', () => {
    for (const zoom of [4, 5.4, 7.5, 9.9, 13]) {
      const view = viewAround(110, 30, zoom);
      const places = tilesOf(view, { minZoom: 3, maxZoom: 11 });
      expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(places.length);
      expect(Math.min(...places.map(({ left }) => left))).toBeLessThanOrEqual(0);
      expect(Math.max(...places.map(({ left, side }) => left + side))).toBeGreaterThanOrEqual(view.width);
      expect(Math.max(...places.map(({ top, side }) => top + side))).toBeGreaterThanOrEqual(view.height);
    }
  });

  it('are drawn larger beyond the finest zoom, and left out where they would be specks', () => {
    const near = tilesOf(viewAround(110, 30, 14), { minZoom: 3, maxZoom: 10 });
    expect(near.every(({ zoom, side }) => zoom === 10 && side === 256 * 16)).toBe(true);
    expect(tilesOf(viewAround(110, 30, 5), { minZoom: 9, maxZoom: 12 })).toEqual([]);
  });

  it('that are missing are a part of the tile above', () => {
    expect(ancestorOf({ zoom: 6, x: 53, y: 25 }, 2)).toEqual({
      zoom: 4,
      x: 13,
      y: 6,
      atX: 0.25,
      atY: 0.25,
      size: 0.25,
    });
  });
});

describe('a base map in GCJ-02', () => {
  const [x, y] = [worldX(116.397), worldY(39.909)];

  it('is shifted by what that system adds at the place: some 500 m in Beijing', () => {
    const shift = shiftAt('gcj02', x, y);
    const east = longitudeOf(x + shift.x) - 116.397;
    const north = latitudeOf(y + shift.y) - 39.909;
    expect(east).toBeCloseTo(0.00624, 4);
    expect(north).toBeCloseTo(0.0014, 4);
  });

  it('is not shifted outside China, nor in WGS84 anywhere', () => {
    expect(shiftAt('wgs84', x, y)).toEqual({ x: 0, y: 0 });
    const paris = shiftAt('gcj02', worldX(2.35), worldY(48.86));
    expect(Math.hypot(paris.x, paris.y)).toBeLessThan(1e-12);
  });

  it('puts a place of the tiles onto the same place of the map', () => {
    const view = viewAround(116.397, 39.909, 14);
    const shift = shiftAt('gcj02', x, y);
    const [tile] = tilesOf(view, { minZoom: 0, maxZoom: 14 }, shift);
    const plain = tilesOf(view, { minZoom: 0, maxZoom: 14 }).find(
      (other) => other.x === tile?.x && other.y === tile.y,
    );
    expect((plain?.left ?? 0) - (tile?.left ?? 0)).toBeCloseTo(shift.x * view.size, 6);
    expect((plain?.top ?? 0) - (tile?.top ?? 0)).toBeCloseTo(shift.y * view.size, 6);
  });
});
