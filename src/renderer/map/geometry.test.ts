import { topology } from 'topojson-server';
import { describe, expect, it } from 'vitest';
import { createArcCache } from './arc-cache.ts';
import { readGeometry, ringArea, unitAt } from './geometry.ts';
import { latitudeOf, longitudeOf, worldX, worldY } from './mercator.ts';

const square = (west: number, south: number, hole?: [number, number]) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [west, south],
      [west + 1, south],
      [west + 1, south + 1],
      [west, south + 1],
      [west, south],
    ],
    ...(hole
      ? [
          [
            [hole[0], hole[1]],
            [hole[0] + 0.2, hole[1]],
            [hole[0] + 0.2, hole[1] + 0.2],
            [hole[0], hole[1] + 0.2],
            [hole[0], hole[1]],
          ],
        ]
      : []),
  ],
});

function text(quantized: boolean): string {
  const feature = (id: number, geometry: ReturnType<typeof square>) => ({
    type: 'Feature' as const,
    id,
    properties: {},
    geometry,
  });
  const units = {
    type: 'FeatureCollection' as const,
    features: [feature(7, square(118, 31)), feature(9, square(119, 31, [119.4, 31.4]))],
  };
  return JSON.stringify(topology({ units }, quantized ? 1e5 : undefined));
}

const at = (geometry: ReturnType<typeof readGeometry>, longitude: number, latitude: number) =>
  unitAt(geometry, worldX(longitude), worldY(latitude));

describe('readGeometry', () => {
  for (const quantized of [false, true]) {
    it(`finds the unit under a point, holes excepted (quantised: ${quantized})`, () => {
      const geometry = readGeometry(text(quantized), [7, 9]);
      expect(at(geometry, 118.5, 31.5)).toBe(0);
      expect(at(geometry, 119.1, 31.5)).toBe(1);
      expect(at(geometry, 119.5, 31.5)).toBe(-1);
      expect(at(geometry, 117.9, 31.5)).toBe(-1);
    });
  }

  it('stores the border of two neighbours once, with both sides', () => {
    const geometry = readGeometry(text(false), [7, 9]);
    const shared = [...geometry.arcA].filter((a, arc) => a !== -1 && geometry.arcB[arc] !== -1);
    expect(shared).toHaveLength(1);
  });

  it('winds outer rings one way and holes the other', () => {
    const geometry = readGeometry(text(false), [7, 9]);
    const [outer, hole] = geometry.polygons[1]?.[0] ?? [];
    expect(ringArea(geometry, outer as Int32Array)).toBeGreaterThan(0);
    expect(ringArea(geometry, hole as Int32Array)).toBeLessThan(0);
  });

  it('has no shapes, and does not fail, for a plan without units', () => {
    const geometry = readGeometry('', []);
    expect(geometry.bounds).toBeNull();
    expect(unitAt(geometry, 0.5, 0.5)).toBe(-1);
  });

  it('keeps both ends of every arc when a zoom thins them', () => {
    const geometry = readGeometry(text(false), [7, 9]);
    const arcs = createArcCache(geometry)(0);
    for (let arc = 0; arc < arcs.start.length - 1; arc++) {
      const from = arcs.start[arc] as number;
      const to = (arcs.start[arc + 1] as number) - 1;
      expect(to).toBeGreaterThan(from);
      expect(arcs.points[2 * from]).toBeCloseTo(
        (geometry.points[2 * (geometry.arcStart[arc] as number)] as number) * 256,
      );
    }
  });
});

describe('mercator', () => {
  it('comes back to the same place', () => {
    expect(longitudeOf(worldX(121.4737))).toBeCloseTo(121.4737, 9);
    expect(latitudeOf(worldY(31.2304))).toBeCloseTo(31.2304, 9);
  });
});
