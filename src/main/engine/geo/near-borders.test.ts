import { describe, expect, it } from 'vitest';
import { nearBorderOptions, nearBorders } from './near-borders.ts';
import { polygonSet, type Shape } from './polygon-set.ts';

/** A rectangle with so many extra vertices along its left and right sides. */
function rectangle(west: number, south: number, east: number, north: number, extra = 0): Shape {
  const side = (x: number, from: number, to: number) =>
    Array.from({ length: extra + 1 }, (_, at) => [x, from + ((to - from) * at) / (extra + 1)]);
  const ring = [
    ...side(west, north, south),
    [west, south],
    ...side(east, south, north),
    [east, north],
    [west, north],
  ];
  return [[ring]];
}

const metre = 1 / 111_195;

describe('neighbours that share no vertices', () => {
  it('are found across a hair’s gap, an overlap, and vertices only one side has', () => {
    const set = polygonSet([
      rectangle(119, 31, 120, 32, 7),
      rectangle(120 + 10 * metre, 31.2, 121, 31.8, 3),
      rectangle(118, 31, 119 + 12 * metre, 32, 5),
    ]);
    expect(nearBorders(set, [], nearBorderOptions(set))).toEqual([
      [0, 1],
      [0, 2],
    ]);
    expect(nearBorders(set, [[0, 1]], nearBorderOptions(set))).toEqual([[0, 2]]);
  });

  it('are not those that meet at a corner, lie across a river, or stand alone', () => {
    const set = polygonSet([
      rectangle(119, 31, 120, 32),
      rectangle(120, 32, 121, 33),
      rectangle(120 + 300 * metre, 31, 121, 31.9),
      rectangle(125, 31, 126, 32),
      [],
    ]);
    expect(nearBorders(set, [], nearBorderOptions(set))).toEqual([]);
  });

  it('are judged by the size of the units', () => {
    const block = 100 * metre;
    const street = 5 * metre;
    const set = polygonSet([
      rectangle(119, 31, 119 + block, 31 + block),
      rectangle(119 + block + street, 31, 119 + 2 * block, 31 + block),
    ]);
    expect(nearBorders(set, [], nearBorderOptions(set))).toEqual([]);
    expect(nearBorders(set, [], { tolerance: 10, least: 20 })).toEqual([[0, 1]]);
  });
});
