import { describe, expect, it } from 'vitest';
import { deviationShade, quantileShade } from '../../shared/domain/shading.ts';

const ramp = ['a', 'b', 'c', 'd', 'e'];
const seven = ['1', '2', '3', '4', '5', '6', '7'];

describe('quantileShade', () => {
  it('puts about as many units in each class and counts them all', () => {
    const values = Array.from({ length: 100 }, (_, index) => index * index);
    const shade = quantileShade([...values, null], ramp);
    expect(shade.classes.map((one) => one.count)).toEqual([20, 20, 20, 20, 20]);
    expect(shade.missing).toBe(1);
    expect(shade.classOf(null)).toBeNull();
    expect(shade.classOf(0)).toBe(0);
    expect(shade.classOf(99 * 99)).toBe(4);
  });

  it('uses fewer classes when values repeat, over the whole ramp', () => {
    const shade = quantileShade([0, 0, 0, 0, 0, 0, 0, 0, 5, 5], ramp);
    expect(shade.classes).toHaveLength(2);
    expect(shade.classes.map((one) => one.colour)).toEqual(['a', 'e']);
    expect(shade.classes.map((one) => one.count)).toEqual([8, 2]);
  });

  it('is empty without figures', () => {
    expect(quantileShade([null, null], ramp).classes).toEqual([]);
  });
});

describe('deviationShade', () => {
  it('is flat inside the tolerance band and symmetric outside', () => {
    const shade = deviationShade([], seven);
    expect([-0.1, -0.04, 0, 0.1].map((value) => shade.classOf(value))).toEqual([3, 3, 3, 3]);
    expect([0.11, 0.2, 0.21, 0.3, 0.31, 4].map((value) => shade.classOf(value))).toEqual([4, 4, 5, 5, 6, 6]);
    expect([-0.11, -0.21, -0.31].map((value) => shade.classOf(value))).toEqual([2, 1, 0]);
  });
});
