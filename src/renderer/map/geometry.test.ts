import { topology } from 'topojson-server';
import { describe, expect, it } from 'vitest';
import type { BoundaryTopology } from '../../main/engine/geo/boundary.ts';
import { packLevel, packShape } from '../../main/engine/geo/shape-pack.ts';
import { simplifyBoundary } from '../../main/engine/geo/simplify.ts';
import { pack } from '../../shared/geometry/packed.ts';
import {
  emptyGeometry,
  levelFor,
  readGeometry,
  ringArea,
  type ShapeLevel,
  unitAt,
  wantsFiner,
  withLevel,
} from './geometry.ts';
import { latitudeOf, longitudeOf, worldSize, worldX, worldY } from './mercator.ts';

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

function borders(quantized: boolean): BoundaryTopology {
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
  return topology({ units }, quantized ? 1e5 : undefined) as unknown as BoundaryTopology;
}

const read = (boundary: BoundaryTopology, ids: readonly number[]) =>
  readGeometry(pack(packShape(boundary, ids)));

const at = (geometry: ReturnType<typeof readGeometry>, longitude: number, latitude: number) =>
  unitAt(geometry, worldX(longitude), worldY(latitude));

describe('readGeometry', () => {
  for (const quantized of [false, true]) {
    it(`finds the unit under a point, holes excepted (quantised: ${quantized})`, () => {
      const geometry = read(borders(quantized), [7, 9]);
      expect(at(geometry, 118.5, 31.5)).toBe(0);
      expect(at(geometry, 119.1, 31.5)).toBe(1);
      expect(at(geometry, 119.5, 31.5)).toBe(-1);
      expect(at(geometry, 117.9, 31.5)).toBe(-1);
    });
  }

  it('stores the border of two neighbours once, with both sides', () => {
    const geometry = read(borders(false), [7, 9]);
    const shared = [...geometry.arcA].filter((a, arc) => a !== -1 && geometry.arcB[arc] !== -1);
    expect(shared).toHaveLength(1);
  });

  it('winds outer rings one way and holes the other', () => {
    const geometry = read(borders(false), [7, 9]);
    const [outer, hole] = geometry.rings.of(1);
    expect(ringArea(geometry, outer as Int32Array)).toBeGreaterThan(0);
    expect(ringArea(geometry, hole as Int32Array)).toBeLessThan(0);
  });

  it('has no shapes, and does not fail, for a plan without borders', () => {
    const geometry = emptyGeometry(3);
    expect(geometry.bounds).toBeNull();
    expect(geometry.rings.count).toBe(3);
    expect(
      [0, 1, 2].map((unit) => [
        geometry.rings.has(unit),
        geometry.rings.of(unit),
        geometry.rings.arcs(unit).length,
      ]),
    ).toEqual(Array(3).fill([false, [], 0]));
    expect(unitAt(geometry, 0.5, 0.5)).toBe(-1);
  });

  it('leaves a unit without a shape empty, in its place', () => {
    const geometry = read(borders(true), [7, 8, 9]);
    expect([0, 1, 2].map((unit) => geometry.rings.has(unit))).toEqual([true, false, true]);
    expect(at(geometry, 119.1, 31.5)).toBe(2);
  });

  it('refuses bytes that are something else', () => {
    expect(() => readGeometry(new TextEncoder().encode('{"type":"Topology"}'))).toThrow(RangeError);
  });
});

describe('levels', () => {
  const fine = borders(true);
  const coarse = { ...simplifyBoundary(fine, 0.3), stray: 0.3 };
  const start = () => readGeometry(pack(packShape(coarse, [7, 9])), 1);

  it('draw with the coarsest that is true enough and ask for a finer one when none is', () => {
    const geometry = start();
    expect(wantsFiner(geometry, worldSize(0))).toBe(false);
    expect(wantsFiner(geometry, worldSize(9))).toBe(true);
    const both = withLevel(geometry, pack(packLevel(fine, [7, 9])));
    expect(both.finest).toBe(0);
    expect(wantsFiner(both, worldSize(14))).toBe(false);
    expect(levelFor(both, worldSize(0)).stray).toBeGreaterThan(0);
    expect(levelFor(both, worldSize(9)).stray).toBe(0);
    expect(both.points).toBe(levelFor(both, worldSize(9)).points);
  });

  it('have the same arcs with the same ends and the same neighbours, so that nothing gapes or overlaps', () => {
    const both = withLevel(start(), pack(packLevel(fine, [7, 9])));
    const [far, near] = both.levels;
    if (!far || !near) throw new Error('two levels expected');
    expect(far.arcStart).toHaveLength(near.arcStart.length);
    for (let arc = 0; arc < near.arcStart.length - 1; arc++) {
      const ends = ({ points, arcStart }: ShapeLevel) => {
        const first = arcStart[arc] ?? 0;
        const last = (arcStart[arc + 1] ?? 0) - 1;
        return [first, last].flatMap((at) => [points[2 * at], points[2 * at + 1]]);
      };
      expect(ends(far)).toEqual(ends(near));
    }
  });
});

describe('mercator', () => {
  it('comes back to the same place', () => {
    expect(longitudeOf(worldX(121.4737))).toBeCloseTo(121.4737, 9);
    expect(latitudeOf(worldY(31.2304))).toBeCloseTo(31.2304, 9);
  });
});
