import { expect, it } from 'vitest';
import { polygonSet, type Shape } from './polygon-set.ts';
import { sliverUnits } from './slivers.ts';

const part = (x: number, y: number, width: number, height: number) => [
  [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
    [x, y],
  ],
];

it('finds units with a part as thin as a slip of the pen, and leaves narrow ones that are meant', () => {
  const metre = 1 / 111_195;
  const shapes: Shape[] = [
    [part(119, 31, 1, 1)],
    [part(120, 31, 1, 1), part(121, 31, 0.5, 8 * metre)],
    [part(122, 31, 0.5, 100 * metre)],
    [],
  ];
  expect(sliverUnits(polygonSet(shapes), 30)).toEqual([1]);
});
