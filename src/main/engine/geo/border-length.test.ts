import { expect, it } from 'vitest';
import { buildAdjacency } from '../design/adjacency.ts';
import { borderLengths } from './border-length.ts';
import { boundaryFromShapes } from './boundary.ts';
import { greatCircle } from './distance.ts';
import type { Shape } from './polygon-set.ts';

const box = (west: number, south: number, east: number, north: number): Shape => [
  [
    [
      [west, south],
      [west, north],
      [east, north],
      [east, south],
      [west, south],
    ],
  ],
];

it('measures the border two units share, the same from both sides, and none where only a link joins them', () => {
  // A wide unit below two narrow ones; the fourth is an island joined to the first by a link.
  const boundary = boundaryFromShapes([
    [
      [
        [
          [120, 30],
          [120, 30.1],
          [120.1, 30.1],
          [120.2, 30.1],
          [120.2, 30],
          [120, 30],
        ],
      ],
    ],
    box(120, 30.1, 120.1, 30.3),
    box(120.1, 30.1, 120.2, 30.3),
    box(125, 30, 125.1, 30.1),
  ]);
  const adjacency = buildAdjacency(
    4,
    [
      [0, 1],
      [0, 2],
      [1, 2],
      [0, 3],
    ],
    [],
  );
  const lengths = borderLengths(boundary, adjacency, new Map([0, 1, 2, 3].map((id) => [id, id])));
  const between = (a: number, b: number) => {
    for (let edge = adjacency.offsets[a]; edge < adjacency.offsets[a + 1]; edge++)
      if (adjacency.neighbours[edge] === b) return lengths[edge];
    return Number.NaN;
  };
  const close = (value: number, metres: number) => expect(Math.abs(value / metres - 1)).toBeLessThan(0.001);
  close(between(0, 1), greatCircle(120, 30.1, 120.1, 30.1));
  close(between(1, 2), greatCircle(120.1, 30.1, 120.1, 30.3));
  expect(between(2, 0)).toBe(between(0, 2));
  expect(between(0, 3)).toBe(0);
});
