import { expect, it } from 'vitest';
import type { Comparison, Standing } from '../../../../shared/contract/compare.ts';
import { distributionSides } from './distribution.ts';

const standing = (territoryId: number, workload: number, attainment: number | null): Standing => ({
  territoryId,
  name: `T${territoryId}`,
  workload,
  potential: null,
  sales: null,
  utilisation: null,
  attainment,
});
const comparison = {
  left: { id: 1, colour: 0 },
  right: { id: 2, colour: 1 },
  standings: {
    left: [standing(1, -0.5, null), standing(2, 0.5, null), standing(3, 0, null), standing(4, 0.1, null)],
    right: [standing(1, 0.25, 1.5)],
  },
} as unknown as Comparison;

it('lays every scenario out on one scale, with its quartiles', () => {
  const { sides, reference } = distributionSides([comparison], 'workload');
  expect(reference).toBe(0.5);
  expect(sides.map(({ scenarioId }) => scenarioId)).toEqual([1, 2]);
  expect(sides[0]?.points.map(({ name, x }) => [name, x])).toEqual([
    ['T1', 0],
    ['T3', 0.5],
    ['T4', 0.6],
    ['T2', 1],
  ]);
  expect(sides[0]?.marks.map(({ value }) => value)).toEqual([-0.5, -0.125, 0.05, 0.2, 0.5]);
  expect(sides[1]?.points).toMatchObject([{ name: 'T1', x: 0.75 }]);
});

it('keeps the mark of the quota in sight, and scenarios without the figure without points', () => {
  const { sides, reference } = distributionSides([comparison], 'attainment');
  expect(reference).toBe(0);
  expect(sides.map(({ points }) => points.length)).toEqual([0, 1]);
  expect(sides[0]?.marks).toEqual([]);
  expect(distributionSides([comparison], 'sales')).toMatchObject({ reference: null });
});
