import { expect, it } from 'vitest';
import { boundaryFromShapes, shapeOf } from './boundary.ts';
import { pruneTopology } from './prune-topology.ts';

const square = (x: number, y: number) => [
  [
    [
      [x, y],
      [x, y + 1],
      [x + 1, y + 1],
      [x + 1, y],
      [x, y],
    ],
  ],
];

it('keeps the chosen shapes as they were and no arc of the others', () => {
  const whole = boundaryFromShapes([square(0, 0), square(1, 0), square(2, 0), square(50, 50)]);
  const pruned = pruneTopology(whole, new Set([0, 1]));
  expect(pruned.objects.units.geometries.map(({ id }) => id)).toEqual([0, 1]);
  for (const geometry of pruned.objects.units.geometries) {
    const before = whole.objects.units.geometries.find(({ id }) => id === geometry.id);
    expect(shapeOf(pruned, geometry)).toEqual(before && shapeOf(whole, before));
  }
  const used = new Set(
    pruned.objects.units.geometries.flatMap(({ arcs }) =>
      arcs.flat(3).map((arc) => (Number(arc) < 0 ? ~Number(arc) : Number(arc))),
    ),
  );
  expect([...used].sort()).toEqual(pruned.arcs.map((_, index) => index));
  expect(pruned.arcs.length).toBeLessThan(whole.arcs.length);
});
