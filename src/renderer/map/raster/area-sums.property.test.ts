import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AreaSums } from './area-sums.ts';

const width = 24;
const height = 16;

type Point = readonly [number, number];
const place = fc.tuple(
  fc.double({ min: -8, max: width + 8, noNaN: true }),
  fc.double({ min: -8, max: height + 8, noNaN: true }),
);

/** Area of a polygon within a box (Sutherland and Hodgman 1974), positive one way round. */
function areaIn(corners: readonly Point[], x: number, y: number): number {
  const cut = (points: readonly Point[], axis: 0 | 1, limit: number, below: boolean): Point[] =>
    points.flatMap((point, at): Point[] => {
      const before = points.at(at - 1) ?? point;
      const isIn = ([a, b]: Point) => (below ? [a, b][axis]! <= limit : [a, b][axis]! >= limit);
      const share = (limit - before[axis]) / (point[axis] - before[axis]);
      const edge: Point = [
        before[0] + (point[0] - before[0]) * share,
        before[1] + (point[1] - before[1]) * share,
      ];
      if (isIn(point)) return isIn(before) ? [point] : [edge, point];
      return isIn(before) ? [edge] : [];
    });
  let points = cut(corners, 0, x, false);
  points = cut(points, 0, x + 1, true);
  points = cut(points, 1, y, false);
  points = cut(points, 1, y + 1, true);
  return (
    points.reduce((sum, [ax, ay], at) => {
      const [bx, by] = points[(at + 1) % points.length] ?? [0, 0];
      return sum + ax * by - bx * ay;
    }, 0) / 2
  );
}

function addRing(sums: AreaSums, ring: readonly Point[]): void {
  ring.forEach(([x, y], at) => {
    const [toX, toY] = ring[(at + 1) % ring.length] ?? [0, 0];
    sums.edge(x, y, toX, toY);
  });
}

function taken(sums: AreaSums): Uint32Array {
  const pixels = new Uint32Array(width * height);
  sums.take(pixels, height);
  return pixels;
}

describe('areas summed up', () => {
  it('cover each pixel by as much of it as lies in a triangle', () => {
    fc.assert(
      fc.property(fc.tuple(place, place, place), (corners) => {
        const sums = new AreaSums(width, height);
        sums.paint(255, 0, 0, 1);
        addRing(sums, corners);
        const pixels = taken(sums);
        for (let y = 0; y < height; y++)
          for (let x = 0; x < width; x++) {
            const exact = 255 * Math.abs(areaIn(corners, x, y));
            expect(Math.abs(((pixels[y * width + x] ?? 0) >>> 24) - exact)).toBeLessThan(1);
          }
      }),
      {
        numRuns: 100,
        examples: [
          // A border that leaves the picture at a low angle, and one as upright as numbers allow.
          [
            [
              [-8, 0],
              [32, 0],
              [32, 1],
            ],
          ],
          [
            [
              [0, 0],
              [5e-324, 1.8e-15],
              [-5e-324, 0],
            ],
          ],
        ],
      },
    );
  });

  it('leave no seam between neighbours, whatever their border is', () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 0, maxLength: 12 }), (between) => {
        const sums = new AreaSums(width, height);
        const top: Point = [12, -2];
        const bottom: Point = [12, height + 2];
        sums.paint(0, 100, 200, 1);
        addRing(sums, [top, [-50, -2], [-50, height + 2], bottom, ...between.toReversed()]);
        addRing(sums, [bottom, [90, height + 2], [90, -2], top, ...between]);
        const pixels = taken(sums);
        expect(new Set(pixels)).toEqual(new Set([0xffc86400]));
      }),
      { numRuns: 100 },
    );
  });
});
