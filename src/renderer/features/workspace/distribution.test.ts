import { expect, it } from 'vitest';
import { deviationBins } from './distribution.ts';

it('counts deviations by how many bands they lie away, ends open, the edge of the band inside', () => {
  const bins = deviationBins([0, 0.1, -0.1, 0.1 + 1e-12, 0.11, 0.3, 0.31, -0.2, 9, -9, null], 0.1);
  expect(bins).toEqual([1, 0, 0, 0, 1, 4, 2, 1, 0, 0, 1]);
  expect(bins.reduce((sum, count) => sum + count, 0)).toBe(10);
});
