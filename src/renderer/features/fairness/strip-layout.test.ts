import { expect, it } from 'vitest';
import { layoutStrip } from './strip-layout.ts';

const at = (value: number, territoryId: number) => ({ territoryId, value, outlier: null });

it('puts values in their order and equals beside each other', () => {
  const { points, scale } = layoutStrip([at(3, 1), at(1, 2), at(2, 3), at(2, 4), at(2, 5)], {
    least: 1,
    most: 3,
  });
  expect(points.map(({ territoryId }) => territoryId)).toEqual([2, 3, 4, 5, 1]);
  expect(points.map(({ x }) => x)).toEqual([0, 0.5, 0.5, 0.5, 1]);
  expect(new Set(points.slice(1, 4).map(({ y }) => y)).size).toBe(3);
  expect(scale(1.5)).toBe(0.25);
});

it('puts a single value in the middle', () => {
  expect(layoutStrip([at(7, 1)], { least: 7, most: 7 }).points).toMatchObject([{ x: 0.5, y: 0 }]);
});
