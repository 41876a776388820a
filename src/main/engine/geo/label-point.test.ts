import { expect, it } from 'vitest';
import { labelPoint } from './label-point.ts';
import { polygonSet } from './polygon-set.ts';

it('finds the middle of a square, and soon gives up on a spike without area', () => {
  const square = [
    [
      [
        [119, 31],
        [120, 31],
        [120, 32],
        [119, 32],
        [119, 31],
      ],
    ],
  ];
  const spike = [
    [
      [
        [119, 31],
        [120, 31],
        [120, 32],
        [120, 31],
        [119, 31],
      ],
    ],
  ];
  const [x, y] = labelPoint(polygonSet([square]), 0) ?? [];
  expect(x).toBeCloseTo(119.5, 1);
  expect(y).toBeCloseTo(31.5, 1);
  const started = performance.now();
  expect(labelPoint(polygonSet([spike]), 0)).not.toBeNull();
  expect(performance.now() - started).toBeLessThan(5000);
});
