import { Delaunay } from 'd3-delaunay';
import { intersection } from 'polyclip-ts';
import type { Shape } from './polygon-set.ts';

type Ring = [number, number][];

/**
 * Cuts a unit's polygon along the Voronoi cells of some points (Okabe et al. 2000): part i holds what is nearest to centre i.
 * Longitudes are shrunk by cos(latitude) while cells are drawn, so that "nearest" is meant in metres.
 * @param centres two or more different points, degrees
 * @returns one shape per centre; empty where a cell misses the polygon
 */
export function cutShape(shape: Shape, centres: readonly (readonly [number, number])[]): Shape[] {
  const [west, south, east, north] = frame(shape, centres);
  const shrink = Math.max(0.01, Math.cos((((south + north) / 2) * Math.PI) / 180));
  const cells = Delaunay.from(centres.map(([x, y]) => [x * shrink, y] as [number, number])).voronoi([
    west * shrink,
    south,
    east * shrink,
    north,
  ]);
  const whole = shape.map((part) => part.map((ring) => ring.map(([x, y]) => [x, y] as [number, number])));
  return centres.map((_, index): Shape => {
    const cell = cells.cellPolygon(index);
    if (!cell) return [];
    const ring: Ring = cell.map(([x, y]) => [x / shrink, y]);
    return intersection(whole, [[ring]]);
  });
}

/** A box round polygon and points, a little larger, so that no cell ends on a border. */
function frame(
  shape: Shape,
  centres: readonly (readonly [number, number])[],
): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  const grow = (x: number, y: number) => {
    box[0] = Math.min(box[0], x - 0.01);
    box[1] = Math.min(box[1], y - 0.01);
    box[2] = Math.max(box[2], x + 0.01);
    box[3] = Math.max(box[3], y + 0.01);
  };
  for (const [x, y] of centres) grow(x, y);
  for (const part of shape) for (const ring of part) for (const [x, y] of ring) grow(x, y);
  return box;
}

/** A point this near a border line, degrees (1 cm), lies on it. */
const onLine = 1e-7;

/**
 * Gives a polygon the vertices of a neighbour that was cut, where they lie on its border: two polygons share a border only
 * when they have the same vertices along it.
 */
export function withVertices(shape: Shape, vertices: readonly (readonly [number, number])[]): Shape {
  return shape.map((part) =>
    part.map((ring) =>
      ring.flatMap((from, index) => {
        const to = ring[index + 1];
        if (!to) return [from];
        const between = vertices.filter((vertex) => liesBetween(vertex, from, to));
        between.sort((a, b) => squared(a, from) - squared(b, from));
        return [from, ...between];
      }),
    ),
  );
}

const squared = (a: readonly number[], b: readonly number[]) => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2;

function liesBetween(point: readonly number[], from: readonly number[], to: readonly number[]): boolean {
  const length = Math.sqrt(squared(from, to));
  if (length < onLine) return false;
  const along =
    ((point[0] - from[0]) * (to[0] - from[0]) + (point[1] - from[1]) * (to[1] - from[1])) / length;
  if (along < onLine || along > length - onLine) return false;
  const across =
    ((point[0] - from[0]) * (to[1] - from[1]) - (point[1] - from[1]) * (to[0] - from[0])) / length;
  return Math.abs(across) < onLine;
}
