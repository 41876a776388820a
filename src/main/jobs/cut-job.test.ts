import { expect, it } from 'vitest';
import { utf8 } from '../../shared/wire/utf8.ts';
import { cutUnit } from './cut-job.ts';

type Ring = readonly (readonly [number, number])[];

const cutOf = (ring: Ring) =>
  cutUnit({
    topology: utf8(
      JSON.stringify({
        type: 'Topology',
        arcs: [ring],
        objects: {
          units: { type: 'GeometryCollection', geometries: [{ type: 'Polygon', id: 1, arcs: [[0]] }] },
        },
      }),
    ),
    unitId: 1,
    latitude: 32,
    points: [
      [118, 32],
      [119, 33],
    ],
    weights: Float64Array.from([0, 0]),
    parts: 2,
    firstNew: 2,
    touching: [],
  });

it('a unit is cut between its points; one whose border holds no area is refused, whatever file it comes from', () => {
  const square: Ring = [
    [117, 31],
    [120, 31],
    [120, 34],
    [117, 34],
    [117, 31],
  ];
  expect(cutOf(square).ids).toEqual([1, 2]);
  expect(cutOf(square).areas.every((area) => area > 0)).toBe(true);
  const line: Ring = [
    [118, 32],
    [119, 32],
    [118, 32],
    [118, 32],
  ];
  expect(() => cutOf(line)).toThrow('VALUE_INVALID');
});
