import { describe, expect, it } from 'vitest';
import { insidePolygon } from './pick.ts';
import { neighbourTowards } from './walk.ts';

const x = Float64Array.from([0, 1, 0.2, -1, 0]);
const y = Float64Array.from([0, 0.1, 1, 0, -1]);

describe('walking the map by keyboard', () => {
  it('goes to the neighbour that lies that way', () => {
    expect(neighbourTowards(0, [1, 2, 3, 4], x, y, 'right')).toBe(1);
    expect(neighbourTowards(0, [1, 2, 3, 4], x, y, 'down')).toBe(2);
    expect(neighbourTowards(0, [1, 2, 3, 4], x, y, 'left')).toBe(3);
    expect(neighbourTowards(0, [1, 2, 3, 4], x, y, 'up')).toBe(4);
  });

  it('stays where nothing lies that way', () => {
    expect(neighbourTowards(0, [1], x, y, 'left')).toBe(-1);
    expect(neighbourTowards(0, [], x, y, 'left')).toBe(-1);
  });
});

describe('lasso', () => {
  it('holds what lies inside, also when drawn the other way round', () => {
    const loop: [number, number][] = [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
    ];
    expect(insidePolygon(loop, 5, 5)).toBe(true);
    expect(insidePolygon([...loop].reverse(), 5, 5)).toBe(true);
    expect(insidePolygon(loop, 11, 5)).toBe(false);
  });
});
