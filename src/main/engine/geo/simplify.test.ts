import { describe, expect, it } from 'vitest';
import { boundaryFromShapes, shapeOf, sharedBorders } from './boundary.ts';
import type { Shape } from './polygon-set.ts';
import { arcPositions, boundaryLevels, simplifyBoundary, vertexCount } from './simplify.ts';

/** Squares of a grid whose sides wave, each side the same line for both who share it. */
function wavyGrid(columns: number, rows: number, points: number): Shape[] {
  const line = (x1: number, y1: number, x2: number, y2: number) =>
    Array.from({ length: points }, (_, at) => {
      const along = at / points;
      const wave = Math.sin(along * Math.PI * 8) * 0.004;
      return [
        x1 + (x2 - x1) * along + (x1 === x2 ? wave : 0),
        y1 + (y2 - y1) * along + (y1 === y2 ? wave : 0),
      ];
    });
  const back = (part: number[][], end: number[]) => [end, ...part.slice(1).reverse()];
  return Array.from({ length: columns * rows }, (_, index) => {
    const x = 118 + (index % columns);
    const y = 30 + Math.floor(index / columns);
    const ring = [
      ...line(x, y, x + 1, y),
      ...line(x + 1, y, x + 1, y + 1),
      ...back(line(x, y + 1, x + 1, y + 1), [x + 1, y + 1]),
      ...back(line(x, y, x, y + 1), [x, y + 1]),
      [x, y],
    ];
    return [[ring]];
  });
}

describe('levels of borders', () => {
  const boundary = boundaryFromShapes(wavyGrid(6, 6, 400));

  it('grow lighter and keep every unit, neighbour and closed ring', () => {
    const levels = boundaryLevels(boundary);
    expect(levels.length).toBeGreaterThanOrEqual(2);
    const counts = [boundary, ...levels].map(vertexCount);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    expect(counts.at(-1)).toBeLessThan(counts[0]! / 10);
    for (const level of levels) {
      const { geometries } = level.objects.units;
      expect(sharedBorders(geometries)).toEqual(sharedBorders(boundary.objects.units.geometries));
      for (const geometry of geometries) {
        const ring = shapeOf(level, geometry)?.[0]?.[0] ?? [];
        expect(ring.length).toBeGreaterThanOrEqual(4);
        expect(ring.at(-1)).toEqual(ring[0]);
      }
    }
  });

  it('share every border exactly: what a level keeps of an arc are points of the finest, its ends among them', () => {
    for (const level of boundaryLevels(boundary)) {
      expect(level.stray).toBeGreaterThan(0);
      expect(level.objects).toEqual(boundary.objects);
      expect(level.arcs).toHaveLength(boundary.arcs.length);
      for (const [index, thin] of level.arcs.entries()) {
        const kept = arcPositions(thin, level.transform).map(String);
        const finest = arcPositions(boundary.arcs[index]!, boundary.transform).map(String);
        expect(kept[0]).toBe(finest[0]);
        expect(kept.at(-1)).toBe(finest.at(-1));
        expect(finest).toEqual(expect.arrayContaining(kept));
      }
    }
  });

  it('never stray farther than allowed', () => {
    const level = simplifyBoundary(boundary, 0.002);
    for (const [index, thin] of level.arcs.entries()) {
      const arc = arcPositions(thin, level.transform);
      const fine = arcPositions(boundary.arcs[index]!, boundary.transform);
      for (const [x = 0, y = 0] of fine) {
        const nearest = Math.min(
          ...arc.slice(1).map(([x2 = 0, y2 = 0], at) => {
            const [x1 = 0, y1 = 0] = arc[at]!;
            const square = (x2 - x1) ** 2 + (y2 - y1) ** 2;
            const t =
              square === 0
                ? 0
                : Math.min(1, Math.max(0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / square));
            return Math.hypot(x - x1 - t * (x2 - x1), y - y1 - t * (y2 - y1));
          }),
        );
        expect(nearest).toBeLessThanOrEqual(0.002 + 1e-9);
      }
    }
  });

  it('leave an island a triangle, and a light map as it is', () => {
    const island = boundaryFromShapes(
      [
        [
          [
            Array.from({ length: 60 }, (_, at) => [
              120 + 0.001 * Math.cos(at / 9.4),
              30 + 0.001 * Math.sin(at / 9.4),
            ]),
          ],
        ],
      ].map((shape) => [[[...shape[0]![0]!, shape[0]![0]![0]!]]]),
    );
    const [geometry] = simplifyBoundary(island, 1).objects.units.geometries;
    expect(shapeOf(simplifyBoundary(island, 1), geometry!)?.[0]?.[0]?.length).toBeGreaterThanOrEqual(4);
    expect(boundaryLevels(island)).toEqual([]);
  });
});
