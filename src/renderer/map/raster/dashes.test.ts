import { describe, expect, it } from 'vitest';
import { dashed } from './dashes.ts';

describe('a dashed line', () => {
  it('goes on with its pattern around corners, and closes with what is left', () => {
    const found: number[][] = [];
    dashed(Float64Array.of(0, 0, 5, 0, 5, 6), 3, [4, 2], (...piece) => found.push(piece));
    expect(found).toEqual([
      [0, 0, 4, 0],
      [5, 1, 5, 5],
    ]);
  });

  it('of a line without length is nothing', () => {
    const found: number[][] = [];
    dashed(Float64Array.of(3, 3, 3, 3), 2, [4, 2], (...piece) => found.push(piece));
    expect(found).toEqual([]);
  });
});
