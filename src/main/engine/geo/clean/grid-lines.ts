import type { BoundaryTopology } from '../boundary.ts';
import { arcPositions } from '../simplify.ts';
import { type Line, type Point, stepsPerDegree } from './grid.ts';

/** A map's arcs on the grid, and whose they are. */
export interface GridLines {
  /** By arc; shorter than two points where it has no length on the grid, or nobody has it. */
  lines: readonly Line[];
  /** Units that have the arc in their borders, by arc. */
  holders: readonly (readonly number[])[];
  /** Arcs with one unit on each side, as every border inside a map should be. */
  twoSided: Uint8Array;
}

export function gridLines(boundary: BoundaryTopology): GridLines {
  const holders = boundary.arcs.map((): number[] => []);
  const raw = boundary.arcs.map((arc) => onGrid(arcPositions(arc, boundary.transform)));
  /** 1: somebody lies on the left of the arc, 2: on the right. */
  const sides = new Uint8Array(raw.length);
  const doubtful = new Uint8Array(raw.length);
  boundary.objects.units.geometries.forEach((geometry, unit) => {
    const parts = geometry.type === 'Polygon' ? [geometry.arcs] : geometry.arcs;
    for (const part of parts)
      part.forEach((ring, at) => {
        const area = ringArea(ring, raw);
        // A hole has its unit outside.
        const isLeft = area > 0 === (at === 0);
        for (const arc of ring) {
          const index = arc < 0 ? ~arc : arc;
          holders[index].push(unit);
          const side = isLeft === arc >= 0 ? 1 : 2;
          if (sides[index] & side || area === 0) doubtful[index] = 1;
          sides[index] |= side;
        }
      });
  });
  return {
    lines: raw.map((line, arc) => (holders[arc].length > 0 ? line : [])),
    holders,
    twoSided: Uint8Array.from(raw, (_, arc) =>
      Number(holders[arc].length === 2 && sides[arc] === 3 && doubtful[arc] === 0),
    ),
  };
}

function onGrid(positions: readonly (readonly [number, number])[]): Line {
  const points = positions.map(
    ([x, y]): Point => [Math.round(x * stepsPerDegree), Math.round(y * stepsPerDegree)],
  );
  return points.filter(([x, y], index) => {
    const last = points[index - 1];
    return !last || last[0] !== x || last[1] !== y;
  });
}

/** Twice the area of a ring of arcs, positive where it runs counter-clockwise (Gauss's formula). */
function ringArea(ring: readonly number[], lines: readonly Line[]): number {
  let area = 0;
  const [first] = lines[ring[0] < 0 ? ~ring[0] : ring[0]];
  if (!first) return 0;
  // From a point of its own: the products stay small.
  const [originX, originY] = first;
  for (const arc of ring) {
    const line = lines[arc < 0 ? ~arc : arc];
    let sum = 0;
    for (let at = 1; at < line.length; at++) {
      const [x1, y1] = line[at - 1];
      const [x2, y2] = line[at];
      sum += (x1 - originX) * (y2 - originY) - (x2 - originX) * (y1 - originY);
    }
    area += arc < 0 ? -sum : sum;
  }
  return area;
}
